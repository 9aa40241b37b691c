package org.gelegen.app;

import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables that lie beside the project, in shared/data, or where GELEGEN_SHARED_DATA says. */
public final class SharedData {
  private SharedData() {}

  /** A file below the folder; skips the test, and says so, when it is not there. */
  public static Path require(String name) {
    Path file = folder().resolve(name);
    Skipped.unless(Files.isRegularFile(file), file + " is not there; set GELEGEN_SHARED_DATA");
    return file;
  }

  /** The reference figures. */
  public static JsonNode reference() {
    return JsonMapper.builder().build().readTree(require("reference.json").toFile());
  }

  /** The folder, there or not. */
  public static Path folder() {
    String stated = System.getenv("GELEGEN_SHARED_DATA");
    if (stated != null) {
      return Path.of(stated);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data/golden"))) {
      folder = folder.getParent();
    }
    return (folder == null ? Path.of("") : folder).resolve("shared/data");
  }
}
