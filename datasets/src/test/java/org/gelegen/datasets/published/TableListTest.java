package org.gelegen.datasets.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.gelegen.datasets.published.ListedTable.Becomes;
import org.gelegen.datasets.published.ListedTable.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableListTest {
  @TempDir private Path folder;

  private final ListedTable three =
      new ListedTable(
          "three", "a/three.csv", ';', "nowhere", "none", "nobody", 3, null, Becomes.ROWS);

  private static Path shared() {
    return SharedData.require("hillstrom/hillstrom.csv.gz").resolve("../..").normalize();
  }

  private Check check(String content) throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/three.csv"), content);
    return three.check(folder);
  }

  @Test
  void every_table_has_a_licence_a_source_and_a_name_of_its_own() {
    List<ListedTable> all = TableList.all();
    assertThat(all).hasSize(15);
    assertThat(all.stream().map(ListedTable::name)).doesNotHaveDuplicates();
    assertThat(all.stream().map(ListedTable::file)).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            table -> {
              assertThat(table.licence()).isNotBlank();
              assertThat(table.source()).isNotBlank();
              assertThat(table.citation()).isNotBlank();
              assertThat(table.rows()).isPositive();
              assertThat(table.sha256()).as(table.name()).isNotNull().matches("[0-9a-f]{64}");
            });
  }

  @Test
  void rows_are_counted_without_the_header_and_lines_within_quotes_are_none() throws IOException {
    assertThat(check("x;y\n1;2\n3;\"4\n5\"\n6;7\n")).isInstanceOf(Check.Right.class);
    assertThat(check("x;y\n1;2\n")).isEqualTo(new Check.Wrong(folder.resolve("a/three.csv"), 1));
  }

  @Test
  void a_copy_that_ends_in_the_middle_or_lacks_a_column_is_broken_and_says_why()
      throws IOException {
    assertThat(check("x;y\n1;2\n3\n4;5\n"))
        .isInstanceOfSatisfying(
            Check.Broken.class,
            broken -> assertThat(broken.reason()).contains("three.csv cannot be read"));
    Files.delete(folder.resolve("a/three.csv"));
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write("x;y\n1;2\n3;4\n5;6\n".getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = zipped.toByteArray();
    // The trailer of a gzip file is eight bytes; half of it is gone.
    Files.write(folder.resolve("a/three.csv.gz"), Arrays.copyOf(whole, whole.length - 4));
    assertThat(three.check(folder)).isInstanceOf(Check.Broken.class);
    Files.write(folder.resolve("a/three.csv.gz"), whole);
    assertThat(three.check(folder)).isInstanceOf(Check.Right.class);
  }

  @Test
  void a_copy_with_one_changed_cell_is_not_the_one_whose_hash_is_known() throws IOException {
    // printf 'x\n1\n' | sha256sum
    ListedTable one =
        new ListedTable(
            "one",
            "a/one.csv",
            ',',
            "nowhere",
            "none",
            "nobody",
            1,
            "daff832f802000e645771a60983c76c963f6ee602a6230e45237bd360e91cc1a",
            Becomes.ROWS);
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/one.csv"), "x\n1\n");
    assertThat(one.check(folder)).isInstanceOf(Check.Right.class);
    Files.writeString(folder.resolve("a/one.csv"), "x\n2\n");
    assertThat(one.check(folder))
        .isInstanceOfSatisfying(
            Check.Broken.class, broken -> assertThat(broken.reason()).contains("SHA-256"));
  }

  @Test
  void a_copy_that_is_not_there_is_missing() {
    assertThat(three.check(folder)).isEqualTo(new Check.Missing());
  }

  @Test
  void every_copy_in_the_folder_has_the_rows_that_it_must_have_and_none_is_unknown()
      throws IOException {
    Path shared = shared();
    assertThat(TableList.all())
        .allSatisfy(
            table ->
                assertThat(table.check(shared)).as(table.name()).isInstanceOf(Check.Right.class));
    List<String> listed =
        TableList.all().stream().map(table -> table.file() + ".gz").sorted().toList();
    try (Stream<Path> files = Files.walk(shared)) {
      List<String> there =
          files
              .map(file -> shared.relativize(file).toString())
              .filter(file -> file.endsWith(".csv") || file.endsWith(".csv.gz"))
              .map(file -> file.endsWith(".gz") ? file : file + ".gz")
              .sorted()
              .toList();
      assertThat(listed).isEqualTo(there);
    }
  }

  @Test
  void every_plain_table_is_the_one_that_was_published() throws IOException {
    Path shared = shared();
    for (PlainDataset dataset : PlainDatasets.all()) {
      ListedTable table =
          TableList.all().stream()
              .filter(listed -> listed.name().equals(dataset.name()))
              .findFirst()
              .orElseThrow();
      Check.Right right = (Check.Right) table.check(shared);
      assertThat(dataset.read(right.file())).as(dataset.name()).hasSize((int) dataset.rows());
    }
  }

  @Test
  void another_file_is_not_converted() throws IOException {
    Path file = folder.resolve("folds.csv");
    Files.writeString(file, "row,fold\n0,1\n");
    assertThatThrownBy(() -> PlainDatasets.BANK_MARKETING_FOLDS.convert(file, System.out))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("is not the published bank-additional-full-folds.csv");
  }
}
