package org.gelegen.app.walls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.gelegen.storage.DatabaseSettings;
import org.gelegen.storage.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Looks for texts in every column of every table, whoever's rows they are, and in every file beside
 * the database's own. Bytes are looked at as they are and, where they are packed, unpacked.
 */
final class Search implements AutoCloseable {
  private final Path folder;
  private final EmbeddedDatabase database;
  private final Connection connection;
  private final Set<String> tables = new TreeSet<>();
  private int columns;
  private int files;

  Search(Path folder) throws SQLException {
    this.folder = folder;
    database = EmbeddedDatabase.open(folder);
    DatabaseSettings settings = database.settings();
    connection = DriverManager.getConnection(settings.url(), "postgres", settings.password());
  }

  /** Each place with what was found there, such as {@code record.content d-17}. */
  Set<String> found(Set<String> texts) throws SQLException, IOException {
    Set<String> found = new TreeSet<>();
    tables.clear();
    columns = 0;
    for (String[] column : columns()) {
      inColumn(column[0], column[1], column[2], texts, found);
    }
    inFiles(texts, found);
    return found;
  }

  /** The tables in which one of the texts is. */
  Set<String> tables(Set<String> texts) throws SQLException, IOException {
    Set<String> names = new TreeSet<>();
    for (String place : found(texts)) {
      names.add(place.substring(0, place.indexOf('.')));
    }
    return names;
  }

  /** The first column of what a query answers. */
  Set<String> texts(String sql) throws SQLException {
    Set<String> texts = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  private List<String[]> columns() throws SQLException {
    List<String[]> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select table_schema, table_name, column_name
                from information_schema.columns join information_schema.tables
                  using (table_schema, table_name)
                where table_schema not in ('pg_catalog', 'information_schema')
                  and table_type = 'BASE TABLE'
                """)) {
      while (row.next()) {
        all.add(new String[] {row.getString(1), row.getString(2), row.getString(3)});
      }
    }
    return all;
  }

  private void inColumn(
      String schema, String table, String column, Set<String> texts, Set<String> found)
      throws SQLException {
    tables.add(table);
    columns++;
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select \"%s\" from \"%s\".\"%s\"".formatted(column, schema, table))) {
      boolean bytes = row.getMetaData().getColumnTypeName(1).equals("bytea");
      while (row.next()) {
        if (bytes) {
          inBytes(row.getBytes(1), table + "." + column, texts, found);
        } else {
          inText(row.getString(1), table + "." + column, texts, found);
        }
      }
    }
  }

  private void inFiles(Set<String> texts, Set<String> found) throws IOException {
    files = 0;
    Path cluster = folder.resolve("postgres");
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(it -> !it.startsWith(cluster)).toList()) {
        String place = "file." + folder.relativize(path);
        inText(place, place, texts, found);
        if (Files.isRegularFile(path)) {
          files++;
          inBytes(Files.readAllBytes(path), place, texts, found);
        }
      }
    }
  }

  private static void inBytes(
      byte @Nullable [] bytes, String place, Set<String> texts, Set<String> found) {
    if (bytes == null) {
      return;
    }
    // One byte is one character, and texts to look for are plain.
    inText(new String(bytes, StandardCharsets.ISO_8859_1), place, texts, found);
    try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      inBytes(packed.readAllBytes(), place, texts, found);
    } catch (IOException e) {
      // It is not packed like this.
    }
    try (InputStream packed = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      inBytes(packed.readAllBytes(), place, texts, found);
    } catch (IOException e) {
      // Nor like this.
    }
  }

  private static void inText(
      @Nullable String text, String place, Set<String> texts, Set<String> found) {
    for (String wanted : texts) {
      if (text != null && text.contains(wanted)) {
        found.add(place + " " + wanted);
      }
    }
  }

  @Override
  public String toString() {
    return "%d tables, %d columns, %d files".formatted(tables.size(), columns, files);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    database.close();
  }
}
