package org.gelegen.model.rules;

import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * No contact on public holidays.
 *
 * <p>In the Netherlands Besluit kwaliteit incassodienstverlening art. 4.2(2), in force since
 * 2024-04-01: not on the generally recognised holidays of the Algemene termijnenwet.
 *
 * @param channels none named: all
 * @param except holidays of the calendar that are not meant here, by name
 */
public record ClosedHolidays(RuleHeader header, Set<Channel> channels, Set<String> except)
    implements ContactRule {
  public ClosedHolidays {
    channels = Channels.named(channels);
    except = Set.copyOf(except);
  }

  @Override
  public Concern concern() {
    return Concern.CALENDAR;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new ClosedHolidays(header, channels, except);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    for (LocalCalendar.Day day : calendar.days()) {
      if (calendar.holidays().isHolidayOtherThan(except, day.date())) {
        closings.close(channels, day.from(), day.to());
      }
    }
  }
}
