package org.gelegen.scheduler.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.scheduler.TestPortfolio;
import org.gelegen.scheduler.nightly.NightWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weeks in which clocks change, lived in steps of ten minutes by two nodes at once. */
class ClockChangesTest {
  private static final Duration STEP = Duration.ofMinutes(10);

  private final NightWorld world = new NightWorld(3);

  private NightlyRound node() {
    return new NightlyRound(
        world.portfolio.log, world.campaign(), world.ledger, NightlyRound.DEFAULT_PLANNING_TIME);
  }

  private void moveTo(ZoneId zone) {
    world.portfolio.accept(
        TestPortfolio.client(CLIENT, zone, Instant.parse("2026-01-02T00:00:00Z")));
    assertThat(world.portfolio.log.findClient(CLIENT).orElseThrow().timeZone()).isEqualTo(zone);
  }

  /** Lets both nodes look at every step from noon of the first date to noon of the last. */
  private Map<LocalDate, Campaign> live(ZoneId zone, LocalDate first, int days) throws Exception {
    Instant end = first.plusDays(days).atTime(12, 0).atZone(zone).toInstant();
    List<NightlyRound> nodes = List.of(node(), node());
    CyclicBarrier together = new CyclicBarrier(nodes.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes.size())) {
      for (Instant now = first.atTime(12, 0).atZone(zone).toInstant();
          now.isBefore(end);
          now = now.plus(STEP)) {
        Instant moment = now;
        List<Future<?>> looks = new ArrayList<>();
        for (NightlyRound node : nodes) {
          looks.add(
              threads.submit(
                  () -> {
                    together.await();
                    node.run(moment);
                    return null;
                  }));
        }
        for (Future<?> look : looks) {
          look.get();
        }
      }
    }
    Map<LocalDate, Campaign> planned = new TreeMap<>();
    for (int day = 0; day <= days; day++) {
      world
          .campaigns
          .findByDate(CLIENT, first.plusDays(day))
          .ifPresent(campaign -> planned.put(campaign.date(), campaign));
    }
    return planned;
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Amsterdam, 2026-03-29",
    "Europe/Amsterdam, 2026-10-25",
    "America/New_York, 2026-03-08",
    "America/New_York, 2026-11-01"
  })
  void every_night_is_planned_once_at_half_past_four(ZoneId zone, LocalDate change)
      throws Exception {
    moveTo(zone);
    LocalDate first = change.minusDays(4);
    Map<LocalDate, Campaign> planned = live(zone, first, 8);
    // The first date itself is made up for at noon, when the nodes begin.
    assertThat(planned.keySet())
        .containsExactlyElementsOf(first.datesUntil(first.plusDays(9)).toList());
    for (Campaign campaign : planned.values()) {
      LocalTime at = campaign.plannedAt().atZone(zone).toLocalTime();
      assertThat(at)
          .as("%s", campaign.date())
          .isEqualTo(campaign.date().equals(first) ? LocalTime.NOON : LocalTime.of(4, 30));
    }
    assertThat(world.ledger.runs(CLIENT, Job.NIGHTLY_CAMPAIGN, 99))
        .hasSize(9)
        .allMatch(run -> run.completedAt().isPresent() && run.fence() == 1);
  }

  @Test
  void a_paused_job_plans_nothing_and_once_resumed_makes_up_for_the_day_only() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Amsterdam");
    LocalDate first = LocalDate.parse("2026-03-27");
    Instant noon = first.atTime(12, 0).atZone(zone).toInstant();
    world.ledger.pause(CLIENT, Job.NIGHTLY_CAMPAIGN, noon, "test", "the payment file is late");
    assertThat(live(zone, first, 3)).isEmpty();
    world.ledger.resume(CLIENT, Job.NIGHTLY_CAMPAIGN, noon.plus(Duration.ofDays(3)), "test");
    node().run(first.plusDays(3).atTime(12, 0).atZone(zone).toInstant());
    assertThat(world.ledger.runs(CLIENT, Job.NIGHTLY_CAMPAIGN, 99))
        .extracting(RunLedger.Entry::businessDate)
        .containsExactly(first.plusDays(3));
  }

  @ParameterizedTest
  @CsvSource({
    // Two in the morning does not exist: one second after 01:59:59 it is three, until half past.
    "Europe/Amsterdam, 2026-03-29, 2026-03-29T01:00:00Z, 2026-03-29T01:30:00Z",
    // Two o'clock comes twice, at 00:00Z and 01:00Z; 03:30 is 02:30Z.
    "Europe/Amsterdam, 2026-10-25, 2026-10-25T00:00:00Z, 2026-10-25T02:30:00Z",
    "America/New_York, 2026-03-08, 2026-03-08T07:00:00Z, 2026-03-08T07:30:00Z",
    // One o'clock comes twice; two is 07:00Z, and 03:30 is 08:30Z.
    "America/New_York, 2026-11-01, 2026-11-01T07:00:00Z, 2026-11-01T08:30:00Z"
  })
  void what_is_asked_for_while_clocks_may_change_is_begun_once_they_have(
      ZoneId zone, LocalDate change, Instant from, Instant until) {
    moveTo(zone);
    world.ledger.order(CLIENT, Job.NIGHTLY_CAMPAIGN, change, from, "test");
    NightlyRound node = node();
    for (Instant now = from; now.isBefore(until); now = now.plus(STEP)) {
      node.run(now);
      assertThat(world.campaigns.findByDate(CLIENT, change)).as("%s", now).isEmpty();
    }
    node.run(until);
    assertThat(world.campaigns.findByDate(CLIENT, change).orElseThrow().plannedAt())
        .isEqualTo(until);
  }

  @Test
  void a_night_on_which_one_node_is_down_is_planned_by_the_other() {
    ZoneId zone = ZoneId.of("Europe/Amsterdam");
    moveTo(zone);
    LocalDate change = LocalDate.parse("2026-03-29");
    NightlyRound down = node();
    NightlyRound up = node();
    Instant hour = change.atTime(4, 30).atZone(zone).toInstant();
    up.run(hour);
    down.run(hour.plus(Duration.ofHours(3)));
    assertThat(world.campaigns.findByDate(CLIENT, change).orElseThrow().plannedAt())
        .isEqualTo(hour);
    assertThat(world.ledger.runs(CLIENT, Job.NIGHTLY_CAMPAIGN, 99))
        .hasSize(1)
        .allMatch(run -> run.fence() == 1);
  }

  @Test
  void what_is_asked_for_is_planned_before_its_hour_and_not_twice() {
    Instant midnight = Instant.parse("2026-03-01T23:00:00Z");
    NightlyRound node = node();
    node.run(midnight);
    assertThat(world.campaigns.findByDate(CLIENT, NightWorld.MONDAY)).isEmpty();
    world.ledger.order(CLIENT, Job.NIGHTLY_CAMPAIGN, NightWorld.MONDAY, midnight, "test");
    node.run(midnight.plusSeconds(60));
    node.run(NightWorld.NIGHT);
    assertThat(world.campaigns.findByDate(CLIENT, NightWorld.MONDAY).orElseThrow().plannedAt())
        .isEqualTo(midnight.plusSeconds(60));
    assertThat(world.ledger.runs(CLIENT, Job.NIGHTLY_CAMPAIGN, 99)).hasSize(1);
  }
}
