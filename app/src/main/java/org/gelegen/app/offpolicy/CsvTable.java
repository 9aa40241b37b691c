package org.gelegen.app.offpolicy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gelegen.records.intake.GzipMembers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** A table in a file of comma-separated values with a header, plain or gzip, row by row. */
final class CsvTable implements AutoCloseable {
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .enable(CsvReadFeature.SKIP_EMPTY_LINES)
          .build();
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Path file;
  private final MappingIterator<String[]> rows;
  private final List<String> columns;
  private long line = 1;

  private CsvTable(Path file, InputStream in) {
    this.file = file;
    rows = CSV.readerFor(String[].class).readValues(in);
    columns =
        nextCells()
            .map(cells -> Arrays.stream(cells).map(String::strip).toList())
            .orElseThrow(
                () -> LogException.file(file, "the file is empty: it must begin with a header"));
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw LogException.cell(file, 1, column, "is there twice: rename one");
      }
    }
  }

  static CsvTable open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw LogException.file(file, "is not there, or is no file");
    }
    try {
      InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      try {
        return new CsvTable(file, plain(raw));
      } catch (IOException | RuntimeException e) {
        raw.close();
        throw e;
      }
    } catch (IOException | JacksonException e) {
      // The reader looks at the first bytes as soon as it is made.
      throw LogException.unreadable(file, 1, e);
    }
  }

  Path file() {
    return file;
  }

  List<String> columns() {
    return columns;
  }

  OptionalInt find(String column) {
    int index = columns.indexOf(column);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The column's place; when it is not there, the error says with which flag to name another. */
  int require(String column, String flag) {
    return find(column)
        .orElseThrow(
            () ->
                LogException.line(
                    file,
                    1,
                    "there is no column %s: name another with %s; there are %s"
                        .formatted(column, flag, String.join(", ", columns))));
  }

  /** The next row, or empty at the end. */
  Optional<CsvRow> next() {
    Optional<CsvRow> row = nextCells().map(cells -> new CsvRow(this, line, cells));
    row.ifPresent(CsvRow::requireWidth);
    return row;
  }

  private Optional<String[]> nextCells() {
    try {
      if (!rows.hasNextValue()) {
        return Optional.empty();
      }
      line = rows.currentLocation().getLineNr();
      return Optional.of(rows.nextValue());
    } catch (JacksonException e) {
      throw LogException.unreadable(file, line + 1, e);
    }
  }

  /** The stream itself, or inflated when it begins as gzip does. */
  private static InputStream plain(InputStream in) throws IOException {
    in.mark(2);
    int magic = (in.read() << 8) | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GzipMembers(in) : in;
  }

  @Override
  public void close() {
    rows.close();
  }
}
