package org.gelegen.model.rules;

import java.time.LocalDate;
import java.util.Set;

/**
 * The holidays where a debtor lives. Names are those of the calendar, such as {@code KINGS_DAY}.
 */
@FunctionalInterface
public interface HolidayCalendar {
  /** Whether the date is a public holiday. */
  boolean isHoliday(LocalDate date);

  /** Whether the date is a public holiday under a name that is not among {@code names}. */
  default boolean isHolidayOtherThan(Set<String> names, LocalDate date) {
    return isHoliday(date);
  }

  /**
   * Whether the date is the day of this name, public holiday or not; false where names are unknown.
   */
  default boolean isNamed(String name, LocalDate date) {
    return false;
  }

  /**
   * Whether the date is a public holiday in one of the parts of the country that {@code regions}
   * names, or in any place of it; none named: in any part.
   */
  default boolean isHolidayIn(Set<String> regions, LocalDate date) {
    return isHoliday(date);
  }

  /** A calendar without holidays. */
  static HolidayCalendar none() {
    return date -> false;
  }
}
