package org.gelegen.notebooks.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.gelegen.model.GelegenException;
import org.gelegen.notebooks.tables.Column;
import org.gelegen.notebooks.tables.RowSink;
import org.gelegen.notebooks.tables.Table;

/**
 * Makes Parquet files: rows go into a database file of DuckDB's, in the process and with little
 * memory, and from there into Parquet as each table is closed. It is never asked to fetch
 * extensions: reading and writing Parquet is built in.
 */
public final class ParquetStore implements AutoCloseable {
  private static final String MEMORY = "256MB";

  private final Path folder;
  private final DuckDBConnection connection;

  /** Opens a store that keeps what it has to keep meanwhile below {@code folder}. */
  public ParquetStore(Path folder) {
    this.folder = folder;
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("threads", "2");
    settings.setProperty("temp_directory", folder.resolve("overflow").toString());
    try {
      connection =
          DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("rows.duckdb"), settings)
              .unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      throw cannot(folder, e);
    }
  }

  /** Begins a table, which is in {@code file} once it is closed. */
  public RowSink begin(Path file, Table table) {
    String columns =
        table.columns().stream()
            .map(column -> quoted(column.name()) + " " + type(column.type()))
            .collect(Collectors.joining(", "));
    try {
      Connection own = connection.duplicate();
      run(own, "create table " + quoted(table.name()) + " (" + columns + ")");
      return new ParquetRows(own.unwrap(DuckDBConnection.class), table, file);
    } catch (SQLException e) {
      throw cannot(file, e);
    }
  }

  static void run(Connection connection, String statement) throws SQLException {
    try (Statement running = connection.createStatement()) {
      running.execute(statement);
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static GelegenException cannot(Path file, SQLException e) {
    return new GelegenException("cannot write " + file + ": " + e.getMessage(), e);
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

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw cannot(folder, e);
    }
  }
}
