package org.gelegen.model.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.gelegen.model.slots.Slot;

/** A rule of contact: a value that says what it forbids. */
public sealed interface ContactRule
    permits ActionableCase,
        AfterConversation,
        Appointment,
        ClosedChannels,
        ClosedDates,
        ClosedDays,
        ClosedHoliday,
        ClosedHolidays,
        ConfirmedAddresses,
        ConsecutiveDaysCap,
        ContactHours,
        DailyCap,
        DeadAddresses,
        Hold,
        HolidaysElsewhere,
        InconvenientTimes,
        MissingAddresses,
        NeedOfDebtor,
        OptInChannels,
        RefusedChannels,
        RegionalHolidays,
        RollingCap,
        StatedChoice,
        UntilPayday,
        VoiceFirst {
  /** How far a verdict looks for the moment at which a rule no longer stands in the way. */
  Duration LOOK_AHEAD = Duration.ofDays(31);

  /** What a rule looks at. */
  enum Concern {
    /** Only the local calendar: it forbids the same for every debtor of a zone. */
    CALENDAR,
    /** Which channels may be used at all with this debtor. */
    CHANNEL,
    /** Anything else of the debtor's standing. */
    STANDING
  }

  RuleHeader header();

  Concern concern();

  /** The same rule under another header. */
  ContactRule withHeader(RuleHeader header);

  /**
   * Tells {@code closings} what the rule forbids on the days of {@code calendar}; what is told of
   * other times is not looked at. The dates and the party of the header are not this method's
   * business.
   */
  void close(Standing standing, LocalCalendar calendar, Closings closings);

  /** The same, held to the days on which the rule is in force and to the party that it binds. */
  default void closeInForce(Standing standing, LocalCalendar calendar, Closings closings) {
    RuleHeader header = header();
    if (!header.binds(standing.client().party())) {
      return;
    }
    if (header.inForce().covers(calendar.firstDate(), calendar.lastDate())) {
      close(standing, calendar, closings);
      return;
    }
    Instant first = startOf(header.inForce().from(), calendar);
    LocalDate until = header.inForce().until();
    Instant end = until == null ? Instant.MAX : startOf(until, calendar);
    close(
        standing,
        calendar,
        (channels, from, to) ->
            closings.close(
                channels, from.isBefore(first) ? first : from, to.isAfter(end) ? end : to));
  }

  /** What the rule says of {@code proposal}. */
  default Verdict judge(Proposal proposal, Standing standing) {
    ClosedSpans spans = new ClosedSpans(proposal.channel());
    for (LocalCalendar calendar : proposal.calendars()) {
      closeInForce(standing, calendar, spans);
    }
    Slot slot = proposal.slot();
    for (ClosedSpans.Span span : spans.closed()) {
      if (span.from().isBefore(slot.end()) && span.to().isAfter(slot.start())) {
        return new Verdict.Excluded(
            header().id(), header().basis(), ClosedSpans.inSight(span.to(), slot.start()));
      }
    }
    return new Verdict.Allowed();
  }

  private static Instant startOf(LocalDate date, LocalCalendar calendar) {
    return date.atStartOfDay(calendar.zone()).toInstant();
  }
}
