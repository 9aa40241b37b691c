package org.gelegen.scheduler.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gelegen.scheduler.rounds.Round;
import org.junit.jupiter.api.Test;

class AlarmClockTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void started_it_gives_each_round_its_signal_and_stopped_it_gives_none() {
    AtomicInteger nightly = new AtomicInteger();
    AtomicInteger dispatch = new AtomicInteger();
    AtomicInteger training = new AtomicInteger();
    AtomicInteger housekeeping = new AtomicInteger();
    AtomicInteger drift = new AtomicInteger();
    AtomicInteger retention = new AtomicInteger();
    AtomicInteger everywhere = new AtomicInteger();
    Rounds rounds =
        new Rounds(
            count(nightly),
            count(dispatch),
            _ -> {},
            count(training),
            _ -> {
              housekeeping.incrementAndGet();
              throw new IllegalStateException("broken");
            },
            count(drift),
            count(retention),
            count(everywhere));
    AlarmSettings settings =
        new AlarmSettings(
            () -> Set.of(ZoneId.of("Europe/Amsterdam"), ZoneId.of("Europe/Dublin")),
            LocalTime.of(4, 30),
            Duration.ofSeconds(1));
    try (AlarmClock alarm = AlarmClock.inMemory(rounds, settings, () -> NOW)) {
      alarm.start();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  nightly.get() >= 1
                      && dispatch.get() >= 2
                      && training.get() >= 1
                      && housekeeping.get() >= 1
                      && drift.get() >= 1
                      && retention.get() >= 1
                      && everywhere.get() >= 1);
    }
    int rung = dispatch.get();
    await()
        .during(Duration.ofMillis(1200))
        .atMost(Duration.ofSeconds(10))
        .until(() -> dispatch.get() == rung);
    assertThat(rung).isPositive();
  }

  @Test
  void a_zone_that_a_client_comes_to_live_in_later_gets_its_alarms_and_nothing_waits_for_them() {
    Set<ZoneId> zones = ConcurrentHashMap.newKeySet();
    zones.add(ZoneId.of("Europe/Amsterdam"));
    AtomicInteger weekly = new AtomicInteger();
    Rounds rounds =
        new Rounds(
            _ -> zones.add(ZoneId.of("Europe/Dublin")),
            _ -> {},
            count(weekly),
            _ -> {},
            _ -> {},
            _ -> {},
            _ -> {},
            _ -> {});
    AlarmSettings settings =
        new AlarmSettings(() -> Set.copyOf(zones), LocalTime.of(4, 30), Duration.ofSeconds(60));
    try (AlarmClock alarm = AlarmClock.inMemory(rounds, settings, () -> NOW)) {
      alarm.start();
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(alarm.alarmNames())
                      .contains(
                          "nightly-campaigns.cron.Europe/Amsterdam",
                          "nightly-campaigns.cron.Europe/Dublin",
                          "weekly-training.cron.Europe/Amsterdam",
                          "weekly-training.cron.Europe/Dublin"));
      assertThat(weekly).hasPositiveValue();
    }
  }

  @Test
  void a_watchdog_survives_its_failures() {
    AtomicInteger looks = new AtomicInteger();
    try (Watchdog watchdog =
        new Watchdog(
            Duration.ofMillis(5),
            () -> {
              looks.incrementAndGet();
              throw new IllegalStateException("broken");
            })) {
      watchdog.start();
      await().atMost(Duration.ofSeconds(10)).until(() -> looks.get() >= 3);
    }
  }

  @Test
  void dispatching_more_often_than_each_second_is_refused() {
    assertThatThrownBy(() -> new AlarmSettings(Set::of, LocalTime.of(4, 30), Duration.ofMillis(10)))
        .hasMessageContaining("at least PT1S");
  }

  private static Round count(AtomicInteger counter) {
    return _ -> counter.incrementAndGet();
  }
}
