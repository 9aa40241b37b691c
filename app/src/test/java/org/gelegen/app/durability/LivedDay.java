package org.gelegen.app.durability;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import org.gelegen.app.GoodRecords;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.slots.Horizon;
import org.gelegen.scheduler.dispatch.Dispatcher;
import org.gelegen.scheduler.gateways.WebhookGateway;
import org.gelegen.scheduler.gateways.WebhookSettings;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.trainer.PriorModels;

/**
 * One day of a client: records come in, a model version is registered and made champion, somebody
 * asks for a recommendation, the night is planned, contacts go out at nine and at three. Lived
 * again from its beginning it goes on where it was.
 */
final class LivedDay {
  static final ClientId CLIENT = new ClientId("noorderlicht");
  static final int DEBTORS = 300;

  /** Of whom somebody asks for a recommendation. */
  static final List<DebtorId> ASKED_ABOUT = List.of(new DebtorId("d-7"), new DebtorId("d-8"));

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final String SECRET =
      Base64.getEncoder()
          .encodeToString("made up, of thirty-two characters".getBytes(StandardCharsets.UTF_8));

  private final House house;
  private final LocalDate date;

  LivedDay(House house, LocalDate date) {
    this.house = house;
    this.date = date;
  }

  /** What is known of the client before its first day. */
  static void begin(House house) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        """
        {"type":"client","clientId":"noorderlicht","at":"2025-01-01T00:00:00+01:00","name":"Noorderlicht Energie","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR","party":"first"}
        """);
    for (int i = 0; i < DEBTORS; i++) {
      lines.append(
          """
          {"type":"debtor","clientId":"noorderlicht","debtorId":"d-%1$d","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"email":{"address":"d%1$d@example.org","consent":true},"sms":{"address":"+31612345%1$03d","consent":true}}}
          {"type":"case","clientId":"noorderlicht","caseId":"c-%1$d","debtorId":"d-%1$d","at":"2025-03-01T09:00:00+01:00","amount":"%2$d.20","stage":"reminder","status":"open"}
          """
              .formatted(i, 4_000 + i));
    }
    GoodRecords.load(house, lines.toString());
    house
        .stores()
        .settings()
        .put(CLIENT, settings(), house.surroundings().clock().instant(), "test");
  }

  /** So few places a day that every day of the week is needed, at nine and at three. */
  private static ClientSettings settings() {
    ClientSettings defaults = ClientSettings.defaults();
    Map<Channel, HourlyCapacity> capacity =
        Map.of(
            Channel.EMAIL, new HourlyCapacity(0, Map.of(9, 8)),
            Channel.SMS, new HourlyCapacity(0, Map.of(15, 8)));
    return new ClientSettings(
        null,
        capacity,
        null,
        defaults.costs(),
        1,
        BigDecimal.ZERO,
        defaults.responseWindow(),
        0.2,
        false,
        defaults.channels(),
        List.of(),
        Map.of(),
        Map.of(),
        defaults.training());
  }

  /** How many versions there are after so many days. */
  static int versions(LocalDate first, LocalDate date) {
    return (int) (date.toEpochDay() - first.toEpochDay()) + 1;
  }

  private Instant at(int hour, int minute) {
    return date.atTime(LocalTime.of(hour, minute)).atZone(AMSTERDAM).toInstant();
  }

  private void live(LocalDate first, URI gateway) {
    GoodRecords.load(house, payments(date));
    int wanted = versions(first, date);
    if (house.stores().registry().list(CLIENT).size() < wanted) {
      register();
    }
    if (house.stores().registry().findChampion(CLIENT).map(ModelVersion::number).orElse(0)
        != wanted) {
      house.stores().registry().promote(CLIENT, wanted, at(4, 0), "test", "a new day");
    }
    recommend();
    house.nightly(DebtorFilter.ALL).run(CLIENT, date, at(4, 30));
    // What a process that ended had begun is taken over once its lease is over.
    house.nightly(DebtorFilter.ALL).run(CLIENT, date, at(6, 30));
    Dispatcher dispatcher =
        house.dispatcher(
            List.of(
                new WebhookGateway(
                    new WebhookSettings(
                        gateway, SECRET, Set.of(Channel.values()), Duration.ofSeconds(5), 2),
                    InstantSource.system())),
            new Random(1));
    for (int hour : new int[] {9, 15}) {
      // What a process held that ended is free again after two minutes.
      dispatcher.dispatchDue(CLIENT, at(hour, 0));
      dispatcher.dispatchDue(CLIENT, at(hour, 10));
    }
  }

  /** One payment of a few euros by one debtor each day. */
  static String payments(LocalDate date) {
    long debtor = date.toEpochDay() % DEBTORS;
    return """
    {"type":"payment","clientId":"noorderlicht","paymentId":"p-%1$s","debtorId":"d-%2$d","caseId":"c-%2$d","at":"%1$sT00:10:00+01:00","amount":"0.01"}
    """
        .formatted(date, debtor);
  }

  /** Ten past four. */
  static Instant recommendedAt(LocalDate date) {
    return date.atTime(4, 10).atZone(AMSTERDAM).toInstant();
  }

  /** What somebody asks about in the small hours. */
  private void recommend() {
    Optional<Recommender.Result> result =
        house
            .recommender()
            .recommend(
                CLIENT,
                new Recommender.Request(
                    ASKED_ABOUT,
                    recommendedAt(date),
                    new Horizon(recommendedAt(date), Duration.ofDays(7)),
                    List.of(Channel.EMAIL, Channel.SMS),
                    1,
                    true));
    if (result.isEmpty()) {
      throw new IllegalStateException("the client is not known");
    }
  }

  private void register() {
    house
        .stores()
        .registry()
        .register(
            new ModelVersion(
                CLIENT,
                0,
                at(3, 40),
                at(3, 40),
                "f00d",
                1,
                42,
                new TreeMap<>(Map.of("reach.auc", 0.7)),
                new TreeMap<>(Map.of("made", "up")),
                false),
            CompiledModelFormat.write(PriorModels.segmentTable()),
            Map.of());
  }

  /**
   * Starts a process that lives the day, up to a moment.
   *
   * @param classPath from {@link #packed}; the first process that ends by itself leaves its classes
   *     beside it in the form that the next ones map in, which halves the time they take
   */
  static Process start(
      String classPath, Path folder, LocalDate first, LocalDate date, URI gateway, int endsAt)
      throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx384m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
            "-Xlog:cds*=off,aot*=off",
            "--enable-native-access=ALL-UNNAMED",
            "-Djdk.serialFilter=!*",
            "-cp",
            classPath,
            LivedDay.class.getName(),
            folder.toString(),
            first.toString(),
            date.toString(),
            gateway.toString(),
            Integer.toString(endsAt))
        .redirectErrorStream(true)
        .start();
  }

  /**
   * This process's class path with a file for each of its folders: only classes of files are
   * shared.
   */
  static String packed(Path folder) throws IOException {
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    List<String> packed = new ArrayList<>();
    // Surefire's ends with a separator.
    String here = System.getProperty("java.class.path");
    for (String entry : here.split(File.pathSeparator, -1)) {
      if (entry.isEmpty()) {
        continue;
      }
      if (!Files.isDirectory(Path.of(entry))) {
        packed.add(entry);
        continue;
      }
      String file = folder.resolve("classes-" + packed.size() + ".jar").toString();
      int status = jar.run(System.out, System.err, "-c", "-0", "-f", file, "-C", entry, ".");
      if (status != 0) {
        throw new IOException("jar ended with " + status);
      }
      packed.add(file);
    }
    return String.join(File.pathSeparator, packed);
  }

  public static void main(String[] args) throws Exception {
    CrashingDriver.install();
    LocalDate date = LocalDate.parse(args[2]);
    try (House house = open(Path.of(args[0]), date)) {
      CrashingDriver.arm(Integer.parseInt(args[4]));
      new LivedDay(house, date).live(LocalDate.parse(args[1]), URI.create(args[3]));
      System.out.println("moments: " + CrashingDriver.moments());
    }
  }

  /** Lives the day with a service of its own, which knows nothing but what the folder holds. */
  static void live(Path folder, LocalDate first, LocalDate date, URI gateway) {
    try (House house = open(folder, date)) {
      new LivedDay(house, date).live(first, gateway);
    }
  }

  private static House open(Path folder, LocalDate date) {
    return House.open(
        new SettingsSources().flag("data.dir", folder).build(),
        Ran.surroundings(date.atTime(4, 30).atZone(AMSTERDAM).toInstant()));
  }
}
