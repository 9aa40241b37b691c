package org.gelegen.datasets.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class LocalCalendarTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private final LocalCalendar calendar = new LocalCalendar(AMSTERDAM, LocalDate.of(2026, 1, 1));

  @Test
  void it_agrees_with_the_platform_every_half_hour_of_a_year_with_both_clock_changes() {
    Instant end = Instant.parse("2027-01-01T00:00:00Z");
    for (Instant at = Instant.parse("2025-12-30T00:10:00Z");
        at.isBefore(end);
        at = at.plusSeconds(1800)) {
      ZonedDateTime local = at.atZone(AMSTERDAM);
      long second = at.getEpochSecond();
      if (calendar.dayOf(second) != local.toLocalDate().toEpochDay()
          || calendar.secondOfDay(second) != local.toLocalTime().toSecondOfDay()
          || LocalCalendar.weekday(calendar.dayOf(second)) != local.getDayOfWeek().getValue() - 1) {
        assertThat(local).as("differs from the platform").isNull();
      }
    }
  }

  @Test
  void a_local_time_is_found_on_ordinary_days_and_on_days_of_clock_change() {
    assertThat(calendar.secondAt(day(2026, 3, 29), 12 * 3600))
        .isEqualTo(Instant.parse("2026-03-29T10:00:00Z").getEpochSecond());
    assertThat(calendar.secondAt(day(2026, 3, 28), 12 * 3600))
        .isEqualTo(Instant.parse("2026-03-28T11:00:00Z").getEpochSecond());
    assertThat(calendar.secondAt(day(2026, 10, 25), 12 * 3600))
        .isEqualTo(Instant.parse("2026-10-25T11:00:00Z").getEpochSecond());
  }

  private static int day(int year, int month, int dayOfMonth) {
    return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
  }
}
