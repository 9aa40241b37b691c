package org.gelegen.scheduler.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Supplier;
import org.gelegen.scheduler.rounds.NightlyRound;

/**
 * When the alarm clock rings.
 *
 * @param zones the zones of the clients as they are now: each has its own alarms for the night and
 *     the week, a new one from the watchdog's next look on
 * @param planningTime by the clock of each zone, not between 02:00 and 03:30
 * @param dispatchEvery from 1 second on
 */
public record AlarmSettings(
    Supplier<Set<ZoneId>> zones, LocalTime planningTime, Duration dispatchEvery) {
  public AlarmSettings {
    if (dispatchEvery.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "dispatchEvery must be at least PT1S but is " + dispatchEvery);
    }
  }

  public static AlarmSettings defaults(Supplier<Set<ZoneId>> zones) {
    return new AlarmSettings(zones, NightlyRound.DEFAULT_PLANNING_TIME, Duration.ofSeconds(10));
  }
}
