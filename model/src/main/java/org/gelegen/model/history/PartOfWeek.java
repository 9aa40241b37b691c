package org.gelegen.model.history;

import java.time.DayOfWeek;

/** A part of the day on weekdays, or the same in weekends. */
public record PartOfWeek(PartOfDay part, boolean weekend) {
  /** The part of the week that an hour, 0 to 23, of the local day falls in. */
  public static PartOfWeek of(int hour, DayOfWeek day) {
    return new PartOfWeek(PartOfDay.of(hour), isWeekend(day));
  }

  /** How many parts there are. */
  public static int count() {
    return PartOfDay.count() * 2;
  }

  /** A number from 0 that stays the same for good. */
  public int index() {
    return part.index() * 2 + (weekend ? 1 : 0);
  }

  /** Whether the day is a Saturday or a Sunday. */
  public static boolean isWeekend(DayOfWeek day) {
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }
}
