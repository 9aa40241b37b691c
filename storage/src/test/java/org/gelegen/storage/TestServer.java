package org.gelegen.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One embedded server for all tests of this process, with a fresh database for whoever asks. */
final class TestServer {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final EmbeddedDatabase SERVER = start();

  private TestServer() {}

  /** An empty database that nobody else uses. */
  static DatabaseSettings freshSettings() {
    return SERVER.settings("test_" + DATABASES.incrementAndGet());
  }

  static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedDatabase start() {
    try {
      Path directory = Files.createTempDirectory("gelegen-storage");
      EmbeddedDatabase server = EmbeddedDatabase.open(directory);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .unstarted(
                      () -> {
                        server.close();
                        delete(directory);
                      }));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
