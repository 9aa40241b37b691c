package org.gelegen.app.lab.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.gelegen.model.GelegenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFolderTest {
  @TempDir private Path folder;

  private void split(String content) throws IOException {
    Path file = folder.resolve("splits/halves.csv.gz");
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_split_gives_each_row_its_part() throws IOException {
    split("row,half\n0,1\n1,0\n2,1\n");
    assertThat(new TableFolder(folder).parts("halves", 3)).containsExactly(1, 0, 1);
  }

  @Test
  void a_split_of_other_rows_is_refused() throws IOException {
    split("row,half\n0,1\n2,0\n");
    assertThatThrownBy(() -> new TableFolder(folder).parts("halves", 3))
        .isInstanceOf(GelegenException.class)
        .hasMessageEndingWith("must have 3 rows but has 2");
    assertThatThrownBy(() -> new TableFolder(folder).parts("halves", 2))
        .isInstanceOf(GelegenException.class)
        .hasMessageEndingWith("must name its rows in order but has 2");
  }

  @Test
  void a_file_that_is_missing_is_named() {
    assertThatThrownBy(() -> new TableFolder(folder).hillstrom())
        .isInstanceOf(GelegenException.class)
        .hasMessageContaining("hillstrom/hillstrom.csv.gz is not there")
        .hasMessageContaining("--data");
  }
}
