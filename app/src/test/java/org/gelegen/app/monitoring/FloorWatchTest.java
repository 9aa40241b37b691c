package org.gelegen.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.campaign.InMemoryStops;
import org.gelegen.model.campaign.InMemoryStuckContacts;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.replies.InMemoryReplyInbox;
import org.gelegen.model.replies.KeptReply;
import org.gelegen.model.replies.Reply;
import org.gelegen.model.runs.InMemoryRunLedger;
import org.gelegen.model.runs.Job;
import org.junit.jupiter.api.Test;

/** Monday 2026-11-23, when the weekly training of the day before is due as well. */
class FloorWatchTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");

  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private final InMemoryRecordLog records = new InMemoryRecordLog();
  private final InMemoryStops stops = new InMemoryStops();
  private final InMemoryRunLedger jobs = new InMemoryRunLedger();
  private final InMemoryReplyInbox replies = new InMemoryReplyInbox();
  private final FloorWatch watch =
      new FloorWatch(
          records,
          new InMemoryCampaignStore(records),
          new InMemoryStuckContacts(),
          stops,
          jobs,
          replies,
          () -> now);

  FloorWatchTest() {
    records.accept(
        List.of(
            new NumberedRecord(
                1,
                new ClientRecord(
                    CLIENT,
                    Instant.parse("2025-01-01T00:00:00Z"),
                    "Noorderlicht",
                    ZoneId.of("Europe/Amsterdam"),
                    "NL",
                    Currency.getInstance("EUR"),
                    null))));
  }

  @Test
  void a_job_is_overdue_an_hour_after_its_own_unless_it_is_paused() {
    // At 10:00 in Amsterdam the campaign of 04:30, the training of 05:00 on Sunday, the watch of
    // 05:30 and the retention of 06:00 are all due and none is done.
    assertThat(watch.look().overdue()).isEqualTo(4);
    jobs.pause(CLIENT, Job.RETENTION, now, "test", "an audit");
    now = now.plusSeconds(30);
    assertThat(watch.look().overdue()).isEqualTo(3);
    // At 05:20 the next day the campaign of 04:30 is due for less than an hour; the training still
    // is.
    now = LocalDate.parse("2026-11-24").atTime(4, 20).toInstant(ZoneOffset.UTC);
    assertThat(watch.look().overdue()).isEqualTo(1);
  }

  @Test
  void a_stop_of_nobody_is_told_at_once_and_one_that_is_not_in_the_log_after_five_minutes() {
    Reply stop = new Reply("smpp", Channel.SMS, List.of("31612345678"), List.of(), true, null);
    replies.keep(stop, now, now);
    assertThat(watch.look().replies()).isZero();
    Instant begin = now;
    now = begin.plusSeconds(301);
    assertThat(watch.look().replies()).isEqualTo(1);
    KeptReply kept = replies.claim(now, Duration.ofMinutes(1), 9).getFirst();
    replies.settle(kept.replyId());
    replies.keep(stop, now, now);
    replies.findNobody(
        replies.claim(now, Duration.ofMinutes(1), 9).getFirst().replyId(), now.plusSeconds(60));
    now = now.plusSeconds(30);
    assertThat(watch.look().replies()).isEqualTo(1);
  }

  @Test
  void it_looks_twice_a_minute_at_most() {
    assertThat(watch.look().stops()).isZero();
    stops.stop(CLIENT, null, now, "test", "drill");
    now = now.plusSeconds(29);
    assertThat(watch.look().stops()).isZero();
    now = now.plusSeconds(1);
    assertThat(watch.look().stops()).isEqualTo(1);
  }

  @Test
  void the_registry_tells_what_the_watch_sees() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    HouseMetrics.bind(watch, registry);
    assertThat(registry.get("gelegen.jobs.overdue").gauge().value()).isEqualTo(4);
    assertThat(registry.get("gelegen.contacts").tag("status", "planned").gauge().value())
        .isEqualTo(0);
  }
}
