package org.gelegen.app.lab.tables;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The public tables that lie beside the project, or where GELEGEN_SHARED_DATA says. */
final class PublicFolder {
  private PublicFolder() {}

  private static Path folder() {
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

  /** A file below the folder; skips the test, and says so, when it is not there. */
  static Path require(String name) {
    Path file = folder().resolve(name);
    if (!Files.isRegularFile(file)) {
      System.out.println("skipped: " + file + " is not there; set GELEGEN_SHARED_DATA");
      Assumptions.abort(file + " is not there");
    }
    return file;
  }

  /** The folder, when it has a file. */
  static TableFolder requireWith(String name) {
    require(name);
    return new TableFolder(folder());
  }
}
