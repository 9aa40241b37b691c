package org.gelegen.datasets.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BankCalendarTest {
  private final BankCalendar calendar = new BankCalendar();
  private long row;

  @Test
  void the_first_monday_of_the_table_is_5_may_2008_at_noon_in_lisbon() {
    assertThat(next("may", "mon")).isEqualTo("2008-05-05T11:00:00Z");
  }

  @Test
  void calls_of_one_day_are_a_second_apart() {
    next("may", "mon");

    assertThat(next("may", "mon")).isEqualTo("2008-05-05T11:00:01Z");
    assertThat(next("may", "tue")).isEqualTo("2008-05-06T11:00:00Z");
  }

  @Test
  void a_weekday_that_is_over_is_next_weeks() {
    next("may", "fri");

    // The first Friday from 1 May 2008 on is the 2nd, the first Thursday after it the 8th.
    assertThat(next("may", "thu")).isEqualTo("2008-05-08T11:00:00Z");
  }

  @Test
  void a_month_that_comes_before_the_last_begins_a_new_year() {
    next("dec", "mon");

    // In winter, Lisbon is on UTC; the first Monday of March 2009 is the 2nd.
    assertThat(next("mar", "mon")).isEqualTo("2009-03-02T12:00:00Z");
  }

  @Test
  void rows_that_cannot_be_in_the_order_of_time_are_refused() {
    for (int week = 0; week < 5; week++) {
      next("may", "thu");
      next("may", "fri");
    }

    // Thursdays and Fridays of May 2008: 1/2, 8/9, 15/16, 22/23, 29/30. There is no sixth.
    assertThatThrownBy(() -> next("may", "thu"))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "row 11: no thu is left in may after 2008-05-30, so the rows are not in the order of"
                + " time");
  }

  private Instant next(String month, String weekday) {
    row++;
    return calendar.next(new TableRow(row, Map.of("month", month, "day_of_week", weekday)));
  }
}
