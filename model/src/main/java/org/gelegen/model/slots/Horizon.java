package org.gelegen.model.slots;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
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

  /** The same in whole microseconds, which is how fine decisions are kept. */
  public Horizon inMicroseconds() {
    return new Horizon(from.truncatedTo(ChronoUnit.MICROS), length.truncatedTo(ChronoUnit.MICROS));
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
      Instant next = nextBorder(zone.getRules(), start);
      slots.add(new Slot(start, next.isBefore(end) ? next : end));
      start = next;
    }
    return slots;
  }

  /**
   * The next full hour of the local clock, or the next change of the clock when that is earlier.
   */
  private static Instant nextBorder(ZoneRules rules, Instant moment) {
    int offset = rules.getOffset(moment).getTotalSeconds();
    long localHour = Math.floorDiv(moment.getEpochSecond() + offset, 3600L);
    Instant fullHour = Instant.ofEpochSecond((localHour + 1) * 3600L - offset);
    ZoneOffsetTransition change = rules.nextTransition(moment);
    return change != null && change.getInstant().isBefore(fullHour)
        ? change.getInstant()
        : fullHour;
  }
}
