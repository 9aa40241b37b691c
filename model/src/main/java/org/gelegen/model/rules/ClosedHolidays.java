package org.gelegen.model.rules;

import java.time.LocalDate;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * No contact on public holidays, nor on days that a decree made equal to them.
 *
 * <p>In the Netherlands Besluit kwaliteit incassodienstverlening art. 4.2(2), in force since
 * 2024-04-01: not on the generally recognised holidays of the Algemene termijnenwet, nor on days
 * made equal by decree.
 *
 * @param channels none named: all
 * @param except holidays of the calendar that are not meant here, by name
 * @param decreed days made equal to holidays
 */
public record ClosedHolidays(
    RuleHeader header, Set<Channel> channels, Set<String> except, Set<LocalDate> decreed)
    implements ContactRule {
  public ClosedHolidays {
    channels = Channels.named(channels);
    except = Set.copyOf(except);
    decreed = Set.copyOf(decreed);
  }

  @Override
  public Concern concern() {
    return Concern.CALENDAR;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new ClosedHolidays(header, channels, except, decreed);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    for (LocalCalendar.Day day : calendar.days()) {
      if (decreed.contains(day.date())
          || calendar.holidays().isHolidayOtherThan(except, day.date())) {
        closings.close(channels, day.from(), day.to());
      }
    }
  }
}
