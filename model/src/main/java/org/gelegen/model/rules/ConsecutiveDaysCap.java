package org.gelegen.model.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * At most so many contacts on any so many local days in a row, whole days counted.
 *
 * <p>In the United States Regulation F, 12 CFR 1006.14(b)(2)(i)(A) and (3)(i), in force since
 * 2021-11-30: not more than 7 calls within 7 consecutive days about one debt. Calls in which the
 * debtor came to us do not count. A call that the debtor asked for not more than 7 consecutive days
 * before is with its prior consent, and is not held back: the hour of an appointment is spared.
 *
 * @param channels which contacts count and are capped, together; none named: all
 * @param contacts from 1 to 64, as many as a history remembers
 * @param days from 1 to 30, as far as a history remembers
 * @param per whose contacts count together
 */
public record ConsecutiveDaysCap(
    RuleHeader header, Set<Channel> channels, int contacts, int days, CountedPer per)
    implements ContactRule {
  static final int LONGEST = 30;

  public ConsecutiveDaysCap {
    channels = Channels.named(channels);
    CountedContacts.requireCountable(contacts, 1);
    if (days < 1 || days > LONGEST) {
      throw new IllegalArgumentException("days must be from 1 to " + LONGEST + " but is " + days);
    }
  }

  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new ConsecutiveDaysCap(header, channels, contacts, days, per);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Optional<Instant> forgotten = standing.history().contactForgottenAt();
    Instant[] moments = CountedContacts.moments(standing, channels, per);
    if (moments.length < contacts && forgotten.isEmpty()) {
      return;
    }
    Closings sparing = Appointment.sparingFresh(standing, calendar, days, closings);
    forgotten.ifPresent(
        at -> {
          LocalDate opens = LocalDate.ofInstant(at, calendar.zone()).plusDays(days);
          sparing.close(channels, Instant.MIN, start(opens, calendar));
        });
    LocalDate[] dates = new LocalDate[moments.length];
    for (int i = 0; i < dates.length; i++) {
      dates[i] = LocalDate.ofInstant(moments[i], calendar.zone());
    }
    // One more contact on a date breaks the cap exactly when it and some `contacts` neighbours lie
    // on `days` days in a row: from last - days + 1 to first + days - 1.
    for (int i = 0; i + contacts <= dates.length; i++) {
      LocalDate opens = dates[i].plusDays(days);
      LocalDate closes = dates[i + contacts - 1].minusDays(days - 1);
      if (closes.isBefore(opens)) {
        sparing.close(channels, start(closes, calendar), start(opens, calendar));
      }
    }
  }

  private static Instant start(LocalDate date, LocalCalendar calendar) {
    return date.atStartOfDay(calendar.zone()).toInstant();
  }
}
