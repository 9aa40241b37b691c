package org.gelegen.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.RecordCodec;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;

/** A process of its own that opens the embedded database, imports a file, and waits to be told. */
final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private OtherProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a process that imports {@code file} on {@code directory}. */
  static OtherProcess importing(Path directory, Path file) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            directory.toString(),
            file.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return new OtherProcess(builder.start());
  }

  /** Waits for a line of output that begins with {@code beginning}. */
  void await(String beginning) throws IOException {
    String line = output.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the other process ended without saying " + beginning);
    }
  }

  /** Lets the process end in order. */
  void finish() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the other process failed");
    }
  }

  /** Ends the process as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] args) throws IOException {
    try (EmbeddedDatabase server = EmbeddedDatabase.open(Path.of(args[0]));
        Database database = Database.open(server.settings());
        InputStream file = Files.newInputStream(Path.of(args[1]))) {
      RecordCodec codec = new RecordCodec();
      new RecordImport(new PostgresRecordIntake(database, codec), codec)
          .run(
              file,
              new ImportListener() {
                @Override
                public void rejected(Rejection rejection) {
                  throw new IllegalStateException(rejection.toString());
                }

                @Override
                public void progress(ImportReport soFar) {
                  System.out.println("progress " + soFar.accepted());
                }
              });
      System.out.println("done");
      while (System.in.read() >= 0) {
        // Until the other side closes.
      }
    }
  }
}
