package org.gelegen.model.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The local days of a stretch of time in one zone, with its holidays.
 *
 * <p>A day is cut where the clock changes, so that inside each piece local time runs evenly: a
 * local time that does not exist is in no piece, and one that exists twice is in two.
 */
public final class LocalCalendar {
  private static final Duration DAY = Duration.ofDays(1);

  private final ZoneId zone;
  private final HolidayCalendar holidays;
  private final List<Day> days;

  /**
   * The days that the stretch from {@code from} to {@code to} touches, the first and last ones
   * whole.
   */
  public LocalCalendar(ZoneId zone, HolidayCalendar holidays, Instant from, Instant to) {
    this.zone = zone;
    this.holidays = holidays;
    this.days = days(zone, from, to);
  }

  private LocalCalendar(ZoneId zone, HolidayCalendar holidays, List<Day> days) {
    this.zone = zone;
    this.holidays = holidays;
    this.days = days;
  }

  /** The same days with the holidays of another place. */
  LocalCalendar with(HolidayCalendar others) {
    return new LocalCalendar(zone, others, days);
  }

  private static List<Day> days(ZoneId zone, Instant from, Instant to) {
    ZoneRules rules = zone.getRules();
    LocalDate first = LocalDate.ofInstant(from, zone);
    Instant start = first.atStartOfDay(zone).toInstant();
    Instant cursor = start.isBefore(from) ? start : from;
    Instant end = to.isAfter(from) ? to : from.plusNanos(1);
    Instant change = nextChange(rules, cursor);
    List<Day> days = new ArrayList<>();
    while (cursor.isBefore(end)) {
      LocalDate date = LocalDate.ofInstant(cursor, zone);
      Instant midnight = date.atStartOfDay().toInstant(rules.getOffset(cursor));
      Instant pieceEnd = midnight.plus(DAY);
      if (change != null && change.isBefore(pieceEnd)) {
        pieceEnd = change;
      }
      days.add(new Day(date, date.getDayOfWeek(), cursor, pieceEnd, midnight));
      cursor = pieceEnd;
      if (cursor.equals(change)) {
        change = nextChange(rules, cursor);
      }
    }
    return List.copyOf(days);
  }

  private static @Nullable Instant nextChange(ZoneRules rules, Instant after) {
    // The piece that begins exactly at a change already has the offset after it.
    ZoneOffsetTransition transition = rules.nextTransition(after);
    return transition == null ? null : transition.getInstant();
  }

  public ZoneId zone() {
    return zone;
  }

  public HolidayCalendar holidays() {
    return holidays;
  }

  /** The days in order, a day of a clock change in pieces. */
  public List<Day> days() {
    return days;
  }

  LocalDate firstDate() {
    return days.getFirst().date();
  }

  LocalDate lastDate() {
    return days.getLast().date();
  }

  /**
   * A local day, or the piece of one before or after a clock change.
   *
   * @param from inclusive
   * @param to exclusive
   * @param midnight when the day would have begun, had its clock never changed: a local time of the
   *     piece is the time that passed since
   */
  public record Day(
      LocalDate date, DayOfWeek dayOfWeek, Instant from, Instant to, Instant midnight) {

    /** The moment at which {@code time} is or would be, kept inside the piece. */
    Instant at(LocalTime time) {
      Instant moment = midnight.plusNanos(time.toNanoOfDay());
      return moment.isBefore(from) ? from : moment.isAfter(to) ? to : moment;
    }
  }
}
