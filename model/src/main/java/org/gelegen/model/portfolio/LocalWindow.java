package org.gelegen.model.portfolio;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * A weekly recurring stretch of local time, from inclusive to exclusive. When {@code to} is not
 * after {@code from} it runs over midnight, and {@code days} are the days it begins on.
 */
public record LocalWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  public LocalWindow {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("days must name at least one day");
    }
  }

  /** Whether the window covers this local day and time. */
  public boolean covers(DayOfWeek day, LocalTime time) {
    if (from.isBefore(to)) {
      return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
    }
    return (days.contains(day) && !time.isBefore(from))
        || (days.contains(day.minus(1)) && time.isBefore(to));
  }
}
