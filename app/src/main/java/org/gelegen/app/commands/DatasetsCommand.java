package org.gelegen.app.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gelegen.datasets.published.OpenBandit;
import org.gelegen.datasets.published.PlainDatasets;
import org.gelegen.datasets.published.PublicDataset;
import org.gelegen.datasets.published.PublicDatasets;
import org.gelegen.datasets.published.Published;
import org.gelegen.model.GelegenException;
import org.gelegen.records.RecordCodec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "datasets",
    description =
        "Lists the public tables that can be turned into records, or into logs to evaluate, or"
            + " measured on.",
    mixinStandardHelpOptions = true)
final class DatasetsCommand implements Runnable {
  private final Surroundings surroundings;

  DatasetsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PublicDatasets.all().forEach(dataset -> print("records of ", dataset));
    PlainDatasets.all().forEach(dataset -> print("plain rows of ", dataset));
    surroundings.console().print(OpenBandit.DESCRIPTION);
  }

  private void print(String what, Published dataset) {
    surroundings
        .console()
        .print(
            "%s: %s%s, %,d rows, %s; from %s; cite %s"
                .formatted(
                    dataset.name(),
                    what,
                    dataset.title(),
                    dataset.rows(),
                    dataset.licence(),
                    dataset.source(),
                    dataset.citation()));
  }

  /** Turns a table into records, or into a log to evaluate. */
  @Command(
      name = "convert",
      description =
          "Turns a copy of a public table into records to import, or into a log to evaluate.",
      mixinStandardHelpOptions = true)
  static final class Convert implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "NAME", description = "Such as bank-marketing.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The table, gzipped or not.")
    private Path file = Path.of("");

    @Option(
        names = "--policy",
        paramLabel = "NAME=FILE",
        description =
            "For open-bandit: a policy's probability of each item_id in columns position_1,"
                + " position_2, …; may be repeated.")
    private Map<String, Path> policies = new LinkedHashMap<>();

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "Where to write, gzip when it ends in .gz (default: standard output).")
    private @Nullable Path out;

    Convert(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      try (OutputStream stream = RecordFiles.open(out, surroundings.console())) {
        if (name.equals(OpenBandit.NAME)) {
          OpenBandit.convert(file, policies, stream);
        } else {
          RecordCodec codec = new RecordCodec();
          dataset().convert(file, record -> RecordFiles.write(stream, codec, record));
        }
      } catch (IOException e) {
        throw new GelegenException("cannot write the table: " + e.getMessage(), e);
      }
      return 0;
    }

    private PublicDataset dataset() {
      return PublicDatasets.find(name)
          .orElseThrow(
              () -> new GelegenException("there is no table " + name + ": see gelegen datasets"));
    }
  }
}
