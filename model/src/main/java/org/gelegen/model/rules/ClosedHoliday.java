package org.gelegen.model.rules;

import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * No contact on one day of the year that not everybody counts as a holiday, so that it can be
 * switched by itself: Good Friday and 5 May in the Netherlands.
 *
 * @param channels none named: all
 * @param holiday its name in the holiday calendar
 */
public record ClosedHoliday(RuleHeader header, Set<Channel> channels, String holiday)
    implements ContactRule {
  public ClosedHoliday {
    channels = Channels.named(channels);
  }

  @Override
  public Concern concern() {
    return Concern.CALENDAR;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new ClosedHoliday(header, channels, holiday);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    for (LocalCalendar.Day day : calendar.days()) {
      if (calendar.holidays().isNamed(holiday, day.date())) {
        closings.close(channels, day.from(), day.to());
      }
    }
  }
}
