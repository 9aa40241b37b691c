package org.gelegen.app.commands;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Console;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.RecordCodec;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = "Takes records in: NDJSON, plain or gzip, each record once.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--client",
      paramLabel = "C",
      description = "Take this client's records only; others are rejected.")
  private @Nullable String client;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files; - for standard input.")
  private List<String> files = List.of();

  ImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = surroundings.console();
    ClientId only = client == null ? null : new ClientId(client);
    for (String file : files) {
      if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
        throw new GelegenException(file + " cannot be read: is it there?");
      }
    }
    long rejected = 0;
    try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
      RecordImport records = new RecordImport(house.intake(), new RecordCodec());
      for (String file : files) {
        rejected += importFile(console, records, file, only);
      }
    }
    return rejected == 0 ? 0 : 1;
  }

  private long importFile(
      Console console, RecordImport records, String file, @Nullable ClientId only) {
    Instant start = surroundings.clock().instant();
    ImportReport report;
    try (InputStream in = open(file);
        Console.Progress progress = console.progress(file, -1, "lines")) {
      report =
          records.run(
              in,
              only,
              new ImportListener() {
                @Override
                public void rejected(Rejection rejection) {
                  console.say(line(file, rejection));
                }

                @Override
                public void progress(ImportReport soFar) {
                  progress.reached(soFar.lines());
                }
              });
    } catch (IOException e) {
      throw new GelegenException(file + " cannot be read: " + e.getMessage(), e);
    }
    Duration took = Duration.between(start, surroundings.clock().instant());
    print(console, file, report, took);
    return report.rejected();
  }

  private InputStream open(String file) throws IOException {
    return file.equals("-")
        ? new BufferedInputStream(surroundings.in())
        : new BufferedInputStream(Files.newInputStream(Path.of(file)), 1 << 16);
  }

  private static String line(String file, Rejection rejection) {
    String pointer = rejection.pointer().isEmpty() ? "" : " " + rejection.pointer();
    return file + ", line " + rejection.line() + pointer + ": " + rejection.reason();
  }

  private void print(Console console, String file, ImportReport report, Duration took) {
    if (json) {
      console.print(
          Json.text(
              Json.object()
                  .put("file", file)
                  .put("lines", report.lines())
                  .put("accepted", report.accepted())
                  .put("duplicates", report.duplicates())
                  .put("rejected", report.rejected())
                  .put("seconds", took.toMillis() / 1000.0)));
      return;
    }
    console.print(
        "%s: %,d accepted, %,d duplicates, %,d rejected, in %s (%,.0f lines a second)"
            .formatted(
                file,
                report.accepted(),
                report.duplicates(),
                report.rejected(),
                Console.words(took),
                report.lines() / Math.max(0.001, took.toMillis() / 1000.0)));
  }
}
