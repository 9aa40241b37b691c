package org.gelegen.model.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * At most so many contacts on one local calendar day. No law that was read names a number for a
 * day; a call that the debtor asked for is not held back, unless its hour has had a contact.
 *
 * @param channels which contacts count and are capped, together; none named: all
 * @param contacts from 0 to 64, as many as a history remembers; 0: none at all
 */
public record DailyCap(RuleHeader header, Set<Channel> channels, int contacts)
    implements ContactRule {
  public DailyCap {
    channels = Channels.named(channels);
    CountedContacts.requireCountable(contacts, 0);
  }

  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new DailyCap(header, channels, contacts);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    if (contacts == 0) {
      closings.closeForGood(channels);
      return;
    }
    standing
        .history()
        .contactForgottenAt()
        .ifPresent(
            at -> {
              LocalDate next = LocalDate.ofInstant(at, calendar.zone()).plusDays(1);
              closings.close(channels, Instant.MIN, next.atStartOfDay(calendar.zone()).toInstant());
            });
    Instant[] moments = CountedContacts.moments(standing, channels, CountedPer.DEBTOR);
    if (moments.length < contacts) {
      return;
    }
    long[] dates = new long[moments.length];
    for (int i = 0; i < dates.length; i++) {
      dates[i] = LocalDate.ofInstant(moments[i], calendar.zone()).toEpochDay();
    }
    Closings sparing = Appointment.sparingUnlessMade(standing, calendar, moments, closings);
    for (LocalCalendar.Day day : calendar.days()) {
      if (count(dates, day.date().toEpochDay()) >= contacts) {
        sparing.close(channels, day.from(), day.to());
      }
    }
  }

  private static int count(long[] dates, long date) {
    int count = 0;
    for (long other : dates) {
      if (other == date) {
        count++;
      }
    }
    return count;
  }
}
