package org.gelegen.app.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.gelegen.app.House;
import org.gelegen.app.console.Console;
import org.gelegen.datasets.simulator.PortfolioProfile;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.settings.ClientSettings.TrainingSettings;
import org.gelegen.model.settings.LetterSettings;
import org.gelegen.model.settings.PaymentSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.scheduler.nightly.NightlyCampaign;

/**
 * The main job, end to end, against simulated portfolios: a year of history in, models trained, six
 * weeks of nightly campaigns planned and carried out for half of each portfolio, outcomes back,
 * retrained weekly.
 */
final class Demo {
  /** When a night is planned, where the first client is. */
  static final LocalTime PLANNING = LocalTime.of(4, 30);

  private static final String PAYMENT_PAGE = "https://betalen.example.org/?kenmerk={{reference}}";

  private static final int HISTORY_DAYS = 365;

  /** The run under which it is kept what the night through gateways came to. */
  private static final String GATEWAYS = "demo-gateways";

  private static final int DAYS_IN_WEEK = 7;
  private static final int THREADS = 2;

  /** Enough to learn from, and few enough to retrain every week while somebody waits. */
  private static final int MAX_EXAMPLES = 40_000;

  private final House house;
  private final Console console;
  private final SimulatedClock clock;
  private final Plan plan;
  private final List<DemoClient> clients = new ArrayList<>();
  private final Instant started;
  private final Halves halves;
  private String gatewayTable = "";

  /**
   * What is demonstrated.
   *
   * @param callsPerHour how many calls an hour the agents of each portfolio make, by its name
   * @param weeks how many weeks of campaigns
   * @param seed divides the portfolios into halves
   */
  record Plan(
      List<PortfolioProfile> profiles, Map<String, Integer> callsPerHour, int weeks, long seed) {
    Plan {
      profiles = List.copyOf(profiles);
      callsPerHour = Map.copyOf(callsPerHour);
    }

    LocalDate firstNight() {
      return profiles.getFirst().start().plusDays(HISTORY_DAYS);
    }

    LocalDate end() {
      return firstNight().plusDays((long) DAYS_IN_WEEK * weeks);
    }
  }

  Demo(House house, SimulatedClock clock, Plan plan) {
    this.house = house;
    this.console = house.surroundings().console();
    this.clock = clock;
    this.plan = plan;
    started = house.machineClock().instant();
    halves = new Halves(plan.seed());
    for (PortfolioProfile profile : plan.profiles()) {
      clients.add(new DemoClient(house, profile, halves, plan.firstNight()));
    }
  }

  /** Runs everything and prints what came of it. */
  void run() {
    say("seed " + plan.seed() + "; all people are made up, and the clock is simulated");
    history();
    train(plan.firstNight());
    for (DemoClient client : clients) {
      client.countDebtors(clock.instant());
    }
    campaigns();
    report();
  }

  private void history() {
    atOnce(
        client -> {
          long accepted = client.liveHistory();
          say(
              accepted == 0
                  ? client.name() + ": a year of history is there from an earlier run"
                  : "%s: a year of history, %,d records of %,d debtors"
                      .formatted(client.name(), accepted, client.debtors()));
          setUp(client);
        });
    clock.moveTo(clients.getFirst().moment(plan.firstNight(), PLANNING));
  }

