package org.gelegen.app.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Python, where it is there; tests say plainly where it is not. */
final class Python {
  private static final String INTERPRETER = "/usr/bin/python3";
  private static final long MOST_MINUTES = 10;

  private Python() {}

  /** What a program printed. */
  record Printed(int status, String text) {}

  /** Whether Python can import all of the modules. */
  static boolean has(Path folder, String... modules) {
    return Files.isExecutable(Path.of(INTERPRETER))
        && run(folder, "-c", "import " + String.join(", ", modules)).status() == 0;
  }

  static Printed run(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of(INTERPRETER));
    command.addAll(List.of(arguments));
    try {
      Path log = Files.createTempFile("python", ".log");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("python did not end: " + Files.readString(log));
      }
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      Files.delete(log);
      return new Printed(process.exitValue(), text);
    } catch (IOException e) {
      throw new IllegalStateException("python cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while python ran", e);
    }
  }
}
