package org.gelegen.notebooks.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.gelegen.notebooks.parquet.ParquetStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterTest {
  private static final Table TABLE =
      new Table(
          "things",
          "Things.",
          "a thing",
          List.of(
              Column.text("name", "Its name."),
              Column.number("worth", "currency", "What it is worth."),
              Column.flag("kept", "Whether it is kept."),
              Column.moment("at", "Since when."),
              new Column("x_a=b", Column.Type.FEATURE, "", "A feature.")));

  private static final Instant AT = Instant.parse("2026-03-29T01:30:00Z");

  @TempDir private Path folder;

  @Test
  void both_files_hold_every_row_and_no_spreadsheet_finds_a_formula() throws Exception {
    try (ParquetStore parquet = new ParquetStore(folder);
        TableWriter writer = new TableFiles(folder, parquet, true).begin(TABLE)) {
      writer.add("=1+1", -2.5, true, AT, 0.1f);
      writer.add("a,\"b\"", null, null, null, Float.NaN);
      writer.add("@sum", Double.NaN, false, AT, -1f);
      assertThat(writer.rows()).isEqualTo(3);
      writer.finish();
    }

    assertThat(csv())
        .isEqualTo(
            """
            name,worth,kept,at,x_a=b
            '=1+1,-2.5,true,2026-03-29T01:30:00.000000Z,0.1
            "a,""b""\",,,,
            '@sum,,false,2026-03-29T01:30:00.000000Z,-1.0
            """
                .replace("\n", "\r\n"));
    assertThat(parquet()).isEqualTo("=1+1|a,\"b\"|@sum -2.5 1 2026-03-29 01:30:00");
  }

  private String csv() throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("things.csv.gz")))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Texts come as they are: the apostrophe is for spreadsheets. */
  private String parquet() throws SQLException {
    return ask(
        """
        select string_agg(name, '|') || ' ' || sum(worth) || ' '
          || count(*) filter (where kept) || ' ' || strftime(min("at"), '%%Y-%%m-%%d %%H:%%M:%%S')
        from read_parquet('%s')
        """);
  }

  private String ask(String sql) throws SQLException {
    return ask(sql, "things");
  }

  private String ask(String sql, String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.formatted(folder.resolve(table + ".parquet")))) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void rows_are_in_the_order_of_their_names_and_not_in_that_of_their_coming() throws Exception {
    try (ParquetStore parquet = new ParquetStore(folder);
        TableWriter writer = new TableFiles(folder, parquet, true).begin(TABLE.orderedBy("name"))) {
      // More than DuckDB keeps together; 7,919 is prime, so every name comes once.
      for (int i = 0; i < 150_000; i++) {
        writer.add("%06d".formatted(i * 7_919L % 150_000), (double) i, true, AT, 0f);
      }
      writer.finish();
    }

    List<String> names = csv().lines().skip(1).map(line -> line.substring(0, 6)).toList();
    assertThat(names).hasSize(150_000).isSorted();
    assertThat(
            ask(
                "select string_agg(name, '' order by file_row_number) = string_agg(name, '' order"
                    + " by name) from read_parquet('%s', file_row_number = true)"))
        .isEqualTo("true");
  }

  @Test
  void columns_may_be_called_like_others_that_sql_or_capitals_take_for_the_same() throws Exception {
    Table table =
        new Table(
            "select",
            "Things.",
            "a thing",
            List.of(
                Column.text("c1", "One."),
                Column.text("order", "Two."),
                Column.text("x \"quoted\", 'and' so on", "Three.")));
    try (ParquetStore parquet = new ParquetStore(folder);
        TableWriter writer = new TableFiles(folder, parquet, false).begin(table)) {
      writer.add("a", "b", "c");
      writer.finish();
    }

    assertThat(
            ask(
                "select c1 || \"order\" || \"x \"\"quoted\"\", 'and' so on\" from"
                    + " read_parquet('%s')",
                "select"))
        .isEqualTo("abc");
    assertThatThrownBy(
            () ->
                new Table(
                    "t", "T.", "t", List.of(Column.text("A", "Big."), Column.text("a", "Small."))))
        .hasMessageContaining("two columns a");
  }

  @Test
  void who_is_dropped_takes_along_rows_of_own_contacts_and_decisions() throws Exception {
    Table contacts =
        new Table(
            "contacts",
            "Contacts.",
            "a contact",
            List.of(
                Column.text("contact", "It."),
                Column.text("debtor", "Whose."),
                Column.text("decision", "Why.")));
    Table actions =
        new Table(
            "actions",
            "Actions.",
            "an action",
            List.of(Column.text("decision", "Of it."), Column.number("worth", "", "Of it.")));
    Table outcomes =
        new Table("outcomes", "Outcomes.", "one", List.of(Column.text("contact", "Of it.")));
    try (ParquetStore parquet = new ParquetStore(folder);
        TableFiles files = new TableFiles(folder, parquet, false)) {
      TableWriter writer = files.begin(contacts);
      writer.add("k1", "d1", "n1");
      writer.add("k2", "d2", null);
      writer.add("k3", "d3", "n3");
      TableWriter acted = files.begin(actions);
      acted.add("n1", 1.0);
      acted.add("n3", 3.0);
      TableWriter told = files.begin(outcomes);
      told.add("k1");
      told.add("k2");
      told.add("k3");
      files.begin(TABLE).add("d1", 1.0, true, AT, 1f);
      files.drop(List.of("d1", "d2", "d9"));
      files.finish();
      assertThat(files.begun()).extracting(TableWriter::rows).containsExactly(1L, 1L, 1L, 1L);
    }
    assertThat(ask("select string_agg(contact || debtor, ',') from read_parquet('%s')", "contacts"))
        .isEqualTo("k3d3");
    assertThat(ask("select string_agg(decision, ',') from read_parquet('%s')", "actions"))
        .isEqualTo("n3");
    assertThat(ask("select string_agg(contact, ',') from read_parquet('%s')", "outcomes"))
        .isEqualTo("k3");
  }

  @Test
  void a_table_without_its_end_has_no_file() {
    try (ParquetStore parquet = new ParquetStore(folder);
        TableFiles files = new TableFiles(folder, parquet, true)) {
      files.begin(TABLE).add("a", 1.0, true, AT, 1f);
    }
    assertThat(folder.resolve("things.parquet")).doesNotExist();
    assertThat(folder.resolve("things.csv.gz")).doesNotExist();
  }

  @Test
  void a_cell_of_another_type_or_too_many_are_refused() {
    try (ParquetStore parquet = new ParquetStore(folder);
        TableWriter writer = new TableFiles(folder, parquet, false).begin(TABLE)) {
      assertThatThrownBy(() -> writer.add("a", "b", true, AT, 1f))
          .hasMessageContaining("column worth holds number");
      assertThatThrownBy(() -> writer.add("a")).hasMessageContaining("has 5 columns");
    }
    assertThat(folder.resolve("things.csv.gz")).doesNotExist();
  }
}
