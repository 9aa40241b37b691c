package org.gelegen.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.gelegen.app.ApiServer;
import org.gelegen.app.Gelegen;
import org.gelegen.app.House;
import org.gelegen.app.Schedule;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.access.Role;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * A made-up creditor with history, two versions, a holdout of six weeks, an experiment and a week
 * of nights, served. Its clock stands still in the afternoon of the last night's day.
 */
final class LookedAtHouse implements AutoCloseable {
  static final ClientId CLIENT = new ClientId("waterkant");
  private static final LocalDate FIRST_NIGHT = LocalDate.parse("2025-10-06");
  private static final int NIGHTS = 5;
  private static final int WEEKS_BEFORE = 6;
  static final Instant NOW = Instant.parse("2025-10-10T13:00:00Z");

  private final Path folder;
  private Instant now = NOW;

  /** How often the time was asked for: it goes on by a fifth of a second each time. */
  private final AtomicLong looks = new AtomicLong();

  private boolean stands;
  private final House house;
  private final ApiServer server;

  LookedAtHouse(Path folder) {
    this.folder = folder;
    live();
    now = NOW;
    stands = true;
    ServiceSettings settings =
        new SettingsSources()
            .flag("data.dir", folder.resolve("data"))
            .flag("http.port", 0)
            .flag("http.requestsPerSecond", 1_000_000)
            .build();
    house = House.open(settings, surroundings(new ByteArrayOutputStream()));
    server = ApiServer.start(house, settings.http());
  }

  House house() {
    return house;
  }

  URI uri() {
    return server.uri();
  }

  /** The last night's day, on which the clock stands still. */
  LocalDate today() {
    return FIRST_NIGHT.plusDays(NIGHTS - 1);
  }

  /** A debtor who owes something and was contacted lately. */
  DebtorId debtor() {
    return house.desks().find(CLIENT).orElseThrow().portfolio(NOW).all().stream()
        .filter(history -> history.actionableCase(NOW).isPresent())
        .filter(history -> !history.attempts().isEmpty())
        .map(DebtorHistory::debtorId)
        .min(Comparator.comparing(DebtorId::value))
        .orElseThrow();
  }

  /** A debtor whose newest decision is to wait, stored without reasons. */
  DebtorId waiting() {
    return debtorWith(
        newest ->
            newest.kind() == Decision.Kind.WAIT && newest.explanation().equals(Explanation.none()));
  }

  private DebtorId debtorWith(Predicate<Decision> newest) {
    return house.desks().find(CLIENT).orElseThrow().portfolio(NOW).all().stream()
        .map(DebtorHistory::debtorId)
        .filter(
            debtor -> {
              List<Decision> decided = house.stores().decisions().findByDebtor(CLIENT, debtor);
              return !decided.isEmpty() && newest.test(decided.getLast());
            })
        .min(Comparator.comparing(DebtorId::value))
        .orElseThrow();
  }

  /** A debtor whom the holdout leaves alone. */
  DebtorId leftAlone() {
    return house
        .stores()
        .exposures()
        .of(CLIENT, new ExperimentId(ExperimentSettings.HOLDOUT))
        .stream()
        .filter(exposure -> exposure.arm().equals("holdout"))
        .map(Exposure::debtor)
        .findFirst()
        .orElseThrow();
  }

  String key(Role role) {
    return house.createKey(CLIENT, role);
  }

  private void live() {
    Path records = folder.resolve("records.ndjson");
    ran("simulate", "--profile", CLIENT.value(), "--debtors", "700", "--out", records.toString());
    ran("import", records.toString());
    String client = CLIENT.value();
    ran("train", "--client", client, "--as-of", "2025-08-01T00:00:00+02:00");
    ran(
        "settings",
        "--client",
        client,
        "--set",
        written(
            """
            explorationShare: 0.2
            capacity:
              phone: {perHour: 4}
              letter: {perHour: 10}
            nightlyBudget: "120.00"
            experiments:
              holdout: {share: 0.2}
              list:
                - id: product
                  from: 2025-10-01T00:00:00+02:00
                  arms:
                    - {policy: workflow, share: 0.3}
                    - {policy: model, share: 0.7}
            """));
    for (int week = WEEKS_BEFORE; week > 0; week--) {
      plan(FIRST_NIGHT.minusWeeks(week));
    }
    now = FIRST_NIGHT.minusDays(1).atTime(3, 0).toInstant(ZoneOffset.UTC);
    ran("train", "--client", client, "--as-of", "2025-10-05T00:00:00+02:00");
    for (int night = 0; night < NIGHTS; night++) {
      plan(FIRST_NIGHT.plusDays(night));
    }
  }

  private void plan(LocalDate date) {
    now = date.atTime(3, 0).toInstant(ZoneOffset.UTC);
    looks.set(0);
    ran("plan", "--client", CLIENT.value(), "--date", date.toString());
  }

  /** Does what was asked for on the pages, as the service's scheduler would within seconds. */
  void doWhatIsAskedFor() {
    Schedule.askedFor(house).run(NOW);
  }

  private String written(String settings) {
    try {
      return Files.writeString(folder.resolve("settings.yaml"), settings).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ran(String... command) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] whole = new String[command.length + 2];
    System.arraycopy(command, 0, whole, 0, command.length);
    whole[command.length] = "--data-dir";
    whole[command.length + 1] = folder.resolve("data").toString();
    int status =
        Gelegen.commandLine(surroundings(said))
            .setErr(new PrintWriter(said, true, StandardCharsets.UTF_8))
            .execute(command[0].equals("simulate") ? command : whole);
    assertThat(status)
        .as("%s: %s", String.join(" ", command), said.toString(StandardCharsets.UTF_8))
        .isZero();
  }

  private Surroundings surroundings(ByteArrayOutputStream said) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new Surroundings(
        new Console(out, out, false),
        new ByteArrayInputStream(new byte[0]),
        Map.of(),
        () -> stands ? now : now.plusMillis(200 * looks.incrementAndGet()),
        new SecureRandom());
  }

  @Override
  public void close() {
    server.close();
    house.close();
  }
}
