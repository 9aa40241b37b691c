package org.gelegen.datasets.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;

/**
 * Between instants and local days of one zone, as plain numbers: seconds since the epoch, days
 * since the epoch and seconds of the local day. Days on which the clocks change are right, too.
 */
final class LocalCalendar {
  private static final int DAY_SECONDS = 86_400;

  private final ZoneId zone;
  private final ZoneRules rules;
  private final int firstDay;
  private long[] starts = new long[0];

  /**
   * @param firstDay the first day that will be asked for often
   */
  LocalCalendar(ZoneId zone, LocalDate firstDay) {
    this.zone = zone;
    this.rules = zone.getRules();
    this.firstDay = Math.toIntExact(firstDay.toEpochDay());
  }

  ZoneId zone() {
    return zone;
  }

  /** The first second of a local day. */
  long startOf(int day) {
    int index = day - firstDay;
    if (index < 0) {
      return computeStart(day);
    }
    if (index >= starts.length) {
      long[] longer = new long[index + 400];
      System.arraycopy(starts, 0, longer, 0, starts.length);
      for (int i = starts.length; i < longer.length; i++) {
        longer[i] = computeStart(firstDay + i);
      }
      starts = longer;
    }
    return starts[index];
  }

  /** The second at which the local clock of {@code day} shows {@code secondOfDay}. */
  long secondAt(int day, int secondOfDay) {
    long start = startOf(day);
    if (startOf(day + 1) - start == DAY_SECONDS) {
      return start + secondOfDay;
    }
    return ZonedDateTime.of(LocalDate.ofEpochDay(day), LocalTime.ofSecondOfDay(secondOfDay), zone)
        .toEpochSecond();
  }

  /** The local day of a second. */
  int dayOf(long second) {
    int day = (int) Math.floorDiv(second, (long) DAY_SECONDS);
    while (startOf(day) > second) {
      day--;
    }
    while (startOf(day + 1) <= second) {
      day++;
    }
    return day;
  }

  /** What the local clock shows, in seconds since midnight. */
  int secondOfDay(long second) {
    int day = dayOf(second);
    long start = startOf(day);
    if (startOf(day + 1) - start == DAY_SECONDS) {
      return (int) (second - start);
    }
    int offset = rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    return (int) Math.floorMod(second + offset, (long) DAY_SECONDS);
  }

  /** What the local clock shows, in full hours. */
  int hourOf(long second) {
    return secondOfDay(second) / 3600;
  }

  /** Day of the week: 0 is Monday, 6 is Sunday. */
  static int weekday(int day) {
    return Math.floorMod(day + 3, 7);
  }

  private long computeStart(int day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond();
  }
}
