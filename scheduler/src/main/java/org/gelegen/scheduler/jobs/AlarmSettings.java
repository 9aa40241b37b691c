package org.gelegen.scheduler.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.gelegen.scheduler.rounds.NightlyRound;

/**
 * When the alarm clock rings.
 *
 * @param zones the zones of the clients: each has its own alarm for the night; for a zone that is
 *     not among them the watchdog stands in
 * @param planningTime by the clock of each zone, not between 02:00 and 03:30
 * @param dispatchEvery from 1 second on
 */
public record AlarmSettings(Set<ZoneId> zones, LocalTime planningTime, Duration dispatchEvery) {
  public AlarmSettings {
    zones = Set.copyOf(zones);
    if (dispatchEvery.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "dispatchEvery must be at least PT1S but is " + dispatchEvery);
    }
  }

  public static AlarmSettings defaults(Set<ZoneId> zones) {
    return new AlarmSettings(zones, NightlyRound.DEFAULT_PLANNING_TIME, Duration.ofSeconds(10));
  }
}
