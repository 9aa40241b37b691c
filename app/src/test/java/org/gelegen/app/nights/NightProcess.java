package org.gelegen.app.nights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.decision.Shadows;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.scheduler.nightly.NightlyCampaign;
import org.gelegen.scheduler.nightly.NightlyPorts;
import org.gelegen.scheduler.nightly.NightlySettings;
import org.gelegen.scheduler.planning.LagrangianPlanner;
import org.gelegen.scheduler.rounds.NightlyRound;

/**
 * A node that plans nights, in a process of its own that can be killed and held. It is told on its
 * standard input which time it is, and looks every 20 milliseconds from then on.
 */
final class NightProcess implements AutoCloseable {
  /** The shortest that there is. */
  static final Duration LEASE = Duration.ofSeconds(10);

  private static final String READY = "ready";
  private static final String REFUSED = "refused ";
  private static final String LOOKED = "looked ";

  private final Process process;
  private final List<String> said = new CopyOnWriteArrayList<>();

  private NightProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(said::add));
  }

  static NightProcess start(Path folder) throws IOException {
    return new NightProcess(
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djdk.serialFilter=!*",
                "-cp",
                System.getProperty("java.class.path"),
                NightProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  boolean isReady() {
    return said.contains(READY);
  }

  /** Whether it was refused to go on with the run of this date and fence. */
  boolean wasRefused(String run) {
    return said.contains(REFUSED + run);
  }

  /** Whether a look that began on this night has ended. */
  boolean hasLooked(Instant night) {
    return said.contains(LOOKED + night);
  }

  /** Tells it that it is {@code night} now, and that time goes on from there. */
  void tell(Instant night, Instant began) throws IOException {
    process.outputWriter().write(night + " " + began + "\n");
    process.outputWriter().flush();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Holds it where it is. */
  void hold() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on. */
  void letGo() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    int status = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
    if (status != 0) {
      throw new IOException("kill -" + name + " " + pid + " ended with " + status);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** A moment there, and the moment of this machine that it was. */
  private record Told(Instant night, Instant began) {
    Instant now() {
      return night.plus(Duration.between(began, InstantSource.system().instant()));
    }
  }

  /** What it was told last; at first, that it is 1970. */
  private static final class Watch {
    private volatile Told told = new Told(Instant.EPOCH, Instant.EPOCH);

    void set(Told moment) {
      told = moment;
    }

    Told get() {
      return told;
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Watch told = new Watch();
    try (House house =
        House.open(
            new SettingsSources().flag("data.dir", Path.of(args[0])).build(),
            Ran.surroundings(() -> told.get().now()))) {
      NightlyRound round = round(house, out);
      out.println(READY);
      try (BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
        boolean open = true;
        while (open) {
          if (in.ready()) {
            String line = in.readLine();
            open = line != null;
            if (line != null) {
              String[] moments = line.split(" ", -1);
              told.set(new Told(Instant.parse(moments[0]), Instant.parse(moments[1])));
            }
          }
          Told now = told.get();
          if (now.night().isAfter(Instant.EPOCH)) {
            look(round, now, out);
          }
          Thread.sleep(20);
        }
      }
    }
  }

  /** Without a database there is nothing to do but look again, as the alarm clock does. */
  private static void look(NightlyRound round, Told now, PrintStream out) {
    try {
      round.run(now.now());
      out.println(LOOKED + now.night());
    } catch (RuntimeException e) {
      out.println("failed " + e);
    }
  }

  private static NightlyRound round(House house, PrintStream out) {
    NightlyPorts ports =
        new NightlyPorts(
            new FencedLedger(
                house.stores().runs(),
                run -> out.println(REFUSED + run.businessDate() + " " + run.fence())),
            house.stores().campaigns(),
            house.stores().stops(),
            house.stores().decisions(),
            house.stores().audit(),
            house.intake(),
            Shadows.none(),
            house.desks(),
            house.rules());
    NightlyCampaign campaign =
        new NightlyCampaign(
            ports,
            new LagrangianPlanner(),
            DebtorFilter.ALL,
            new NightlySettings(LEASE, 1, 1.0 / 14));
    return new NightlyRound(
        house.stores().records(),
        campaign,
        house.stores().jobs(),
        NightlyRound.DEFAULT_PLANNING_TIME);
  }
}
