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
import java.util.Map;
import org.gelegen.app.ApiServer;
import org.gelegen.app.Gelegen;
import org.gelegen.app.House;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.access.Role;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * A made-up creditor with history, two versions, an experiment and a week of nights, served. Its
 * clock stands still in the afternoon of the last night's day.
 */
final class LookedAtHouse implements AutoCloseable {
  static final ClientId CLIENT = new ClientId("waterkant");
  static final LocalDate FIRST_NIGHT = LocalDate.parse("2025-10-06");
  static final int NIGHTS = 5;
  static final Instant NOW = Instant.parse("2025-10-10T13:00:00Z");

  private final Path folder;
  private Instant now = NOW;
  private final House house;
  private final ApiServer server;

  LookedAtHouse(Path folder) {
    this.folder = folder;
    live();
    now = NOW;
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

  /** A debtor who owes something and was contacted lately. */
  DebtorId debtor() {
    return house.desks().find(CLIENT).orElseThrow().portfolio(NOW).all().stream()
        .filter(history -> history.actionableCase(NOW).isPresent())
        .filter(history -> !history.attempts().isEmpty())
        .map(DebtorHistory::debtorId)
        .min(Comparator.comparing(DebtorId::value))
        .orElseThrow();
  }

  String key(Role role) {
    return house.createKey(CLIENT, role);
  }

  private void live() {
    Path records = folder.resolve("records.ndjson");
    ran("simulate", "--profile", CLIENT.value(), "--debtors", "250", "--out", records.toString());
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
              holdout: {share: 0.1}
              list:
                - id: product
                  from: 2025-10-01T00:00:00+02:00
                  arms:
                    - {policy: workflow, share: 0.3}
                    - {policy: model, share: 0.7}
            """));
    ran("train", "--client", client, "--as-of", "2025-10-05T00:00:00+02:00");
    for (int night = 0; night < NIGHTS; night++) {
      LocalDate date = FIRST_NIGHT.plusDays(night);
      now = date.atTime(3, 0).toInstant(ZoneOffset.UTC);
      ran("plan", "--client", client, "--date", date.toString());
    }
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
        () -> now,
        new SecureRandom());
  }

  @Override
  public void close() {
    server.close();
    house.close();
  }
}
