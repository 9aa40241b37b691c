package org.gelegen.scheduler.letters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * The list of a day's letters, by file: CSV with a line of headings (RFC 4180). A value that a
 * spreadsheet would take for a formula has an apostrophe before it.
 */
final class Manifest {
  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
          .build();
  private static final CsvSchema SCHEMA =
      CsvSchema.builder()
          .addColumn("contact_id")
          .addColumn("debtor_id")
          .addColumn("file")
          .addColumn("pages")
          .addColumn("address")
          .addColumn("sha256")
          .setUseHeader(true)
          .setLineSeparator("\r\n")
          .build();
  private static final ObjectWriter WRITER = MAPPER.writer(SCHEMA);
  private static final ObjectReader READER = MAPPER.readerFor(String[].class);
  private static final int COLUMNS = 6;

  /** What makes a formula of a cell, and the apostrophe itself, so that it can be taken off. */
  private static final String SUSPICIOUS = "=+-@\t\r'";

  private final SortedMap<String, Line> lines = new TreeMap<>();

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
    String[][] cells =
        lines.values().stream()
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
    return WRITER.writeValueAsString(cells).getBytes(StandardCharsets.UTF_8);
  }

  private static String guarded(String text) {
    return !text.isEmpty() && SUSPICIOUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String plain(String cell) {
    return cell.startsWith("'") ? cell.substring(1) : cell;
  }
}
