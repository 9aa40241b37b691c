package org.gelegen.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gelegen.app.Gelegen;
import org.gelegen.app.House;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.runs.RunLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demonstration in a process of its own that is killed again and again. */
class KilledDemoIT {
  private static final DemoRun.Size SIZE = new DemoRun.Size(1, 0.005, 20_260_101);
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final LocalDate FIRST_NIGHT = LocalDate.parse("2026-01-01");

  /** Of a whole demonstration or of one step: far more than it takes. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;

  /** Where to kill: so long after a step began. */
  private record Kill(String job, LocalDate date, long millis) {}

  @Test
  void the_log_and_the_report_of_a_demonstration_killed_in_its_steps_are_those_of_one_left_alone()
      throws Exception {
    Path alone = folder.resolve("alone");
    Path killed = folder.resolve("killed");
    List<Kill> kills =
        List.of(
            new Kill("demo-history", FIRST_NIGHT, 100),
            new Kill("demo-training", FIRST_NIGHT, 200),
            new Kill("demo-day", FIRST_NIGHT.plusDays(1), 0),
            new Kill("demo-day", FIRST_NIGHT.plusDays(2), 60),
            new Kill("demo-day", FIRST_NIGHT.plusDays(3), 120),
            new Kill("demo-day", FIRST_NIGHT.plusDays(4), 180),
            // This night goes out through gateways.
            new Kill("demo-day", FIRST_NIGHT.plusDays(6), 900));
    List<String> undisturbed;
    try (House house = house(alone)) {
      finish(alone);
      undisturbed = records(house);
    }
    assertThat(undisturbed).hasSizeGreaterThan(5_000);
    assertThat(undisturbed).anyMatch(line -> line.contains("\"at\":\"2026-01-0"));

    int amidst = 0;
    try (House house = house(killed)) {
      for (Kill kill : kills) {
        amidst += kill(house, killed, kill) ? 1 : 0;
      }
      finish(killed);
      assertThat(records(house)).isEqualTo(undisturbed);
    }
    assertThat(report(killed)).isEqualTo(report(alone)).hasSizeGreaterThan(30);
    assertThat(amidst).as("kills that hit a step in its middle").isGreaterThanOrEqualTo(4);
  }

  /**
   * What it gained. Before that comes what went through gateways, which is of the last process
   * only: the servers at their other ends die with it.
   */
  private static List<String> report(Path data) throws IOException {
    return Files.readAllLines(output(data)).stream()
        .dropWhile(line -> !line.contains(" debtors with Gelegen"))
        .toList();
  }

  /** Runs the demonstration and kills it; answers whether the step was left half done. */
  private static boolean kill(House house, Path data, Kill kill) throws Exception {
    Process process = start(data);
    try {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (find(house, kill).isEmpty()) {
        assertThat(process.isAlive()).as("alive until %s", kill).isTrue();
        assertThat(System.nanoTime()).as("waiting for %s", kill).isLessThan(deadline);
        Thread.sleep(5);
      }
      Thread.sleep(kill.millis());
    } finally {
      process.destroyForcibly().waitFor();
    }
    return find(house, kill).stream().anyMatch(entry -> entry.completedAt().isEmpty());
  }

  private static List<RunLedger.Entry> find(House house, Kill kill) {
    return house.stores().runs().list(CLIENT, 100).stream()
        .filter(entry -> entry.job().equals(kill.job()))
        .filter(entry -> entry.businessDate().equals(kill.date()))
        .toList();
  }

  private static void finish(Path data) throws Exception {
    Process process = start(data);
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(errors(data))).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Path data) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx768m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Gelegen.class.getName(),
            "demo",
            "--no-serve",
            "--weeks",
            Integer.toString(SIZE.weeks()),
            "--scale",
            Double.toString(SIZE.scale()),
            "--seed",
            Long.toString(SIZE.seed()));
    builder.environment().put("GELEGEN_DATA_DIR", data.toString());
    builder.redirectOutput(Redirect.to(output(data).toFile()));
    builder.redirectError(Redirect.to(errors(data).toFile()));
    return builder.start();
  }

  private static Path output(Path data) {
    return data.resolveSibling(data.getFileName() + ".out");
  }

  private static Path errors(Path data) {
    return data.resolveSibling(data.getFileName() + ".err");
  }

  /** The house that the demonstration lives in, held open so that its database stays up. */
  private static House house(Path data) {
    Path home = data.resolve("demo").resolve(SIZE.name());
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServiceSettings settings = new SettingsSources().flag("data.dir", home).build();
    return House.open(settings, Surroundings.system());
  }

  /** Every record of every debtor of every client, as it is imported. */
  private static List<String> records(House house) {
    List<String> lines = new ArrayList<>();
    for (ClientId client : house.stores().records().clients()) {
      house
          .stores()
          .records()
          .forEachDebtor(
              client,
              debtor ->
                  debtor.records().stream()
                      .map(
                          record -> new String(house.codec().write(record), StandardCharsets.UTF_8))
                      .sorted()
                      .forEach(lines::add));
    }
    return lines;
  }
}
