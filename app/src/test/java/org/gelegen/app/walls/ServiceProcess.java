package org.gelegen.app.walls;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** The service in a process of its own, which can be killed. */
final class ServiceProcess implements AutoCloseable {
  private final Process process;
  private final URI uri;

  private ServiceProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts one; it takes requests when this returns. */
  static ServiceProcess start(Path folder, Instant now) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djdk.serialFilter=!*",
                "-cp",
                System.getProperty("java.class.path"),
                ServiceProcess.class.getName(),
                folder.toString(),
                now.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    while (line != null && !line.startsWith("http://")) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the service ended without saying where it is");
    }
    return new ServiceProcess(process, URI.create(line));
  }

  URI uri() {
    return uri;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] args) throws IOException {
    try (RunningService service = new RunningService(Path.of(args[0]), Instant.parse(args[1]))) {
      System.out.println(service.server.uri());
      while (System.in.read() >= 0) {
        // Until the other side closes.
      }
    }
  }
}
