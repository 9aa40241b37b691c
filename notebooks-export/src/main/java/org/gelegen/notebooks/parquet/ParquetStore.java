package org.gelegen.notebooks.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.gelegen.model.GelegenException;
import org.gelegen.notebooks.tables.Table;

/**
 * Makes Parquet files: rows go into a database file of DuckDB's, in the process and with little
 * memory, and from there into Parquet as each table comes to its end. It is never asked to fetch
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
    // Rows that are read back come as they are read, and not all at once.
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("temp_directory", folder.resolve("overflow").toString());
    try {
      connection =
          DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("rows.duckdb"), settings)
              .unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      throw cannot(folder, e);
    }
  }

  /** Begins a table, which is in {@code file} once it has finished. */
  public ParquetRows begin(Path file, Table table) {
    try {
      Connection own = connection.duplicate();
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

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw cannot(folder, e);
    }
  }
}
