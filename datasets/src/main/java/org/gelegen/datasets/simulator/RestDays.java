package org.gelegen.datasets.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.Set;

/** The days on which nobody is contacted. */
public interface RestDays {
  boolean rests(LocalDate day);

  /**
   * Sundays and the holidays of the Dutch Algemene termijnenwet, with the days made equal to them
   * by decree, from 2020 to 2040.
   *
   * @see "Besluit kwaliteit incassodienstverlening, art. 4.2(2)"
   */
  static RestDays dutch() {
    return day -> day.getDayOfWeek() == DayOfWeek.SUNDAY || Dutch.holiday(day);
  }

  /** The Dutch holidays; Easter is data, the days that hang on it follow. */
  final class Dutch {
    private static final Map<Integer, LocalDate> EASTER =
        Map.ofEntries(
            easter(2020, 4, 12),
            easter(2021, 4, 4),
            easter(2022, 4, 17),
            easter(2023, 4, 9),
            easter(2024, 3, 31),
            easter(2025, 4, 20),
            easter(2026, 4, 5),
            easter(2027, 3, 28),
            easter(2028, 4, 16),
            easter(2029, 4, 1),
            easter(2030, 4, 21),
            easter(2031, 4, 13),
            easter(2032, 3, 28),
            easter(2033, 4, 17),
            easter(2034, 4, 9),
            easter(2035, 3, 25),
            easter(2036, 4, 13),
            easter(2037, 4, 5),
            easter(2038, 4, 25),
            easter(2039, 4, 10),
            easter(2040, 4, 1));
    private static final Set<LocalDate> DECREED =
        Set.of(LocalDate.of(2024, 5, 10), LocalDate.of(2024, 12, 27));

    private Dutch() {}

    static boolean holiday(LocalDate day) {
      LocalDate easter = EASTER.get(day.getYear());
      if (easter == null) {
        throw new IllegalArgumentException(
            "day must be in the years 2020 to 2040, of which the holidays are known, but is "
                + day);
      }
      return day.equals(easter.minusDays(2))
          || day.equals(easter.plusDays(1))
          || day.equals(easter.plusDays(39))
          || day.equals(easter.plusDays(50))
          || day.equals(kingsDay(day.getYear()))
          || isOn(day, Month.JANUARY, 1)
          || isOn(day, Month.MAY, 5)
          || isOn(day, Month.DECEMBER, 25)
          || isOn(day, Month.DECEMBER, 26)
          || DECREED.contains(day);
    }

    private static LocalDate kingsDay(int year) {
      LocalDate day = LocalDate.of(year, 4, 27);
      return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(1) : day;
    }

    private static boolean isOn(LocalDate day, Month month, int ofMonth) {
      return day.getMonth() == month && day.getDayOfMonth() == ofMonth;
    }

    private static Map.Entry<Integer, LocalDate> easter(int year, int month, int day) {
      return Map.entry(year, LocalDate.of(year, month, day));
    }
  }
}
