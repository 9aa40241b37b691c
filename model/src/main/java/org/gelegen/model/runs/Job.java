package org.gelegen.model.runs;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that each client has run for each business date, and the hour from which on they do, by
 * the client's clock: none between 02:00 and 03:30, when clocks change.
 */
public enum Job implements WireName {
  /**
   * Late enough to know the night's payments, and before any first permitted hour. Planned from
   * eight in the evening on, there would hardly be an hour left to contact in.
   */
  NIGHTLY_CAMPAIGN(
      "nightly-campaign",
      LocalTime.of(4, 30),
      LocalTime.of(20, 0),
      false,
      "plans the day's contacts and the week's"),

  /** Of a Sunday: a model of everything that happened before it. */
  WEEKLY_TRAINING(
      "weekly-training", LocalTime.of(5, 0), null, true, "asks for a training as of that Sunday"),

  /** After the night's plan. */
  DRIFT_WATCH(
      "drift-watch",
      LocalTime.of(5, 30),
      null,
      false,
      "looks whether the world has moved away from the champion"),

  /** After plan and watch. */
  RETENTION(
      "retention",
      LocalTime.of(6, 0),
      null,
      false,
      "takes out what was kept for longer than the settings say");

  private static final LocalTime CLOCKS_CHANGE_FROM = LocalTime.of(2, 0);
  private static final LocalTime CLOCKS_CHANGE_UNTIL = LocalTime.of(3, 30);

  private final String wireName;
  private final LocalTime from;
  private final @Nullable LocalTime until;
  private final boolean weekly;
  private final String what;

  Job(String wireName, LocalTime from, @Nullable LocalTime until, boolean weekly, String what) {
    this.wireName = wireName;
    this.from = from;
    this.until = until;
    this.weekly = weekly;
    this.what = what;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** From when on a business date is due, by the client's clock. */
  public LocalTime from() {
    return from;
  }

  /**
   * From when on it is too late to begin a business date, by the client's clock on that date;
   * empty: it never is.
   */
  public Optional<LocalTime> until() {
    return Optional.ofNullable(until);
  }

  /** Whether only Sundays are business dates. */
  public boolean weekly() {
    return weekly;
  }

  /** What it does, to follow its name. */
  public String what() {
    return what;
  }

  /** Whether a time of the day is one at which clocks may change, so that nothing is begun. */
  public static boolean clocksMayChange(LocalTime time) {
    return !time.isBefore(CLOCKS_CHANGE_FROM) && time.isBefore(CLOCKS_CHANGE_UNTIL);
  }

  /** The business date that a moment belongs to, whether its hour has come or not. */
  public LocalDate current(Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return weekly ? today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)) : today;
  }

  /**
   * When the current business date is begun if it is asked for at {@code now}: at the next round
   * after that moment, which is within the minute. Empty when that is too late for the date.
   */
  public Optional<Instant> begins(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    LocalTime time = local.toLocalTime();
    if (until != null && !time.isBefore(until)) {
      return Optional.empty();
    }
    return Optional.of(
        clocksMayChange(time)
            ? local.toLocalDate().atTime(CLOCKS_CHANGE_UNTIL).atZone(zone).toInstant()
            : now);
  }

  /** The newest business date whose hour has come. */
  public LocalDate due(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    LocalDate begun =
        local.toLocalTime().isBefore(from) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    return weekly ? begun.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)) : begun;
  }

  /** When the hour of the next business date comes. */
  public Instant nextDue(Instant now, ZoneId zone) {
    return due(now, zone).plusDays(weekly ? 7 : 1).atTime(from).atZone(zone).toInstant();
  }
}
