package org.gelegen.app.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.bench.DueContacts;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.scheduler.rounds.NightlyRound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes in processes of their own that plan nights across a change of clocks. At a random
 * moment of each night the first of them is held for longer than its lease, or killed, or the
 * database is killed; the clock of the second one goes up to a minute and a half before. {@code
 * -Dgelegen.nights=30} for the whole figure; {@code -Dgelegen.seed} for other moments.
 */
class NightKillsIT {
  private static final int NIGHTS = Integer.getInteger("gelegen.nights", 3);
  private static final int DEBTORS = Integer.getInteger("gelegen.debtors", 3_000);
  private static final long SEED = Long.getLong("gelegen.seed", 20_261_127);
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  /** The clocks change on the 29th. */
  private static final LocalDate FIRST = LocalDate.parse("2026-03-27");

  /**
   * On Good Friday and Easter Monday, as on Sundays, nobody in the Netherlands is contacted: the
   * plan is empty.
   */
  private static final Set<LocalDate> EASTER =
      Set.of(LocalDate.parse("2026-04-03"), LocalDate.parse("2026-04-06"));

  /** How far the clocks of two nodes may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(90);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private int killed;
  private int held;
  private int databaseKills;
  private int refused;
  private int takenOver;

  @Test
  void every_night_is_planned_once_whenever_the_first_node_is_killed_or_held() throws Exception {
    List<NightProcess> nodes = new ArrayList<>();
    try (House house = house()) {
      DueContacts.load(house, DEBTORS);
      nodes.add(ready(NightProcess.start(folder)));
      nodes.add(ready(NightProcess.start(folder)));
      Duration whole = undisturbed(house, nodes.getFirst());
      for (int night = 1; night <= NIGHTS; night++) {
        disturbed(house, nodes, night, whole);
      }

      List<RunLedger.Entry> runs =
          house.stores().jobs().runs(DueContacts.CLIENT, Job.NIGHTLY_CAMPAIGN, 999);
      assertThat(runs)
          .extracting(RunLedger.Entry::businessDate)
          .containsExactlyInAnyOrderElementsOf(
              FIRST.datesUntil(FIRST.plusDays(NIGHTS + 1)).toList());
      assertThat(runs).allMatch(run -> run.completedAt().isPresent());
      System.out.printf(
          "nights: %d nights of %d debtors, seed %d, %d kills, %d holds past the lease, %d kills of"
              + " the database, clocks up to %d s apart, %d runs taken over, %d refused by the"
              + " fence: 0 missed, 0 twice%n",
          NIGHTS, DEBTORS, SEED, killed, held, databaseKills, SKEW.toSeconds(), takenOver, refused);
      assertThat(takenOver).as("disturbances in the middle of a run").isPositive();
    } finally {
      nodes.forEach(NightProcess::close);
    }
  }

  /** Lives the first night, to know how long one takes. */
  private Duration undisturbed(House house, NightProcess node) throws IOException {
    node.tell(moment(0), InstantSource.system().instant());
    awaitBegun(house, 0);
    long start = System.nanoTime();
    awaitCompleted(house, 0);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    checkPlannedOnce(house, 0);
    return took;
  }

  private void disturbed(House house, List<NightProcess> nodes, int night, Duration whole)
      throws Exception {
    Instant began = InstantSource.system().instant();
    NightProcess victim = nodes.getFirst();
    victim.tell(moment(night), began);
    awaitBegun(house, night);
    // Not a wait for something: the random moment itself.
    Thread.sleep(random.nextLong(Math.max(1, whole.toMillis())));
    Instant second = moment(night).plusMillis(random.nextLong(SKEW.toMillis() + 1));
    switch (night % 3) {
      case 1 -> hold(house, nodes, night, new Told(second, began));
      case 2 -> {
        victim.kill();
        killed++;
        nodes.get(1).tell(second, began);
        awaitCompleted(house, night);
        nodes.set(0, ready(NightProcess.start(folder)));
      }
      default -> {
        killDatabase();
        databaseKills++;
        nodes.get(1).tell(second, began);
        awaitCompleted(house, night);
      }
    }
    takenOver += run(house, night).orElseThrow().fence() > 1 ? 1 : 0;
    checkPlannedOnce(house, night);
  }

  /** What the second node is told of the time. */
  private record Told(Instant night, Instant began) {}

  /** Kills the database's first process; whoever uses it next starts it again. */
  private void killDatabase() throws IOException {
    String pid = Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid")).getFirst();
    ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly();
  }

