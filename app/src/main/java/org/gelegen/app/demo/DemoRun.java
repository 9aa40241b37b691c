package org.gelegen.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.app.ApiServer;
import org.gelegen.app.House;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.datasets.simulator.PortfolioProfile;
import org.gelegen.datasets.simulator.Portfolios;
import org.gelegen.model.GelegenException;
import org.gelegen.model.access.Role;

/**
 * The demonstration from start to end: its database, its clock, its run, and the API on what it
 * left behind.
 *
 * <p>It has a data directory of its own, {@code demo} below the service's, so that made-up people
 * never mix with real ones and so that it can be deleted at any time.
 */
public final class DemoRun {
  /** Calls an hour that the agents of the three make at full size. */
  private static final Map<String, Integer> CALLS_PER_HOUR =
      Map.of("noorderlicht", 40, "waterkant", 10, "de-leesclub", 1);

  private final Surroundings machine;
  private final ServiceSettings settings;

  public DemoRun(Surroundings machine, ServiceSettings settings) {
    this.machine = machine;
    this.settings = settings;
  }

  /**
   * How much is demonstrated.
   *
   * @param weeks how many weeks of campaigns, 1 to 26
   * @param scale the portfolios' size, in (0, 1]
   * @param seed divides the portfolios into halves
   */
  public record Size(int weeks, double scale, long seed) {
    public Size {
      if (weeks < 1 || weeks > 26) {
        throw new IllegalArgumentException("weeks must be from 1 to 26 but is " + weeks);
      }
      if (!(scale > 0 && scale <= 1)) {
        throw new IllegalArgumentException("scale must be in (0, 1] but is " + scale);
      }
    }

    /** What the data of this size are kept under. */
    String name() {
      return "seed-%d-weeks-%d-scale-%s".formatted(seed, weeks, Double.toString(scale));
    }
  }

  /**
   * Runs, and serves until the process is ended.
   *
   * @param serve false: end after the report
   */
  public void run(Size size, boolean serve) {
    Demo.Plan plan = plan(size);
    LocalDate firstNight = plan.firstNight();
    Instant start =
        firstNight
            .atTime(Demo.PLANNING)
            .atZone(plan.profiles().getFirst().creditor().zone())
            .toInstant();
    SimulatedClock clock = new SimulatedClock(start);
    Surroundings simulated =
        new Surroundings(
            machine.console(), machine.in(), machine.environment(), clock, machine.random());
    Console console = machine.console();
    console.say(
        "demo: the data are in "
            + home(size).data().dir()
            + "; delete that folder to start afresh");
    try (House house = House.open(home(size), simulated)) {
      Demo demo = new Demo(house, clock, plan);
      demo.run();
      if (serve) {
        serve(house, demo, clock);
      }
    }
  }

  private ServiceSettings home(Size size) {
    return new ServiceSettings(
        new ServiceSettings.Database(null, null, null),
        new ServiceSettings.Data(settings.data().dir().resolve("demo").resolve(size.name())),
        settings.http(),
        ServiceSettings.Rules.SHIPPED,
        settings.gateways());
  }

  private static Demo.Plan plan(Size size) {
    List<PortfolioProfile> profiles = new ArrayList<>();
    Map<String, Integer> callsPerHour = new HashMap<>();
    for (PortfolioProfile profile : Portfolios.all()) {
      int debtors = (int) Math.max(20, Math.round(profile.debtors() * size.scale()));
      profiles.add(profile.withDebtors(debtors));
      double calls = CALLS_PER_HOUR.getOrDefault(profile.name(), 5) * size.scale();
      callsPerHour.put(profile.name(), (int) Math.max(1, Math.round(calls)));
    }
    return new Demo.Plan(profiles, callsPerHour, size.weeks(), size.seed());
  }

  private void serve(House house, Demo demo, SimulatedClock clock) {
    DemoClient client = demo.clients().getFirst();
    String debtor =
        client
            .debtorWithOpenCase(clock.instant())
            .orElseThrow(() -> new GelegenException("nobody is left with an open case"))
            .value();
    String key = house.createKey(client.clientId(), Role.DIALER);
    try (ApiServer server = ApiServer.start(house, settings.http());
        Attendant _ = Attendant.start(house, clock, Attendant.EVERY)) {
      Console console = machine.console();
      console.print("Ask for a recommendation (the clock stands at " + clock.instant() + "):");
      console.print("");
      console.print(
          """
          curl -s %s/v1/clients/%s/recommendations \\
            -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
            -d '{"debtorIds":["%s"],"explain":true}'
          """
              .formatted(server.uri(), client.clientId(), key, debtor));
      console.print("Look at it: open " + server.uri() + "/ and sign in with the key");
      console.print("");
      console.print("  " + house.createKey(client.clientId(), Role.OPERATOR));
      console.print("");
      console.say("demo: the API is at " + server.uri() + "/docs until you press Ctrl-C");
      server.await();
    }
  }
}
