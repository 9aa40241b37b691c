package org.gelegen.notebooks.parquet;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.gelegen.notebooks.tables.RowSink;
import org.gelegen.notebooks.tables.Table;
import org.jspecify.annotations.Nullable;

/** The rows of one Parquet file. A number that is none is no value. */
final class ParquetRows implements RowSink {
  private static final int ROWS_AT_ONCE = 10_000;

  private final DuckDBConnection connection;
  private final Table table;
  private final Path file;
  private final DuckDBAppender appender;
  private int waiting;

  ParquetRows(DuckDBConnection connection, Table table, Path file) throws SQLException {
    this.connection = connection;
    this.table = table;
    this.file = file;
    appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table.name());
  }

  @Override
  public void add(List<@Nullable Object> row) {
    try {
      appender.beginRow();
      for (Object cell : row) {
        append(cell);
      }
      appender.endRow();
      if (++waiting == ROWS_AT_ONCE) {
        appender.flush();
        waiting = 0;
      }
    } catch (SQLException e) {
      throw ParquetStore.cannot(file, e);
    }
  }

  private void append(@Nullable Object cell) throws SQLException {
    switch (cell) {
      case null -> appender.appendNull();
      case String text -> appender.append(text);
      case Boolean flag -> appender.append(flag.booleanValue());
      case Integer whole -> appender.append(whole.longValue());
      case Long whole -> appender.append(whole.longValue());
      case Double number when !number.isNaN() -> appender.append(number.doubleValue());
      case Float feature when !feature.isNaN() -> appender.append(feature.floatValue());
      case Double _, Float _ -> appender.appendNull();
      case Instant at -> appender.append(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      default -> throw new IllegalArgumentException("no column holds a " + cell.getClass());
    }
  }

  @Override
  public void close() {
    try (DuckDBConnection closing = connection) {
      appender.close();
      ParquetStore.run(
          closing,
          "copy "
              + ParquetStore.quoted(table.name())
              + " to '"
              + file.toString().replace("'", "''")
              + "' (format parquet, compression zstd)");
      ParquetStore.run(closing, "drop table " + ParquetStore.quoted(table.name()));
    } catch (SQLException e) {
      throw ParquetStore.cannot(file, e);
    }
  }
}
