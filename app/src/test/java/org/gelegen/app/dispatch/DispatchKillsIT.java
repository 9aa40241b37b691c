package org.gelegen.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.bench.DueContacts;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.records.ContactRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two dispatchers, of which one is killed again and again, and a database that is killed as well.
 * {@code -Dgelegen.contacts=90000 -Dgelegen.kills=200 -Dgelegen.databaseKills=50} for the whole
 * figure; {@code -Dgelegen.seed} for other moments.
 */
class DispatchKillsIT {
  private static final int CONTACTS = Integer.getInteger("gelegen.contacts", 8_000);
  private static final int KILLS = Integer.getInteger("gelegen.kills", 10);
  private static final int DATABASE_KILLS = Integer.getInteger("gelegen.databaseKills", 3);
  private static final long SEED = Long.getLong("gelegen.seed", 20_261_126);
  private static final int PROCESSES = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private final List<DispatchProcess> processes = new ArrayList<>();
  private Duration slowestReturn = Duration.ZERO;
  private Starter starter =
      () -> {
        throw new IllegalStateException("nothing to start yet");
      };

  /** Starts a dispatcher. */
  private interface Starter {
    DispatchProcess start() throws IOException;
  }

  @Test
  void into_a_gateway_that_honours_the_key_every_contact_goes_out_exactly_once() throws Exception {
    try (CountingGateway gateway = new CountingGateway(Duration.ofMillis(4));
        House house = house()) {
      DueContacts.load(house, CONTACTS);
      killAndFinish(house, gateway, true);

      Map<ContactStatus, Long> progress = progress(house);
      assertThat(progress).isEqualTo(Map.of(ContactStatus.SENT, (long) CONTACTS));
      assertThat(gateway.contacts()).isEqualTo(CONTACTS);
      assertThat(recorded(house)).hasSize(CONTACTS);
      System.out.printf(
          "dispatch, idempotent gateway: %d contacts, %d processes, seed %d, %d kills of a"
              + " dispatcher and %d of the database, slowest back after %.1f s: 0 lost, 0 double,"
              + " %d contacts asked for more than once (%d requests)%n",
          CONTACTS,
          PROCESSES,
          SEED,
          KILLS,
          DATABASE_KILLS,
          slowestReturn.toMillis() / 1e3,
          gateway.requests() - gateway.contacts(),
          gateway.requests());
      assertThat(slowestReturn).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void into_one_that_does_not_no_contact_is_sent_again_by_machine() throws Exception {
    try (CountingGateway gateway = new CountingGateway(Duration.ofMillis(4));
        House house = house()) {
      DueContacts.load(house, CONTACTS / 4);
      killAndFinish(house, gateway, false);

      Map<ContactStatus, Long> progress = progress(house);
      long sent = progress.getOrDefault(ContactStatus.SENT, 0L);
      long unknown = progress.getOrDefault(ContactStatus.UNKNOWN, 0L);
      assertThat(sent + unknown).as("%s", progress).isEqualTo(CONTACTS / 4);
      assertThat(gateway.most()).isEqualTo(1);
      assertThat(gateway.contacts()).isBetween((int) sent, CONTACTS / 4);
      assertThat(recorded(house)).hasSize((int) sent);
      long atMost =
          (long) (KILLS + DATABASE_KILLS * PROCESSES)
              * DispatchProcess.WORKERS
              * DispatchProcess.CONCURRENCY;
      assertThat(unknown).isBetween(1L, atMost);
      System.out.printf(
          "dispatch, gateway without keys: %d contacts, %d processes, seed %d, %d kills of a"
              + " dispatcher and %d of the database: 0 sent again, 0 lost, %d unknown (at most %d"
              + " were under way)%n",
          CONTACTS / 4, PROCESSES, SEED, KILLS, DATABASE_KILLS, unknown, atMost);
    }
  }

  /** Kills whenever so many more contacts were asked for, until nothing is open any more. */
  private void killAndFinish(House house, CountingGateway gateway, boolean idempotent)
      throws Exception {
    Instant began = InstantSource.system().instant();
    try {
      starter = () -> DispatchProcess.start(folder, gateway.uri(), began, idempotent);
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(starter.start());
      }
      List<Boolean> victims = victims();
      // What a kill leaves in doubt is not sent again, and much of it never was: the last of
      // those that are asked for come before all contacts are.
      int contacts = idempotent ? CONTACTS : CONTACTS / 4 * 4 / 5;
      for (int kill = 0; kill < victims.size(); kill++) {
        int from = contacts * kill / (victims.size() + 1);
        int at = from + random.nextInt(Math.max(1, contacts / (victims.size() + 1)));
        waitUntil(
            () -> gateway.contacts() > at, () -> "contact %d: %s".formatted(at, progress(house)));
        if (victims.get(kill)) {
          killDatabase(house, gateway);
        } else {
          int victim = random.nextInt(PROCESSES);
          processes.get(victim).kill();
          processes.set(victim, starter.start());
        }
      }
      waitUntil(() -> nothingOpen(house), () -> "the last contact: " + progress(house));
    } finally {
      processes.forEach(DispatchProcess::close);
    }
  }

  /** For each kill whether it is the database's turn. */
  private List<Boolean> victims() {
    List<Boolean> victims = new ArrayList<>();
    for (int i = 0; i < KILLS + DATABASE_KILLS; i++) {
      victims.add(i < DATABASE_KILLS);
    }
    Collections.shuffle(victims, random);
    return victims;
  }

  /** Kills the database's first process; the others end when they notice. */
  private void killDatabase(House house, CountingGateway gateway)
      throws IOException, InterruptedException {
    Path file = folder.resolve("postgres/cluster/postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    Thread.sleep(Duration.ofSeconds(1));
    int before = gateway.contacts();
    long start = System.nanoTime();
    // What was under way may have been the rest.
    waitUntil(
        () -> gateway.contacts() > before || nothingOpen(house),
        () -> "a contact after the database's return: " + progress(house));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    slowestReturn = took.compareTo(slowestReturn) > 0 ? took : slowestReturn;
  }

  private static boolean nothingOpen(House house) {
    try {
      Set<ContactStatus> open = new HashSet<>(Set.of(ContactStatus.PLANNED, ContactStatus.SENDING));
      open.retainAll(progress(house).keySet());
      return open.isEmpty();
    } catch (GelegenException e) {
      // The database is coming back.
      return false;
    }
  }

  private static Map<ContactStatus, Long> progress(House house) {
    return house.stores().campaigns().progress(DueContacts.CLIENT, DueContacts.CAMPAIGN);
  }

  private static Set<ContactId> recorded(House house) {
    Set<ContactId> recorded = new HashSet<>();
    house
        .stores()
        .records()
        .forEachDebtor(
            DueContacts.CLIENT,
            debtor ->
                debtor.records().stream()
                    .filter(ContactRecord.class::isInstance)
                    .map(record -> ((ContactRecord) record).contactId())
                    .forEach(id -> assertThat(recorded.add(id)).isTrue()));
    return recorded;
  }

  /** Waits, and starts those again that found no database when they began. */
  private void waitUntil(BooleanSupplier condition, Supplier<String> what)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as(() -> "still waiting for " + what.get())
          .isLessThan(deadline);
      for (int i = 0; i < processes.size(); i++) {
        if (!processes.get(i).isAlive()) {
          processes.set(i, starter.start());
        }
      }
      Thread.sleep(20);
    }
  }

  private House house() {
    return House.open(
        new SettingsSources().flag("data.dir", folder).build(), Ran.surroundings(DueContacts.NINE));
  }
}
