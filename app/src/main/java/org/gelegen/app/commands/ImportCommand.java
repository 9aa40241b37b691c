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
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.RecordCodec;
import org.gelegen.records.bank.BankStatementException;
import org.gelegen.records.bank.StatementImport;
import org.gelegen.records.bank.StatementReport;
import org.gelegen.records.intake.ImportFailedException;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description =
        "Takes records in: NDJSON, plain or gzip, each record once; or payments from bank"
            + " statements.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--client",
      converter = ClientName.class,
      paramLabel = "C",
      description = "Take this client's records only; others are rejected.")
  private @Nullable String client;

  @Option(
      names = "--camt053",
      description =
          "The files are bank statements (camt.053): what was credited becomes payments of the"
              + " cases that it names. Needs --client.")
  private boolean camt053;

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
    if (camt053 && client == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--camt053 needs --client: a statement does not say whose cases it pays");
    }
    for (String file : files) {
      requireFile(file);
    }
    long rejected = 0;
    try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
      if (camt053) {
        return importStatements(console, house, house.requireClient(String.valueOf(client)));
      }
      RecordImport records = new RecordImport(house.intake(), new RecordCodec());
      for (String file : files) {
        rejected += importFile(console, records, file, only);
      }
    }
    return rejected == 0 ? 0 : 1;
  }

  private int importStatements(Console console, House house, ClientRecord payee) {
    StatementImport statements =
        new StatementImport(
            house.intake(), house.stores().caseReferences(), payee, surroundings.clock().instant());
    long refused = 0;
    for (String file : files) {
      try (InputStream in = open(file)) {
        StatementReport report = statements.run(in);
        StatementOutput.print(console, file, report, json);
        refused += report.refused();
      } catch (BankStatementException e) {
        throw new GelegenException(file + " " + e.getMessage() + "; nothing of it was taken in", e);
      } catch (IOException e) {
        throw new GelegenException(
            file + " cannot be read: " + e.getMessage() + "; nothing of it was taken in", e);
      }
    }
    return refused == 0 ? 0 : 1;
  }

  private static void requireFile(String file) {
    if (file.equals("-")) {
      return;
    }
    if (Files.isDirectory(Path.of(file))) {
      throw new GelegenException(file + " is a folder: name the files in it");
    }
    if (!Files.isReadable(Path.of(file))) {
      throw new GelegenException(file + " cannot be read: is it there?");
    }
  }

  private long importFile(
      Console console, RecordImport records, String file, @Nullable ClientId only) {
    Instant start = surroundings.clock().instant();
    ImportOutput output = new ImportOutput(console, file, json);
    try (InputStream in = open(file);
        Console.Progress progress = console.progress(file, -1, "lines")) {
      ImportReport report =
          records.run(
              in,
              only,
              new ImportListener() {
                @Override
                public void rejected(Rejection rejection) {
                  output.rejected(rejection);
                }

                @Override
                public void progress(ImportReport soFar) {
                  progress.reached(soFar.lines());
                }
              });
      output.ended(report, since(start), null);
      return report.rejected();
    } catch (ImportFailedException e) {
      output.ended(e.report(), since(start), e.getMessage());
      throw new GelegenException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new GelegenException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Duration since(Instant start) {
    return Duration.between(start, surroundings.clock().instant());
  }

  private InputStream open(String file) throws IOException {
    return file.equals("-")
        ? new BufferedInputStream(surroundings.in())
        : new BufferedInputStream(Files.newInputStream(Path.of(file)), 1 << 16);
  }
}
