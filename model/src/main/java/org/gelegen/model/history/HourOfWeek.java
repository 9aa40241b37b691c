package org.gelegen.model.history;

import java.time.ZonedDateTime;

/**
 * An hour of the local day, 0 to 23, on a weekday or in a weekend.
 *
 * <p>For a debtor's own hours they are put into bands of two: finer than parts of the day, and few
 * enough to be kept for every channel.
 */
public record HourOfWeek(int hour, boolean weekend) {
  private static final int FIRST_HOUR = 7;
  private static final int BANDS = 8;

  static HourOfWeek of(ZonedDateTime local) {
    return new HourOfWeek(local.getHour(), PartOfWeek.isWeekend(local.getDayOfWeek()));
  }

  PartOfWeek part() {
    return new PartOfWeek(PartOfDay.of(hour), weekend);
  }

  int band() {
    return bandOf(hour);
  }

  /** How many bands there are: from 07:00 on, two hours each, the last one until 07:00. */
  public static int bandCount() {
    return BANDS;
  }

  /** The band that an hour of the local day, 0 to 23, falls in. */
  public static int bandOf(int hour) {
    return hour < FIRST_HOUR ? BANDS - 1 : Math.min(BANDS - 1, (hour - FIRST_HOUR) / 2);
  }
}
