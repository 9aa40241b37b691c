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
 * @param contacts not negative; 0: none at all
 */
public record DailyCap(RuleHeader header, Set<Channel> channels, int contacts)
    implements ContactRule {
  public DailyCap {
    channels = Channels.named(channels);
    if (contacts < 0) {
      throw new IllegalArgumentException("contacts must not be negative but is " + contacts);
    }
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
