package org.gelegen.app.commands;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.bench.DispatchSpeed;
import org.gelegen.app.bench.MeasuredPortfolio;
import org.gelegen.app.bench.PlanSpeed;
import org.gelegen.app.bench.SpeedMeter;
import org.gelegen.app.bench.SpeedReport;
import org.gelegen.app.console.Console;
import org.gelegen.app.lab.LearnedPortfolio;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.model.decision.Desk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast decisions are made, campaigns planned or contacts sent. */
@Command(
    name = "bench",
    description =
        "How fast decisions are made on this machine, for a client's portfolio or a made-up one, or"
            + " with --plan how fast and how well campaigns are planned, with --dispatch how fast"
            + " contacts are sent. Nothing is stored.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private static final int SIMULATED_DEBTORS = 2_000;
  private static final List<Integer> PLANNED_DEBTORS = List.of(20_000, 100_000);
  private static final int MOST_PLANNED_DEBTORS = 10_000_000;
  private static final int MOST_DISPATCHED = 1_000_000;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--client",
      converter = ClientName.class,
      paramLabel = "C",
      description = "The client whose debtors and champion are taken (default: a made-up one).")
  private @Nullable String client;

  @Option(
      names = "--plan",
      description =
          "Plan made-up weeks of options under capacity and budget instead, by prices and greedily:"
              + " for 20,000 and 100,000 debtors, or as many as --debtors says.")
  private boolean plan;

  @Option(
      names = "--dispatch",
      paramLabel = "N",
      description =
          "Send so many made-up contacts into a gateway that answers at once instead, over an"
              + " embedded database of its own that is gone afterwards; a fifth of them before, to"
              + " warm up.")
  private @Nullable Integer dispatch;

  @Option(
      names = "--debtors",
      paramLabel = "N",
      description =
          "Decide for so many on all cores, the portfolio's over and over (default: as many as the"
              + " seconds allow).")
  private @Nullable Long debtors;

  @Option(
      names = "--seed",
      description = "Where the made-up portfolio's chance starts (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long the warm-up takes, and each figure (default: ${DEFAULT-VALUE}).")
  private int seconds = 5;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  BenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (seconds < 1 || (debtors != null && debtors < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--seconds and --debtors must be at least 1");
    }
    if (dispatch != null) {
      return measureDispatch(dispatch);
    }
    if (plan) {
      return measurePlanning();
    }
    if (client == null) {
      return measure(simulated(), "made up, seed " + seed);
    }
    try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
      Desk desk = house.desks().find(house.requireClient(client).clientId()).orElseThrow();
      desk.portfolio().refresh(surroundings.clock().instant());
      return measure(
          new MeasuredPortfolio(
              desk.decider().requireModel(),
              surroundings.clock().instant(),
              desk.portfolio().all().stream().toList()),
          client);
    }
  }

  private int measureDispatch(int contacts) {
    if (plan || client != null || debtors != null || contacts < 5 || contacts > MOST_DISPATCHED) {
      throw new ParameterException(
          spec.commandLine(),
          "--dispatch takes 5 to %,d contacts, and neither --plan, --client nor --debtors"
              .formatted(MOST_DISPATCHED));
    }
    Console console = surroundings.console();
    console.say("warming up with %,d made-up contacts, then %,d".formatted(contacts / 5, contacts));
    DispatchSpeed.onItsOwn(surroundings, contacts / 5);
    DispatchSpeed speed = DispatchSpeed.onItsOwn(surroundings, contacts);
    if (json) {
      console.print(
          Json.text(
              Json.object()
                  .put("contacts", speed.contacts())
                  .put("seconds", speed.took().toMillis() / 1e3)
                  .put("perSecond", Math.round(speed.perSecond()))
                  .put("cores", cores())));
    } else {
      console.print(
          "%,d contacts sent in %.1f s: %,d a second, %d cores"
              .formatted(
                  speed.contacts(),
                  speed.took().toMillis() / 1e3,
                  Math.round(speed.perSecond()),
                  cores()));
    }
    return 0;
  }

  private int measurePlanning() {
    if (client != null || (debtors != null && debtors > MOST_PLANNED_DEBTORS)) {
      throw new ParameterException(
          spec.commandLine(),
          "--plan takes made-up options, without --client, of at most %,d debtors"
              .formatted(MOST_PLANNED_DEBTORS));
    }
    List<PlanSpeed> speeds = new ArrayList<>();
    for (int count : debtors == null ? PLANNED_DEBTORS : List.of(debtors.intValue())) {
      surroundings.console().say("planning a made-up week of %,d debtors".formatted(count));
      speeds.add(PlanSpeed.of(count, seed));
    }
    PlanSpeedOutput output = new PlanSpeedOutput(speeds, seed, cores());
    if (json) {
      surroundings.console().print(Json.text(output.object()));
    } else {
      output.print(surroundings.console());
    }
    return 0;
  }

  private MeasuredPortfolio simulated() {
    int size = (int) Math.min(SIMULATED_DEBTORS, debtors == null ? Long.MAX_VALUE : debtors);
    surroundings
        .console()
        .say("making up a portfolio of %,d debtors, seed %d, and learning".formatted(size, seed));
    return MeasuredPortfolio.of(
        LearnedPortfolio.of(PortfolioCharacter.EVERYTHING, size, seed, cores()));
  }

  private int measure(MeasuredPortfolio portfolio, String name) {
    Console console = surroundings.console();
    console.say("warming up for " + seconds + " s, then " + seconds + " s a figure");
    SpeedReport report;
    try (Console.Progress progress =
        console.progress("deciding", debtors == null ? -1 : debtors, "debtors")) {
      report =
          new SpeedMeter(portfolio, Duration.ofSeconds(seconds), cores())
              .measure(debtors, progress::reached);
    }
    SpeedOutput output = new SpeedOutput(name, portfolio, report);
    if (json) {
      console.print(Json.text(output.object()));
    } else {
      output.print(console);
    }
    return 0;
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
