package org.gelegen.model.rules;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * No contact on some days of the week.
 *
 * <p>In the Netherlands Besluit kwaliteit incassodienstverlening art. 4.2(2), in force since
 * 2024-04-01: not on Sundays.
 *
 * @param channels none named: all
 * @param days at least one
 */
public record ClosedDays(RuleHeader header, Set<Channel> channels, Set<DayOfWeek> days)
    implements ContactRule {
  public ClosedDays {
    channels = Channels.named(channels);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("days must name at least one day");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  @Override
  public Concern concern() {
    return Concern.CALENDAR;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new ClosedDays(header, channels, days);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    for (LocalCalendar.Day day : calendar.days()) {
      if (days.contains(day.dayOfWeek())) {
        closings.close(channels, day.from(), day.to());
      }
    }
  }
}
