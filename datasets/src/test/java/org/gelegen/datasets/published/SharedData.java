package org.gelegen.datasets.published;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Public tables that lie beside the project, or where GELEGEN_SHARED_DATA says. */
final class SharedData {
  private SharedData() {}

  /** A file below the folder; skips the test, and says so, when it is not there. */
  static Path require(String name) {
    Path file = folder().resolve(name);
    String reason =
        "SKIPPED: "
            + name
            + " is not in "
            + folder()
            + "; set GELEGEN_SHARED_DATA to the folder that has it";
    if (!Files.isRegularFile(file)) {
      System.out.println(reason);
    }
    assumeTrue(Files.isRegularFile(file), reason);
    return file;
  }

  private static Path folder() {
    String stated = System.getProperty("GELEGEN_SHARED_DATA", System.getenv("GELEGEN_SHARED_DATA"));
    if (stated != null) {
      return Path.of(stated);
    }
    return projectRoot().resolveSibling("shared").resolve("data");
  }

  private static Path projectRoot() {
    Path folder = Path.of("").toAbsolutePath();
    Path root = folder;
    while (folder != null && Files.exists(folder.resolve("pom.xml"))) {
      root = folder;
      folder = folder.getParent();
    }
    return root;
  }
}
