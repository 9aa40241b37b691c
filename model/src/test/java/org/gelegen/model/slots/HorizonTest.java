package org.gelegen.model.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class HorizonTest {
  private static List<Slot> slots(String zone, String from, Duration length) {
    return new Horizon(Instant.parse(from), length).slots(ZoneId.of(zone));
  }

  private static Slot slot(String start, String end) {
    return new Slot(Instant.parse(start), Instant.parse(end));
  }

  @Test
  void slots_begin_at_full_local_hours_and_the_first_and_last_may_be_shorter() {
    // Kathmandu is 5:45 ahead: its full hours are at a quarter past in UTC.
    assertThat(slots("Asia/Kathmandu", "2026-11-25T08:00:00Z", Duration.ofHours(2)))
        .containsExactly(
            slot("2026-11-25T08:00:00Z", "2026-11-25T08:15:00Z"),
            slot("2026-11-25T08:15:00Z", "2026-11-25T09:15:00Z"),
            slot("2026-11-25T09:15:00Z", "2026-11-25T10:00:00Z"));
  }

  @Test
  void a_local_hour_that_exists_twice_is_two_slots_and_one_that_does_not_exist_is_none() {
    // From 01:00 to 04:00 in Amsterdam: four hours on 25 October, two on 28 March.
    assertThat(slots("Europe/Amsterdam", "2026-10-24T23:00:00Z", Duration.ofHours(4))).hasSize(4);
    assertThat(slots("Europe/Amsterdam", "2027-03-28T00:00:00Z", Duration.ofHours(2))).hasSize(2);
  }

  @Test
  void a_clock_that_changes_by_half_an_hour_leaves_half_a_slot() {
    // On Lord Howe Island 02:00 UTC+11 becomes 01:30 UTC+10:30 at 15:00 UTC.
    assertThat(slots("Australia/Lord_Howe", "2027-04-03T14:00:00Z", Duration.ofMinutes(150)))
        .containsExactly(
            slot("2027-04-03T14:00:00Z", "2027-04-03T15:00:00Z"),
            slot("2027-04-03T15:00:00Z", "2027-04-03T15:30:00Z"),
            slot("2027-04-03T15:30:00Z", "2027-04-03T16:30:00Z"));
  }
}
