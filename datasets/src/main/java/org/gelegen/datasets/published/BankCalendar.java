package org.gelegen.datasets.published;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Gives the calls of the bank-marketing table their moments back.
 *
 * <p>The table has no dates, but its rows are in the order of time, from May 2008 to November 2010,
 * and each names its month and weekday. So: a month that comes before the row above's begins a new
 * year, and whenever month or weekday changes, the call was on the first day after the day above
 * that fits both. Where weeks without a single call were left out, the true day may be some weeks
 * later within its month; month, weekday and order are always right.
 *
 * <p>The hour is not known: all calls of a day are put from 12:00 local time on, a second apart.
 */
final class BankCalendar {
  static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

  private static final LocalDate BEFORE_FIRST = LocalDate.of(2008, 4, 30);
  private static final LocalTime TIME = LocalTime.NOON;
  private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri");
  private static final List<String> MONTHS =
      Arrays.stream(Month.values())
          .map(month -> month.name().substring(0, 3).toLowerCase(Locale.ROOT))
          .toList();

  private LocalDate day = BEFORE_FIRST;
  private int callsOfDay;

  /**
   * The moment of the next row's call, later than all before.
   *
   * @throws DatasetException when no day fits
   */
  Instant next(TableRow row) {
    Month month = Month.of(1 + indexIn(MONTHS, row, "month"));
    DayOfWeek weekday = DayOfWeek.of(1 + indexIn(WEEKDAYS, row, "day_of_week"));
    if (day.getMonth() == month && day.getDayOfWeek() == weekday) {
      callsOfDay++;
    } else {
      day = dayAfter(day, month, weekday, row);
      callsOfDay = 0;
    }
    return day.atTime(TIME).plusSeconds(callsOfDay).atZone(ZONE).toInstant();
  }

  private static LocalDate dayAfter(
      LocalDate before, Month month, DayOfWeek weekday, TableRow row) {
    LocalDate candidate = before.plusDays(1);
    if (before.getMonth() != month) {
      int year = before.getYear() + (month.compareTo(before.getMonth()) < 0 ? 1 : 0);
      candidate = LocalDate.of(year, month, 1);
    }
    while (candidate.getDayOfWeek() != weekday) {
      candidate = candidate.plusDays(1);
    }
    if (candidate.getMonth() != month) {
      throw new DatasetException(
          "row %d: no %s is left in %s after %s, so the rows are not in the order of time"
              .formatted(row.number(), row.text("day_of_week"), row.text("month"), before));
    }
    return candidate;
  }

  private static int indexIn(List<String> words, TableRow row, String column) {
    int index = words.indexOf(row.text(column));
    if (index < 0) {
      throw new DatasetException(
          "row %d: %s must be one of %s but is \"%s\""
              .formatted(row.number(), column, String.join(", ", words), row.text(column)));
    }
    return index;
  }
}
