package org.gelegen.model.rules;

import java.time.LocalDate;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * No contact on certain dates.
 *
 * <p>In the Netherlands Besluit kwaliteit incassodienstverlening art. 4.2(2), in force since
 * 2024-04-01: not on days that a decree made equal to holidays, such as 2024-05-10 and 2024-12-27.
 *
 * @param channels none named: all
 */
public record ClosedDates(RuleHeader header, Set<Channel> channels, Set<LocalDate> dates)
    implements ContactRule {
  public ClosedDates {
    channels = Channels.named(channels);
    dates = Set.copyOf(dates);
  }

  @Override
  public Concern concern() {
    return Concern.CALENDAR;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new ClosedDates(header, channels, dates);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    for (LocalCalendar.Day day : calendar.days()) {
      if (dates.contains(day.date())) {
        closings.close(channels, day.from(), day.to());
      }
    }
  }
}
