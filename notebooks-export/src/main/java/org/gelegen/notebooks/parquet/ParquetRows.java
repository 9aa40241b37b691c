package org.gelegen.notebooks.parquet;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.gelegen.notebooks.tables.Column;
import org.gelegen.notebooks.tables.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one Parquet file: kept as they come, put in the table's order once all are there. A
 * number that is none is no value. Not thread-safe.
 *
 * <p>While they are kept, columns are called by their place: names are the client's in part, and
 * DuckDB takes capitals for small letters.
 */
public final class ParquetRows implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 10_000;

  private final DuckDBConnection connection;
  private final Table table;
  private final Path file;
  private final String incoming;
  private final String ordered;
  private final DuckDBAppender appender;
  private int waiting;
  private boolean finished;

  ParquetRows(DuckDBConnection connection, Table table, Path file) throws SQLException {
    this.connection = connection;
    this.table = table;
    this.file = file;
    incoming = ParquetStore.quoted(table.name());
    ordered = ParquetStore.quoted(table.name() + " in order");
    ParquetStore.run(
        connection,
        "create table "
            + incoming
            + columns(i -> "c" + i + " " + type(table.columns().get(i).type()), " (", ")"));
    appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table.name());
  }

  private String columns(IntFunction<String> column, String before, String after) {
    return IntStream.range(0, table.columns().size())
        .mapToObj(column)
        .collect(Collectors.joining(", ", before, after));
  }

  private static String type(Column.Type type) {
    return switch (type) {
      case TEXT -> "varchar";
      case FLAG -> "boolean";
      case WHOLE -> "bigint";
      case NUMBER -> "double";
      case FEATURE -> "float";
      case MOMENT -> "timestamp";
    };
  }

  /** Takes a row; cells are in the order of the columns, null where there is nothing. */
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

  /**
   * Of the rows in which one column has one of these texts, what another column has.
   *
   * @param column what is answered
   * @param where the column that is looked at
   */
  public Set<String> select(String column, String where, Collection<String> texts) {
    Set<String> found = new HashSet<>();
    try {
      appender.flush();
      try (PreparedStatement asking =
          connection.prepareStatement(
              "select distinct %s from %s where %s = ?"
                  .formatted(place(column), incoming, place(where)))) {
        for (String text : texts) {
          asking.setString(1, text);
          try (ResultSet rows = asking.executeQuery()) {
            while (rows.next()) {
              String cell = rows.getString(1);
              if (cell != null) {
                found.add(cell);
              }
            }
          }
        }
      }
      return found;
    } catch (SQLException e) {
      throw ParquetStore.cannot(file, e);
    }
  }

  /** Forgets the rows in which a column has one of these texts; answers how many they were. */
  public long drop(String column, Collection<String> texts) {
    long dropped = 0;
    try {
      appender.flush();
      try (PreparedStatement dropping =
          connection.prepareStatement(
              "delete from %s where %s = ?".formatted(incoming, place(column)))) {
        for (String text : texts) {
          dropping.setString(1, text);
          dropped += dropping.executeUpdate();
        }
      }
      return dropped;
    } catch (SQLException e) {
      throw ParquetStore.cannot(file, e);
    }
  }

  private String place(String column) {
    return "c" + table.columns().stream().map(Column::name).toList().indexOf(column);
  }

  /** Puts the rows in order and writes the file. */
  public void finish() {
    try {
      appender.close();
      ParquetStore.run(
          connection, "create table " + ordered + " as select * from " + incoming + order());
      ParquetStore.run(connection, "drop table " + incoming);
      ParquetStore.run(
          connection,
          columns(
              i -> "c" + i + " as " + ParquetStore.quoted(table.columns().get(i).name()),
              "copy (select ",
              " from "
                  + ordered
                  + ") to '"
                  + file.toString().replace("'", "''")
                  + "' (format parquet, compression zstd)"));
      finished = true;
    } catch (SQLException e) {
      throw ParquetStore.cannot(file, e);
    }
  }

  private String order() {
    return table.order().isEmpty()
        ? ""
        : table.order().stream()
            .map(this::place)
            .collect(Collectors.joining(", ", " order by ", ""));
  }

  /** Hands out the rows of a finished file, in its order and none of them kept. */
  public void forEach(Consumer<List<@Nullable Object>> visitor) {
    try (Statement asking = connection.createStatement();
        ResultSet rows = asking.executeQuery("select * from " + ordered)) {
      while (rows.next()) {
        List<@Nullable Object> row = new ArrayList<>(table.columns().size());
        for (int i = 0; i < table.columns().size(); i++) {
          row.add(cell(rows, i + 1, table.columns().get(i).type()));
        }
        visitor.accept(Collections.unmodifiableList(row));
      }
    } catch (SQLException e) {
      throw ParquetStore.cannot(file, e);
    }
  }

  private static @Nullable Object cell(ResultSet rows, int place, Column.Type type)
      throws SQLException {
    Object cell =
        switch (type) {
          case TEXT -> rows.getString(place);
          case FLAG -> rows.getBoolean(place);
          case WHOLE -> rows.getLong(place);
          case NUMBER -> rows.getDouble(place);
          case FEATURE -> rows.getFloat(place);
          case MOMENT -> rows.getObject(place, LocalDateTime.class);
        };
    if (rows.wasNull()) {
      return null;
    }
    return cell instanceof LocalDateTime at ? at.toInstant(ZoneOffset.UTC) : cell;
  }

  /** Lets go of the rows, which are dropped with the store where the file was not finished. */
  @Override
  public void close() {
    try (DuckDBConnection closing = connection) {
      if (closing.isClosed()) {
        return;
      }
      if (finished) {
        ParquetStore.run(closing, "drop table " + ordered);
      } else {
        appender.close();
      }
    } catch (SQLException e) {
      throw ParquetStore.cannot(file, e);
    }
  }
}
