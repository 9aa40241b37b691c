package org.gelegen.model.slots;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The local hours of a stretch of time.
 *
 * <p>Slots begin at full local hours. A local hour that does not exist is no slot; one that exists
 * twice is two slots. The hour that is running at {@code from} counts from {@code from} on.
 *
 * @param length positive, at most 31 days
 */
public record Horizon(Instant from, Duration length) {
  private static final Duration LONGEST = Duration.ofDays(31);

  public Horizon {
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "horizon must be longer than nothing and at most P31D but is " + length);
    }
  }

  public Instant until() {
    return from.plus(length);
  }

  /** The slots in {@code zone}, in order; the first and the last may be shorter than an hour. */
  public List<Slot> slots(ZoneId zone) {
    List<Slot> slots = new ArrayList<>();
    Instant end = until();
    Instant start = from;
    while (start.isBefore(end)) {
      Instant next = nextFullHour(start.atZone(zone));
      slots.add(new Slot(start, next.isBefore(end) ? next : end));
      start = next;
    }
    return slots;
  }

  private static Instant nextFullHour(ZonedDateTime moment) {
    // ZonedDateTime adds hours on the instant line, so both clock changes come out right, also
    // where
    // the change is not a whole hour: the truncation happens on the local clock.
    ZonedDateTime next =
        moment.truncatedTo(ChronoUnit.HOURS).plusHours(1).truncatedTo(ChronoUnit.HOURS);
    return next.toInstant().isAfter(moment.toInstant())
        ? next.toInstant()
        : moment.plusHours(1).truncatedTo(ChronoUnit.HOURS).toInstant();
  }
}