  /**
   * Does the same for every client; they have nothing to do with each other, and there are two
   * cores.
   */
  private void atOnce(Consumer<DemoClient> step) {
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (DemoClient client : clients) {
        running.add(threads.submit(() -> step.accept(client)));
      }
    }
    for (Future<?> done : running) {
      try {
        done.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof GelegenException known
            ? known
            : new GelegenException("the demonstration failed: " + e.getCause(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GelegenException("the demonstration was interrupted", e);
      }
    }
  }

  private void setUp(DemoClient client) {
    SettingsStore store = house.stores().settings();
    if (store.current(client.clientId()).number() > 0) {
      return;
    }
    ClientSettings defaults = ClientSettings.defaults();
    store.put(
        client.clientId(),
        new ClientSettings(
                defaults.rulePack(),
                Map.of(
                    Channel.PHONE,
                    new HourlyCapacity(
                        plan.callsPerHour().getOrDefault(client.clientId().value(), 5), Map.of())),
                null,
                defaults.costs(),
                defaults.shareRecoverable(),
                new BigDecimal("50.00"),
                defaults.responseWindow(),
                defaults.explorationShare(),
                true,
                Set.of(
                    Channel.PHONE,
                    Channel.SMS,
                    Channel.WHATSAPP,
                    Channel.EMAIL,
                    Channel.LETTER,
                    Channel.PORTAL),
                List.of(),
                Map.of(),
                Map.of(),
                new TrainingSettings(MAX_EXAMPLES, plan.seed()))
            .with(letters(client))
            .with(new PaymentSettings(PAYMENT_PAGE)),
        clock.instant(),
        "demo");
  }

  /** Letters of a made-up house; the code on them leads to where to pay. */
  private static LetterSettings letters(DemoClient client) {
    LetterSettings usual = LetterSettings.defaults();
    return new LetterSettings(
        client.name(),
        List.of("Postbus 1", "0000 AA Nergenshuizen"),
        null,
        usual.window(),
        usual.colour(),
        null);
  }

  /**
   * One after the other, so that the small ones find what the large ones share, and always the
   * same.
   */
  private void train(LocalDate date) {
    for (DemoClient client : clients) {
      Instant begin = house.machineClock().instant();
      client
          .train(date, clock.instant(), _ -> {})
          .ifPresent(
              version ->
                  say(
                      "%s: %s trained in %s"
                          .formatted(client.name(), version, Console.words(since(begin)))));
    }
  }

  private void campaigns() {
    NightlyCampaign nightly = house.nightly(history -> halves.product(history.debtorId()));
    int days = DAYS_IN_WEEK * plan.weeks();
    try (Console.Progress progress = console.progress("campaigns", days, "days")) {
      for (int day = 0; day < days; day++) {
        LocalDate date = plan.firstNight().plusDays(day);
        clock.moveTo(clients.getFirst().moment(date, PLANNING));
        if (day > 0 && day % DAYS_IN_WEEK == 0) {
          train(date);
        }
        SplittableRandom jitter = new SplittableRandom(plan.seed() + day);
        if (day == days - 1) {
          throughGateways(date, nightly, jitter);
        } else {
          Map<DemoClient, Post> posts = new HashMap<>();
          clients.forEach(client -> posts.put(client, new SimulatedPost(house, jitter.split())));
          Instant planning = clock.instant();
          atOnce(
              client ->
                  client
                      .liveDay(date, nightly, Objects.requireNonNull(posts.get(client)), planning)
                      .run());
        }
        progress.reached(day + 1);
      }
    }
    clock.moveTo(clients.getFirst().moment(plan.end(), PLANNING));
  }

  /** One night goes out as it would for real, so that every gateway is seen at work. */
  private void throughGateways(LocalDate date, NightlyCampaign nightly, SplittableRandom jitter) {
    Instant planning = clock.instant();
    try (GatewayPost post = new GatewayPost(house, clock, date, jitter)) {
      Queue<Runnable> endings = new ConcurrentLinkedQueue<>();
      atOnce(
          client -> {
            post.begin(client.clientId());
            endings.add(client.liveDay(date, nightly, post, planning));
          });
      post.bringHome();
      List<ClientId> ids = clients.stream().map(DemoClient::clientId).toList();
      gatewayTable =
          clients.getFirst().once(GATEWAYS, date, () -> String.join("\n", post.report(ids)));
      endings.forEach(Runnable::run);
    }
  }

  private void report() {
    console.print("");
    console.print(
        "The last night went through gateways, each to a server on this machine, and told back");
    gatewayTable.lines().forEach(console::print);
    Report report = new Report(console);
    HalfComparison total = new HalfComparison();
    for (DemoClient client : clients) {
      HalfComparison comparison = client.comparison();
      report.print(client.name(), comparison);
      total.addAll(comparison);
    }
    report.print("All together", total);
    console.print("");
    say("%d weeks of campaigns, in %s".formatted(plan.weeks(), Console.words(since(started))));
  }

  List<DemoClient> clients() {
    return List.copyOf(clients);
  }

  private Duration since(Instant begin) {
    return Duration.between(begin, house.machineClock().instant());
  }

  private void say(String line) {
    console.say("demo: " + line);
  }
}
