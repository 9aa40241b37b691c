package org.gelegen.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gelegen.model.GelegenException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ExportFolderTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> FIRST =
      Map.of("README.md", "one", "data/contacts.csv.gz", "one", "models/1/model.json", "one");
  private static final Map<String, String> SECOND =
      Map.of("README.md", "two", "data/contacts.csv.gz", "two", "models/2/model.json", "two");

  @TempDir private Path top;

  private Path folder = Path.of("");

  @BeforeEach
  void name() {
    folder = top.resolve("export");
  }

  /** As if the machine went out. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static void write(ExportFolder export, Map<String, String> files) {
    files.forEach((path, text) -> export.write(path, text.getBytes(StandardCharsets.UTF_8)));
    ObjectNode manifest = JSON.createObjectNode().put("format", "gelegen-export");
    ArrayNode named = manifest.putArray("files");
    for (ExportFolder.Written file : export.written()) {
      named.addObject().put("path", file.path()).put("sha256", file.sha256());
    }
    export.write(ExportFolder.MANIFEST, JSON.writeValueAsBytes(manifest));
  }

  private void export(Map<String, String> files) {
    try (ExportFolder export = ExportFolder.begin(folder, true)) {
      write(export, files);
      export.finish();
    }
  }

  /** Every file below the folder with its text, the manifest without. */
  private Map<String, String> held() throws IOException {
    Map<String, String> held = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        held.put(path, path.equals(ExportFolder.MANIFEST) ? "" : Files.readString(file));
      }
    }
    return held;
  }

  private static Map<String, String> whole(Map<String, String> files) {
    Map<String, String> whole = new TreeMap<>(files);
    whole.put(ExportFolder.MANIFEST, "");
    return whole;
  }

  /** Whether a manifest that is there tells the truth of each file. */
  private void requireTrueManifest() throws IOException {
    Path manifest = folder.resolve(ExportFolder.MANIFEST);
    if (Files.exists(manifest)) {
      for (JsonNode file : JSON.readTree(Files.readAllBytes(manifest)).path("files")) {
        Path named = folder.resolve(file.path("path").asString());
        assertThat(ExportFiles.sha256(named)).isEqualTo(file.path("sha256").asString());
      }
    }
  }

  @Test
  void an_export_takes_the_place_of_the_former_one_and_leaves_nothing_of_it() throws IOException {
    export(FIRST);
    assertThat(held()).isEqualTo(whole(FIRST));
    export(SECOND);
    assertThat(held()).isEqualTo(whole(SECOND));
    assertThat(folder.resolve("models/1")).doesNotExist();
  }

  @Test
  void whoever_is_killed_while_replacing_is_followed_by_somebody_who_goes_on() throws IOException {
    int step = 0;
    boolean killed;
    do {
      folder = top.resolve("export-" + step);
      export(FIRST);
      killed = killedAfter(step);
      requireTrueManifest();
      if (killed) {
        // Who comes next finds the second export whole, and refuses to replace it unasked.
        assertThatThrownBy(() -> ExportFolder.begin(folder, false).close())
            .hasMessageContaining("is not empty");
      }
      assertThat(held()).as("killed after step %d", step).isEqualTo(whole(SECOND));
      requireTrueManifest();
      step++;
    } while (killed);
    // The journal, the manifest, one deletion, three moves, the manifest, aside, the journal: 9.
    assertThat(step - 1).isEqualTo(9);
  }

  /** Exports anew until it is killed after so many steps; whether it came to that. */
  private boolean killedAfter(int steps) throws IOException {
    int[] left = {steps};
    ExportFolder export =
        ExportFolder.begin(
            folder,
            true,
            () -> {
              if (left[0]-- == 0) {
                throw new Killed();
              }
            });
    write(export, SECOND);
    try {
      export.finish();
      export.close();
      return false;
    } catch (Killed e) {
      export.abandon();
      return true;
    }
  }

  @Test
  void whoever_is_killed_before_leaves_the_former_export_whole() throws IOException {
    export(FIRST);
    ExportFolder export = ExportFolder.begin(folder, true);
    write(export, SECOND);
    export.abandon();
    assertThat(Files.exists(folder.resolve(FolderLock.NAME))).isTrue();
    requireTrueManifest();

    export(SECOND);
    assertThat(held()).isEqualTo(whole(SECOND));
  }

  @Test
  void half_an_export_whose_other_half_is_gone_is_told() throws IOException {
    export(FIRST);
    assertThat(killedAfter(4)).isTrue();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().startsWith(".unfinished")) {
          ExportFiles.deleteAll(entry);
        }
      }
    }
    assertThatThrownBy(() -> export(SECOND)).hasMessageContaining("other half is gone");
  }

  @Test
  void what_fails_leaves_nothing_aside() throws IOException {
    try (ExportFolder export = ExportFolder.begin(folder, false)) {
      export.write("data/contacts.csv.gz", "half".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(held()).isEmpty();
  }

  @Test
  void two_do_not_export_to_one_folder_at_once() throws IOException {
    try (ExportFolder one = ExportFolder.begin(folder, true)) {
      assertThatThrownBy(() -> ExportFolder.begin(folder, true))
          .isInstanceOf(GelegenException.class)
          .hasMessageContaining("another export is being written");
      write(one, FIRST);
      one.finish();
    }
    assertThat(held()).isEqualTo(whole(FIRST));
    export(SECOND);
    assertThat(held()).isEqualTo(whole(SECOND));
  }

  @Test
  void a_manifest_of_something_else_stays() throws IOException {
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/app.js"), "mine");
    String theirs = "{\"name\":\"an app\",\"files\":[{\"path\":\"src/app.js\"}]}";
    Files.writeString(folder.resolve(ExportFolder.MANIFEST), theirs);

    assertThatThrownBy(() -> export(FIRST)).hasMessageContaining("no manifest of an export");

    assertThat(folder.resolve(ExportFolder.MANIFEST)).hasContent(theirs);
    assertThat(folder.resolve("src/app.js")).hasContent("mine");
  }

  @Test
  void a_file_that_no_export_put_there_stays() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("README.md"), "mine");
    Files.writeString(folder.resolve("thesis.txt"), "mine");

    assertThatThrownBy(() -> export(FIRST))
        .hasMessageContaining("no export put there")
        .hasMessageContaining("README.md")
        .message()
        .doesNotContain("thesis.txt");

    assertThat(held()).isEqualTo(Map.of("README.md", "mine", "thesis.txt", "mine"));
    Files.delete(folder.resolve("README.md"));
    export(FIRST);
    assertThat(held()).containsEntry("thesis.txt", "mine").hasSize(5);
  }

  @Test
  void a_file_that_was_changed_since_its_export_stays() throws IOException {
    export(FIRST);
    Files.writeString(folder.resolve("README.md"), "one, with notes");

    assertThatThrownBy(() -> export(SECOND))
        .hasMessageContaining("changed since")
        .hasMessageContaining("README.md");

    assertThat(folder.resolve("README.md")).hasContent("one, with notes");
    assertThat(folder.resolve("models/1/model.json")).hasContent("one");
    Files.delete(folder.resolve("README.md"));
    export(SECOND);
    assertThat(held()).isEqualTo(whole(SECOND));
  }

  @Test
  void a_manifest_that_leads_out_of_the_folder_is_refused() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(top.resolve("outside"), "mine");
    Files.writeString(
        folder.resolve(ExportFolder.MANIFEST),
        "{\"format\":\"gelegen-export\",\"files\":[{\"path\":\"../outside\"}]}");

    assertThatThrownBy(() -> export(FIRST)).hasMessageContaining("leads out of");

    assertThat(top.resolve("outside")).hasContent("mine");
  }

  @Test
  void nobody_but_its_owner_reads_an_export_also_in_a_folder_that_is_open() throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (ExportFolder export = ExportFolder.begin(folder, false)) {
      assertThat(export.isOpen()).isTrue();
      write(export, FIRST);
      export.finish();
    }
    Set<String> permissions = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> !it.equals(folder)).toList()) {
        permissions.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    assertThat(permissions).containsExactly("rw-------", "rwx------");
  }
}
