package org.gelegen.datasets.published;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** A copy of a public table on this machine. */
final class PublishedFile {
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvReadFeature.FAIL_ON_MISSING_COLUMNS).build();

  private final Published dataset;
  private final Path file;

  PublishedFile(Published dataset, Path file) {
    this.dataset = dataset;
    this.file = file;
  }

  /** Refuses a copy that differs from what was published. */
  void verify() {
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(
          "%s is not there: get %s (%s, %s) from %s and name the file here, gzipped or not"
              .formatted(
                  file, dataset.fileName(), dataset.title(), dataset.licence(), dataset.source()));
    }
    String digest = digest(file);
    if (!digest.equals(dataset.sha256())) {
      throw new DatasetException(
          "%s is not the published %s: the SHA-256 of its content must be %s but is %s; get it anew from %s"
              .formatted(file, dataset.fileName(), dataset.sha256(), digest, dataset.source()));
    }
  }

  /** Hands over the rows. */
  void read(Consumer<Iterable<TableRow>> reader) {
    CsvSchema schema =
        CsvSchema.emptySchema().withHeader().withColumnSeparator(dataset.columnSeparator());
    try (InputStream in = open(file);
        MappingIterator<Map<String, String>> rows =
            CSV.readerForMapOf(String.class).with(schema).readValues(in)) {
      Rows counted = new Rows(rows);
      reader.accept(() -> counted);
      if (counted.read != dataset.rows()) {
        throw new DatasetException(
            "%s must have %d rows but has %d".formatted(file, dataset.rows(), counted.read));
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** SHA-256 of the content, unzipped, in hexadecimal. */
  static String digest(Path file) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(open(file), sha256)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The content, unzipped where the name says that it is zipped. */
  static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    return file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
  }

  private static DatasetException unreadable(Path file, IOException cause) {
    return new DatasetException(file + " cannot be read: " + cause.getMessage(), cause);
  }

  private static final class Rows implements Iterator<TableRow> {
    private final MappingIterator<Map<String, String>> rows;
    private long read;

    Rows(MappingIterator<Map<String, String>> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNextValue();
    }

    @Override
    public TableRow next() {
      read++;
      return new TableRow(read, rows.nextValue());
    }
  }
}
