package org.gelegen.app.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gelegen.app.console.Console;
import org.gelegen.app.profiles.ProfileFile;
import org.gelegen.datasets.simulator.NamedProfile;
import org.gelegen.datasets.simulator.NamedProfiles;
import org.gelegen.datasets.simulator.PortfolioProfile;
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
      paramLabel = "NAME|FILE.yaml",
      description =
          "One of those below, or a profile of your own, which docs/simulator.md describes"
              + " (default: ${DEFAULT-VALUE}).")
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
    NamedProfile named = profile();
    PortfolioProfile chosen = named.profile();
    RecordCodec codec = new RecordCodec();
    LocalDate end = chosen.start().plusDays(days);
    Console console = surroundings.console();
    long[] count = {0};
    try (OutputStream stream = RecordFiles.open(out, console);
        Console.Progress progress = console.progress("simulating", -1, "records")) {
      named
          .simulation()
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

  private NamedProfile profile() {
    NamedProfile found =
        profile.endsWith(".yaml") || profile.endsWith(".yml")
            ? ProfileFile.read(Path.of(profile))
            : NamedProfiles.find(profile)
                .orElseThrow(
                    () ->
                        new GelegenException(
                            "there is no profile " + profile + "; there are " + names()));
    if (debtors != null) {
      found = found.with(found.profile().withDebtors(debtors));
    }
    return seed == null ? found : found.with(found.profile().withSeed(seed));
  }

  private static String names() {
    return NamedProfiles.all().stream().map(NamedProfile::name).collect(Collectors.joining(", "));
  }

  /** The profiles, as the help lists them. */
  static String[] listed() {
    return Stream.concat(
            Stream.of("", "Profiles:"),
            NamedProfiles.all().stream()
                .map(
                    named ->
                        "  %-17s %,7d debtors: %s"
                            .formatted(named.name(), named.profile().debtors(), named.about())))
        .toArray(String[]::new);
  }
}
