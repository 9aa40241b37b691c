package org.gelegen.app.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gelegen.app.console.Console;
import org.gelegen.datasets.simulator.PortfolioProfile;
import org.gelegen.datasets.simulator.Portfolios;
import org.gelegen.datasets.simulator.Simulation;
import org.gelegen.model.GelegenException;
import org.gelegen.records.RecordCodec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "simulate",
    description = "Writes the records of a made-up portfolio under a static workflow, from a seed.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "noorderlicht, waterkant or de-leesclub (default: ${DEFAULT-VALUE}).")
  private String profile = "noorderlicht";

  @Option(names = "--debtors", paramLabel = "N", description = "How many (default: the profile's).")
  private @Nullable Integer debtors;

  @Option(names = "--days", description = "Days of history (default: ${DEFAULT-VALUE}).")
  private int days = 365;

  @Option(names = "--seed", description = "Where chance starts (default: the profile's).")
  private @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write, gzip when it ends in .gz (default: standard output).")
  private @Nullable Path out;

  SimulateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PortfolioProfile chosen = profile();
    RecordCodec codec = new RecordCodec();
    LocalDate end = chosen.start().plusDays(days);
    Console console = surroundings.console();
    long[] count = {0};
    try (OutputStream stream = RecordFiles.open(out, console);
        Console.Progress progress = console.progress("simulating", -1, "records")) {
      new Simulation(chosen)
          .history(
              end,
              record -> {
                RecordFiles.write(stream, codec, record);
                progress.reached(++count[0]);
              });
    } catch (IOException e) {
      throw new GelegenException("cannot write the records: " + e.getMessage(), e);
    }
    console.say(
        "%,d records of %s, %,d debtors, seed %d, from %s until %s"
            .formatted(
                count[0], chosen.name(), chosen.debtors(), chosen.seed(), chosen.start(), end));
    return 0;
  }

  private PortfolioProfile profile() {
    PortfolioProfile found =
        Portfolios.find(profile)
            .orElseThrow(
                () ->
                    new GelegenException(
                        "there is no profile " + profile + "; there are " + names()));
    if (debtors != null) {
      found = found.withDebtors(debtors);
    }
    return seed == null ? found : found.withSeed(seed);
  }

  private static String names() {
    return Portfolios.all().stream().map(PortfolioProfile::name).collect(Collectors.joining(", "));
  }
}
