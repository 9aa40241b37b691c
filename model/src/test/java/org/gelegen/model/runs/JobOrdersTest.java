package org.gelegen.model.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;

class JobOrdersTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  private final InMemoryRunLedger desk = new InMemoryRunLedger();

  /** Asks at a time of that Monday in Amsterdam, in winter an hour ahead. */
  private Optional<String> order(Job job, String utc) {
    return new JobOrders(desk).tryOrder(CLIENT, job, at(utc).atZone(AMSTERDAM), "test");
  }

  private static Instant at(String utc) {
    return Instant.parse("2026-03-02T" + utc + "Z");
  }

  private JobStatus status(Job job, String utc) {
    return JobStatus.of(CLIENT, desk, at(utc), AMSTERDAM).stream()
        .filter(status -> status.job() == job)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_plan_can_be_asked_for_until_eight_in_the_evening_and_is_refused_from_then_on() {
    assertThat(order(Job.NIGHTLY_CAMPAIGN, "19:00:00"))
        .contains(
            "nightly-campaign of 2026-03-02 cannot begin any more: from 20:00 on by the client's"
                + " clock it is too late; the next date is run from 2026-03-03T04:30+01:00 on");
    assertThat(desk.isOrdered(CLIENT, Job.NIGHTLY_CAMPAIGN, MONDAY)).isFalse();
    assertThat(order(Job.RETENTION, "19:00:00")).isEmpty();
    assertThat(order(Job.NIGHTLY_CAMPAIGN, "18:59:59")).isEmpty();
    assertThat(desk.isOrdered(CLIENT, Job.NIGHTLY_CAMPAIGN, MONDAY)).isTrue();
    // Who asked in time, and was not served, is told that it is too late.
    assertThat(status(Job.NIGHTLY_CAMPAIGN, "18:59:59").begins()).contains(at("18:59:59"));
    assertThat(status(Job.NIGHTLY_CAMPAIGN, "19:00:00").ordered()).contains(MONDAY);
    assertThat(status(Job.NIGHTLY_CAMPAIGN, "19:00:00").begins()).isEmpty();
  }

  @Test
  void what_is_asked_for_while_clocks_may_change_begins_at_half_past_three() {
    assertThat(order(Job.RETENTION, "01:00:00")).isEmpty();
    assertThat(status(Job.RETENTION, "00:59:59").begins()).contains(at("00:59:59"));
    assertThat(status(Job.RETENTION, "01:00:00").begins()).contains(at("02:30:00"));
    assertThat(status(Job.RETENTION, "02:29:59").begins()).contains(at("02:30:00"));
    assertThat(status(Job.RETENTION, "02:30:00").begins()).contains(at("02:30:00"));
    // In the night in which clocks go back, the second time that it is half past two.
    assertThat(Job.RETENTION.begins(Instant.parse("2026-10-25T01:30:00Z"), AMSTERDAM))
        .contains(Instant.parse("2026-10-25T02:30:00Z"));
  }

  @Test
  void what_is_paused_begins_at_no_moment_and_what_was_run_is_refused() {
    assertThat(order(Job.RETENTION, "04:00:00")).isEmpty();
    desk.pause(CLIENT, Job.RETENTION, at("04:01:00"), "test", "an audit");
    assertThat(status(Job.RETENTION, "04:02:00").ordered()).contains(MONDAY);
    assertThat(status(Job.RETENTION, "04:02:00").begins()).isEmpty();
    desk.resume(CLIENT, Job.RETENTION, at("04:03:00"), "test");
    RunLedger.Run run =
        desk.tryStart(CLIENT, "retention", MONDAY, at("04:03:00"), Duration.ofMinutes(1))
            .orElseThrow();
    desk.complete(run, at("04:03:30"), "done");
    assertThat(order(Job.RETENTION, "04:04:00"))
        .contains("retention of 2026-03-02 was run already, and a date is run once");
    assertThat(status(Job.RETENTION, "04:04:00").begins()).isEmpty();
  }
}
