package org.gelegen.model.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  @ParameterizedTest
  @CsvSource({
    // Half past four in Amsterdam is 03:30 UTC in winter.
    "2026-03-02T03:29:59Z, 2026-03-01, 2026-03-02, 2026-03-02T03:30:00Z",
    "2026-03-02T03:30:00Z, 2026-03-02, 2026-03-02, 2026-03-03T03:30:00Z",
    // The night in which clocks go forward, and the one in which they go back.
    "2026-03-28T12:00:00Z, 2026-03-28, 2026-03-28, 2026-03-29T02:30:00Z",
    "2026-10-24T12:00:00Z, 2026-10-24, 2026-10-24, 2026-10-25T03:30:00Z"
  })
  void a_daily_date_is_due_from_its_hour_on_where_the_client_lives(
      Instant now, LocalDate due, LocalDate current, Instant next) {
    assertThat(Job.NIGHTLY_CAMPAIGN.due(now, AMSTERDAM)).isEqualTo(due);
    assertThat(Job.NIGHTLY_CAMPAIGN.current(now, AMSTERDAM)).isEqualTo(current);
    assertThat(Job.NIGHTLY_CAMPAIGN.nextDue(now, AMSTERDAM)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    // 2026-03-01 is a Sunday; five in the morning is 04:00 UTC.
    "2026-03-01T03:59:59Z, 2026-02-22, 2026-03-01, 2026-03-01T04:00:00Z",
    "2026-03-01T04:00:00Z, 2026-03-01, 2026-03-01, 2026-03-08T04:00:00Z",
    "2026-03-06T22:00:00Z, 2026-03-01, 2026-03-01, 2026-03-08T04:00:00Z"
  })
  void a_weekly_date_is_a_sunday(Instant now, LocalDate due, LocalDate current, Instant next) {
    assertThat(Job.WEEKLY_TRAINING.due(now, AMSTERDAM)).isEqualTo(due);
    assertThat(Job.WEEKLY_TRAINING.current(now, AMSTERDAM)).isEqualTo(current);
    assertThat(Job.WEEKLY_TRAINING.nextDue(now, AMSTERDAM)).isEqualTo(next);
  }

  @ParameterizedTest
  @EnumSource
  void no_job_begins_while_clocks_change(Job job) {
    assertThat(job.from())
        .matches(t -> t.isBefore(LocalTime.of(2, 0)) || !t.isBefore(LocalTime.of(3, 30)));
  }

  @ParameterizedTest
  @CsvSource({"01:59:59, false", "02:00, true", "03:29:59, true", "03:30, false"})
  void clocks_may_change_from_two_until_half_past_three(LocalTime time, boolean may) {
    assertThat(Job.clocksMayChange(time)).isEqualTo(may);
  }

  @Test
  void the_hours_follow_each_other() {
    assertThat(Job.values()).extracting(Job::from).isSorted();
  }
}
