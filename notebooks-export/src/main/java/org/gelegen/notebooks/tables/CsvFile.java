package org.gelegen.notebooks.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.gelegen.model.GelegenException;
import org.jspecify.annotations.Nullable;

/**
 * A gzipped file of comma-separated values, UTF-8, with a heading (RFC 4180). A cell without
 * anything is empty; {@code true} and {@code false}; moments as RFC 3339 in UTC, to the
 * microsecond.
 *
 * <p>Spreadsheets carry out what begins like a formula, so a text that begins with one of = + - @,
 * a tab or a carriage return gets an apostrophe before it. Numbers stay numbers.
 */
final class CsvFile implements AutoCloseable {
  private static final String FORMULA = "=+-@\t\r";
  private static final int BUFFER = 1 << 16;

  /** Always as long: readers that guess a form from the first rows take it for all. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path file;
  private final Writer out;

  /** Begins the file with its heading. */
  CsvFile(Path file, Table table) {
    this.file = file;
    try {
      out =
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(Files.newOutputStream(file), BUFFER),
                  StandardCharsets.UTF_8),
              BUFFER);
      write(table.columns().stream().<@Nullable Object>map(Column::name).toList());
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  /** Writes a row; cells are in the order of the columns, null where there is nothing. */
  void add(List<@Nullable Object> row) {
    try {
      write(row);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private void write(List<@Nullable Object> row) throws IOException {
    for (int i = 0; i < row.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      Object cell = row.get(i);
      if (cell instanceof String text) {
        out.write(quoted(unformed(text)));
      } else if (cell instanceof Instant at) {
        out.write(MOMENT.format(at));
      } else if (cell != null && !isNothing(cell)) {
        out.write(cell.toString());
      }
    }
    out.write("\r\n");
  }

  private static boolean isNothing(Object cell) {
    return (cell instanceof Double number && number.isNaN())
        || (cell instanceof Float feature && feature.isNaN());
  }

  /** The text as no spreadsheet takes it for a formula. */
  static String unformed(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private GelegenException cannot(IOException e) {
    return new GelegenException("cannot write " + file + ": " + e.getMessage(), e);
  }
}
