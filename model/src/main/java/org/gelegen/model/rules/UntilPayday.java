package org.gelegen.model.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.records.DebtorRecord;

/**
 * In the last days before the debtor is paid nobody asks for money, unless the case falls due
 * before that: then there is a deadline that comes first. Thanks are no question, and an
 * appointment that the debtor asked for is kept.
 *
 * <p>It counts whole local days. A payday that a month does not have is its last day; a debtor who
 * named none is not waited for.
 *
 * @param days how many days before the payday, at least 1
 */
public record UntilPayday(RuleHeader header, int days) implements ContactRule {
  public UntilPayday {
    if (days < 1) {
      throw new IllegalArgumentException("days must be at least 1 but is " + days);
    }
  }

  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new UntilPayday(header, days);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Optional<Integer> payday = standing.history().debtor().map(DebtorRecord::payday);
    if (payday.isEmpty() || standing.courtesy() == Courtesy.THANK_YOU) {
      return;
    }
    LocalDate due =
        standing.subject().map(CaseState::version).map(version -> version.dueDate()).orElse(null);
    ZoneId zone = calendar.zone();
    Closings sparing = Appointment.sparing(standing, calendar, closings);
    YearMonth last = YearMonth.from(calendar.lastDate().plusDays(days));
    for (YearMonth month = YearMonth.from(calendar.firstDate());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      LocalDate paid = month.atDay(Math.min(payday.get(), month.lengthOfMonth()));
      LocalDate from = paid.minusDays(days);
      // Until the deadline is over it comes first.
      if (due != null && due.isBefore(paid) && !due.isBefore(from)) {
        from = due.plusDays(1);
      }
      sparing.close(
          Channels.ALL, from.atStartOfDay(zone).toInstant(), paid.atStartOfDay(zone).toInstant());
    }
  }
}
