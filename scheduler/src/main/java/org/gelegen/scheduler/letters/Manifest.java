package org.gelegen.scheduler.letters;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * The list of a day's letters, the last written at its end: CSV with a line of headings (RFC 4180).
 * A value that a spreadsheet would take for a formula has an apostrophe before it.
 */
final class Manifest {
  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
          .build();
  private static final String LINE_END = "\r\n";
  private static final CsvSchema SCHEMA =
      CsvSchema.builder()
          .addColumn("contact_id")
          .addColumn("debtor_id")
          .addColumn("file")
          .addColumn("pages")
          .addColumn("address")
          .addColumn("sha256")
          .setUseHeader(true)
          .setLineSeparator(LINE_END)
          .build();
  private static final ObjectWriter WRITER = MAPPER.writer(SCHEMA);
  private static final ObjectWriter LINE_WRITER = MAPPER.writer(SCHEMA.withoutHeader());
  private static final ObjectReader READER = MAPPER.readerFor(String[].class);
  private static final int COLUMNS = 6;

  /** What makes a formula of a cell, and the apostrophe itself, so that it can be taken off. */
  private static final String SUSPICIOUS = "=+-@\t\r'";

  private final SequencedMap<String, Line> lines = new LinkedHashMap<>();

  /** A line of it. */
  record Line(
      String contactId, String debtorId, String file, int pages, String address, String sha256) {}

  /** The manifest in {@code file}, empty where there is none. */
  static Manifest read(Path file) throws IOException {
    Manifest manifest = new Manifest();
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return manifest;
    }
    try (MappingIterator<String[]> rows =
        READER.with(CsvSchema.emptySchema().withSkipFirstDataRow(true)).readValues(text)) {
      while (rows.hasNext()) {
        manifest.put(line(rows.next()));
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("somebody changed the manifest " + file, e);
    }
    return manifest;
  }

  private static Line line(String[] cells) {
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException("a line has " + cells.length + " cells");
    }
    return new Line(
        plain(cells[0]),
        plain(cells[1]),
        cells[2],
        Integer.parseInt(cells[3]),
        plain(cells[4]),
        cells[5]);
  }

  /**
   * Writes one more line at the end of the manifest in {@code file}, which is there; when this
   * returns, it is on the disk.
   */
  static void append(Path file, Line line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(written(LINE_WRITER, List.of(line)));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.position(channel.size());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * Takes off the end of the manifest in {@code file} what is no whole line: a line that was being
   * written when the machine went down, of a letter that nobody was told is there.
   */
  static void mend(Path file) throws IOException {
    if (!Files.exists(file) || endsALine(file)) {
      return;
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    int whole = text.lastIndexOf(LINE_END);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(whole < 0 ? 0 : whole + LINE_END.length());
      channel.force(true);
    }
  }

  private static boolean endsALine(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer end = ByteBuffer.allocate(LINE_END.length());
      long at = channel.size() - end.capacity();
      while (at >= 0 && end.hasRemaining() && channel.read(end, at + end.position()) > 0) {
        // Until both are there.
      }
      return new String(end.array(), StandardCharsets.US_ASCII).equals(LINE_END);
    }
  }

  void put(Line line) {
    lines.put(line.file(), line);
  }

  /** Whether there is a line for {@code file} with another hash than {@code sha256}. */
  boolean hasOther(String file, String sha256) {
    Line line = lines.get(file);
    return line != null && !line.sha256().equals(sha256);
  }

  /** Takes the lines out whose files begin with {@code mark}; answers whether there were any. */
  boolean removeFiles(String mark) {
    return lines.keySet().removeIf(file -> file.startsWith(mark));
  }

  byte[] bytes() {
    return written(WRITER, lines.values());
  }

  private static byte[] written(ObjectWriter writer, Collection<Line> lines) {
    String[][] cells =
        lines.stream()
            .map(
                line ->
                    new String[] {
                      guarded(line.contactId()),
                      guarded(line.debtorId()),
                      line.file(),
                      Integer.toString(line.pages()),
                      guarded(line.address()),
                      line.sha256()
                    })
            .toArray(String[][]::new);
    return writer.writeValueAsString(cells).getBytes(StandardCharsets.UTF_8);
  }

  private static String guarded(String text) {
    return !text.isEmpty() && SUSPICIOUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String plain(String cell) {
    return cell.startsWith("'") ? cell.substring(1) : cell;
  }
}
