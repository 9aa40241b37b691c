package org.gelegen.model.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * A debtor who asked to be called back at a certain time is left in peace until the local hour of
 * that time, and only called in it. The call outranks the debtor's other choices, not the law.
 */
public record Appointment(RuleHeader header) implements ContactRule {
  private static final Set<Channel> ALL_BUT_PHONE = Channels.allBut(Channel.PHONE);

  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new Appointment(header);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Optional<ClosedSpans.Span> hour = hour(standing, calendar);
    if (hour.isPresent()) {
      closings.close(Channels.ALL, Instant.MIN, hour.get().from());
      closings.close(ALL_BUT_PHONE, hour.get().from(), hour.get().to());
    }
  }

  /** The local hour in which the debtor wants to be called, or empty when none is known. */
  static Optional<ClosedSpans.Span> hour(Standing standing, LocalCalendar calendar) {
    return standing
        .history()
        .callbackAt()
        .map(
            at -> {
              // Hours are added on the instant line: an hour that exists twice is two hours.
              ZonedDateTime start = at.atZone(calendar.zone()).truncatedTo(ChronoUnit.HOURS);
              return new ClosedSpans.Span(start.toInstant(), start.plusHours(1).toInstant());
            });
  }

  /** Passes on what leaves the appointment open: calls are not closed in its hour. */
  static Closings sparing(Standing standing, LocalCalendar calendar, Closings closings) {
    Optional<ClosedSpans.Span> found = hour(standing, calendar);
    if (found.isEmpty()) {
      return closings;
    }
    ClosedSpans.Span hour = found.get();
    return (channels, from, to) -> {
      boolean apart = !from.isBefore(hour.to()) || !to.isAfter(hour.from());
      if (apart || !channels.contains(Channel.PHONE)) {
        closings.close(channels, from, to);
        return;
      }
      Set<Channel> others = new HashSet<>(channels);
      others.remove(Channel.PHONE);
      closings.close(others, from, to);
      closings.close(Set.of(Channel.PHONE), from, hour.from());
      closings.close(Set.of(Channel.PHONE), hour.to(), to);
    };
  }

  /** The same, unless one of the contacts of {@code moments} was made in its hour. */
  static Closings sparingUnlessMade(
      Standing standing, LocalCalendar calendar, Instant[] moments, Closings closings) {
    Optional<ClosedSpans.Span> hour = hour(standing, calendar);
    boolean made =
        hour.isPresent()
            && Arrays.stream(moments)
                .anyMatch(at -> !at.isBefore(hour.get().from()) && at.isBefore(hour.get().to()));
    return made ? closings : sparing(standing, calendar, closings);
  }

  /**
   * The same as {@link #sparing}, where the debtor asked for the appointment not longer ago than on
   * the first of {@code days} local days of which its own is the last.
   */
  static Closings sparingFresh(
      Standing standing, LocalCalendar calendar, int days, Closings closings) {
    Optional<Instant> asked = standing.history().callbackAskedAt();
    Optional<ClosedSpans.Span> hour = hour(standing, calendar);
    if (asked.isEmpty() || hour.isEmpty()) {
      return closings;
    }
    LocalDate stale = LocalDate.ofInstant(asked.get(), calendar.zone()).plusDays(days);
    return LocalDate.ofInstant(hour.get().from(), calendar.zone()).isBefore(stale)
        ? sparing(standing, calendar, closings)
        : closings;
  }
}
