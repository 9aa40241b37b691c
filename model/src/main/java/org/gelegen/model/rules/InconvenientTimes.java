package org.gelegen.model.rules;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.LocalWindow;
import org.gelegen.model.records.DebtorRecord;

/** No contact at the times that the debtor named as inconvenient, where the debtor lives. */
public record InconvenientTimes(RuleHeader header) implements ContactRule {
  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new InconvenientTimes(header);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Optional<DebtorRecord> debtor = standing.history().debtor();
    if (debtor.isEmpty() || debtor.get().inconvenient().isEmpty()) {
      return;
    }
    Closings sparing = Appointment.sparing(standing, calendar, closings);
    for (LocalWindow window : debtor.get().inconvenient()) {
      for (LocalCalendar.Day day : calendar.days()) {
        close(window, day, sparing);
      }
    }
  }

  private static void close(LocalWindow window, LocalCalendar.Day day, Closings closings) {
    Set<DayOfWeek> begins = window.days();
    LocalTime to = window.to();
    boolean overMidnight = !window.from().isBefore(to);
    if (begins.contains(day.dayOfWeek())) {
      closings.close(Channels.ALL, day.at(window.from()), overMidnight ? day.to() : day.at(to));
    }
    if (overMidnight && begins.contains(day.dayOfWeek().minus(1))) {
      closings.close(Channels.ALL, day.from(), day.at(to));
    }
  }
}