  /** Holds the first node past its lease, until the second one is done, and lets it find out. */
  private void hold(House house, List<NightProcess> nodes, int night, Told second)
      throws Exception {
    NightProcess victim = nodes.getFirst();
    victim.hold();
    held++;
    RunLedger.Entry stale = run(house, night).orElseThrow();
    nodes.get(1).tell(second.night(), second.began());
    awaitCompletedOrLong(house, night);
    Optional<RunLedger.Entry> done = run(house, night).filter(run -> run.completedAt().isPresent());
    Optional<Campaign> campaign =
        house.stores().campaigns().findByDate(DueContacts.CLIENT, FIRST.plusDays(night));
    Optional<Set<ContactState>> contacts = campaign.map(known -> contacts(house, known));
    victim.letGo();
    awaitCompleted(house, night);
    if (run(house, night).orElseThrow().fence() > stale.fence()) {
      await("the fence refuses " + stale)
          .atMost(PATIENCE)
          .until(() -> victim.wasRefused(stale.businessDate() + " " + stale.fence()));
      refused++;
    }
    await("the end of its look").atMost(PATIENCE).until(() -> victim.hasLooked(moment(night)));
    done.ifPresent(known -> assertThat(run(house, night)).contains(known));
    campaign.ifPresent(known -> assertThat(campaign(house, night)).isEqualTo(known));
    contacts.ifPresent(
        known -> assertThat(contacts(house, campaign(house, night))).isEqualTo(known));
  }

  private static void checkPlannedOnce(House house, int night) {
    Campaign campaign = campaign(house, night);
    Set<ContactState> contacts = contacts(house, campaign);
    LocalDate date = FIRST.plusDays(night);
    if (date.getDayOfWeek() != DayOfWeek.SUNDAY && !EASTER.contains(date)) {
      assertThat(contacts).as("contacts of %s", date).isNotEmpty();
    }
    Set<CaseId> cases = new HashSet<>();
    assertThat(contacts).allMatch(contact -> cases.add(contact.contact().caseId()));
    assertThat(campaign.counts()).containsEntry("contacts", (long) contacts.size());
    // Taken back, so that the next night has the same to plan.
    house.stores().campaigns().expire(DueContacts.CLIENT, moment(night).plus(Duration.ofDays(30)));
  }

  private static Instant moment(int night) {
    return FIRST
        .plusDays(night)
        .atTime(NightlyRound.DEFAULT_PLANNING_TIME)
        .atZone(ZONE)
        .toInstant();
  }

  private static Campaign campaign(House house, int night) {
    return house
        .stores()
        .campaigns()
        .findByDate(DueContacts.CLIENT, FIRST.plusDays(night))
        .orElseThrow(() -> new AssertionError("no campaign of night " + night));
  }

  private static Set<ContactState> contacts(House house, Campaign campaign) {
    return new HashSet<>(
        house.stores().campaigns().contacts(DueContacts.CLIENT, campaign.campaignId()));
  }

  private static Optional<RunLedger.Entry> run(House house, int night) {
    return house.stores().jobs().runs(DueContacts.CLIENT, Job.NIGHTLY_CAMPAIGN, 999).stream()
        .filter(run -> run.businessDate().equals(FIRST.plusDays(night)))
        .findFirst();
  }

  private static void awaitBegun(House house, int night) {
    await("night " + night + " begun")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> run(house, night).isPresent());
  }

  private static void awaitCompleted(House house, int night) {
    // The database may be coming back.
    await("night " + night + " completed")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> run(house, night).flatMap(RunLedger.Entry::completedAt).isPresent());
  }

  /** A node that is held while it commits keeps the other one waiting, which is no harm. */
  private static void awaitCompletedOrLong(House house, int night) {
    long enough = System.nanoTime() + NightProcess.LEASE.multipliedBy(3).toNanos();
    await("night " + night + " completed, or three leases gone by")
        .atMost(PATIENCE)
        .until(
            () ->
                System.nanoTime() > enough
                    || run(house, night).flatMap(RunLedger.Entry::completedAt).isPresent());
  }

  private static NightProcess ready(NightProcess node) {
    await("a node").atMost(PATIENCE).until(node::isReady);
    return node;
  }

  private House house() {
    return House.open(
        new SettingsSources().flag("data.dir", folder).build(), Ran.surroundings(moment(0)));
  }
}
