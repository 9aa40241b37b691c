package org.gelegen.app.rules;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.rules.HolidayCalendar;

/**
 * A country's holidays, as the jollyday library knows them: the national ones, and those of its
 * parts. A holiday that is kept on another day than its own counts on both. Safe for use by several
 * threads.
 */
final class JollydayHolidays implements HolidayCalendar {
  private static final int FIRST_YEAR = 2020;
  private static final int LAST_YEAR = 2035;

  private record Day(String name, boolean isPublic) {}

  private final HolidayManager manager;
  private final Map<Integer, Map<LocalDate, List<Day>>> years = new ConcurrentHashMap<>();
  private final Map<Integer, Map<LocalDate, Set<String>>> regional = new ConcurrentHashMap<>();

  private JollydayHolidays(HolidayManager manager) {
    this.manager = manager;
  }

  /** Whether the library has a calendar for the country, by ISO 3166-1 alpha-2. */
  static boolean knows(String country) {
    return HolidayManager.getSupportedCalendarCodes().contains(country);
  }

  static JollydayHolidays of(String country) {
    return new JollydayHolidays(
        HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT))));
  }

  /** The names of all days of the calendar in the present years, public holidays or not. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      manager.getHolidays(Year.of(year)).forEach(day -> names.add(day.getPropertiesKey()));
    }
    return names;
  }

  /** The parts of the country that have holidays of their own. */
  SortedSet<String> regions() {
    return new TreeSet<>(manager.getCalendarHierarchy().getChildren().keySet());
  }

  @Override
  public boolean isHolidayIn(Set<String> regions, LocalDate date) {
    if (isHoliday(date)) {
      return true;
    }
    Set<String> keeping =
        regional.computeIfAbsent(date.getYear(), this::regionalYear).getOrDefault(date, Set.of());
    return regions.isEmpty() ? !keeping.isEmpty() : regions.stream().anyMatch(keeping::contains);
  }

  @Override
  public boolean isHoliday(LocalDate date) {
    return isHolidayOtherThan(Set.of(), date);
  }

  @Override
  public boolean isHolidayOtherThan(Set<String> names, LocalDate date) {
    return on(date).stream().anyMatch(day -> day.isPublic() && !names.contains(day.name()));
  }

  @Override
  public boolean isNamed(String name, LocalDate date) {
    return on(date).stream().anyMatch(day -> day.name().equals(name));
  }

  private List<Day> on(LocalDate date) {
    return years.computeIfAbsent(date.getYear(), this::year).getOrDefault(date, List.of());
  }

  /** Also of the years around: a New Year's Day may be kept on the last day of December. */
  private Map<LocalDate, List<Day>> year(int year) {
    Map<LocalDate, List<Day>> days = new HashMap<>();
    for (int around = year - 1; around <= year + 1; around++) {
      for (Holiday holiday : manager.getHolidays(Year.of(around))) {
        Day day = new Day(holiday.getPropertiesKey(), isPublic(holiday));
        for (LocalDate date : dates(holiday)) {
          days.computeIfAbsent(date, any -> new ArrayList<>()).add(day);
        }
      }
    }
    return Map.copyOf(days);
  }

  /** The parts of the country that keep a public holiday, by date, in any place of theirs. */
  private Map<LocalDate, Set<String>> regionalYear(int year) {
    Map<LocalDate, Set<String>> days = new HashMap<>();
    manager
        .getCalendarHierarchy()
        .getChildren()
        .forEach((region, hierarchy) -> add(days, year, region, List.of(region), hierarchy));
    return Map.copyOf(days);
  }

  private void add(
      Map<LocalDate, Set<String>> days,
      int year,
      String region,
      List<String> path,
      CalendarHierarchy hierarchy) {
    for (int around = year - 1; around <= year + 1; around++) {
      for (Holiday holiday : manager.getHolidays(Year.of(around), path.toArray(String[]::new))) {
        if (isPublic(holiday)) {
          dates(holiday)
              .forEach(date -> days.computeIfAbsent(date, any -> new HashSet<>()).add(region));
        }
      }
    }
    hierarchy
        .getChildren()
        .forEach(
            (place, below) -> {
              List<String> deeper = new ArrayList<>(path);
              deeper.add(place);
              add(days, year, region, deeper, below);
            });
  }

  private static boolean isPublic(Holiday holiday) {
    return holiday.getType() == HolidayType.PUBLIC_HOLIDAY;
  }

  private static Set<LocalDate> dates(Holiday holiday) {
    return Set.copyOf(List.of(holiday.getDate(), holiday.getActualDate()));
  }
}
