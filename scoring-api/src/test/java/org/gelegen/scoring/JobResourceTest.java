package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.RunLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobResourceTest {
  private static final String PATH = BASE + "/jobs";

  /** The service's clock stands at eight in the morning of this Monday in Amsterdam. */
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  private void ran(Job job, LocalDate date) {
    Instant start = date.atTime(3, 30).toInstant(ZoneOffset.UTC);
    RunLedger.Run run =
        service
            .jobs
            .tryStart(CLIENT, job.wireName(), date, start, Duration.ofMinutes(5))
            .orElseThrow();
    service.jobs.complete(run, start.plusSeconds(9), "12 contacts");
  }

  @Test
  void every_job_is_told_with_what_ran_and_what_is_due() {
    ran(Job.NIGHTLY_CAMPAIGN, TODAY);
    assertAnswer(
        service.get(PATH),
        200,
        """
        {"jobs":[\
        {"job":"nightly-campaign","what":"plans the day's contacts and the week's","from":"04:30","weekly":false,"nextDue":"2026-11-24T04:30:00+01:00","runs":[{"businessDate":"2026-11-23","done":true,"attempts":1,"startedAt":"2026-11-23T04:30:00+01:00","completedAt":"2026-11-23T04:30:09+01:00","took":"PT9S","message":"12 contacts"}]},\
        {"job":"weekly-training","what":"asks for a training as of that Sunday","from":"05:00","weekly":true,"due":"2026-11-22","nextDue":"2026-11-29T05:00:00+01:00","runs":[]},\
        {"job":"drift-watch","what":"looks whether the world has moved away from the champion","from":"05:30","weekly":false,"due":"2026-11-23","nextDue":"2026-11-24T05:30:00+01:00","runs":[]},\
        {"job":"retention","what":"takes out what was kept for longer than the settings say","from":"06:00","weekly":false,"due":"2026-11-23","nextDue":"2026-11-24T06:00:00+01:00","runs":[]}]}\
        """);
  }

  @Test
  void a_job_is_paused_and_resumed() {
    assertThat(service.post(PATH + "/retention/pause", "{\"why\":\"an audit\"}").body())
        .contains("\"paused\":{\"since\":\"2026-11-23T08:00:00+01:00\",\"by\":\"")
        .contains("\"why\":\"an audit\"");
    assertThat(service.jobs.pauses(CLIENT)).containsOnlyKeys(Job.RETENTION);
    assertThat(service.post(PATH + "/retention/resume", "").body()).doesNotContain("paused");
    assertThat(service.jobs.pauses(CLIENT)).isEmpty();
    assertInvalid(
        service.post(PATH + "/retention/pause", "{\"why\":\"\"}"),
        "/why",
        "must have 1 to 1000 characters");
    assertThat(service.post(PATH + "/laundry/resume", "").statusCode()).isEqualTo(404);
  }

  @Test
  void what_did_not_run_today_can_be_asked_for_and_what_did_cannot() {
    assertThat(service.post(PATH + "/retention/run", "").body())
        .contains("\"ordered\":\"2026-11-23\",\"begins\":\"2026-11-23T08:00:00+01:00\"");
    assertThat(service.jobs.isOrdered(CLIENT, Job.RETENTION, TODAY)).isTrue();
    ran(Job.NIGHTLY_CAMPAIGN, TODAY);
    assertProblem(
        service.post(PATH + "/nightly-campaign/run", ""),
        409,
        "conflict",
        "It contradicts what is there",
        "nightly-campaign of 2026-11-23 was run already, and a date is run once");
  }

  @Test
  void what_cannot_begin_any_more_is_refused_with_when_the_next_date_is_run() {
    // Eight in the evening: twelve hours later.
    service.now = service.now.plus(Duration.ofHours(12));
    assertProblem(
        service.post(PATH + "/nightly-campaign/run", ""),
        409,
        "conflict",
        "It contradicts what is there",
        "nightly-campaign of 2026-11-23 cannot begin any more: from 20:00 on by the client's clock"
            + " it is too late; the next date is run from 2026-11-24T04:30+01:00 on");
    assertThat(service.jobs.isOrdered(CLIENT, Job.NIGHTLY_CAMPAIGN, TODAY)).isFalse();
  }
}
