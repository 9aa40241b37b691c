package org.gelegen.model.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * Contact only between two local times of day. Days that are not named are another rule's.
 *
 * <p>In the Netherlands Besluit kwaliteit incassodienstverlening art. 4.2(1), in force since
 * 2024-04-01: not between 20:00 and 07:00, over any channel. For messages the moment of sending
 * counts.
 *
 * @param channels none named: all
 * @param days none named: all
 * @param from the first permitted moment
 * @param to the first moment no longer permitted
 */
public record ContactHours(
    RuleHeader header, Set<Channel> channels, Set<DayOfWeek> days, LocalTime from, LocalTime to)
    implements ContactRule {
  public ContactHours {
    channels = Channels.named(channels);
    days =
        Collections.unmodifiableSet(
            days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days));
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before " + to + " but is " + from);
    }
  }

  @Override
  public Concern concern() {
    return Concern.CALENDAR;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new ContactHours(header, channels, days, from, to);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    for (LocalCalendar.Day day : calendar.days()) {
      if (days.contains(day.dayOfWeek())) {
        Instant opens = day.at(from);
        Instant closes = day.at(to);
        closings.close(channels, day.from(), opens);
        closings.close(channels, closes, day.to());
      }
    }
  }
}
