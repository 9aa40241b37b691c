package org.gelegen.app.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.Stops;
import org.gelegen.model.campaign.StuckContacts;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.replies.ReplyInbox;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.JobStatus;
import org.jspecify.annotations.Nullable;

/** Looks how the house stands, at most twice a minute however often it is asked. */
final class FloorWatch {
  private static final Duration KEPT = Duration.ofSeconds(30);

  /** A stop counts at once; one that is older and not in the log is in trouble. */
  private static final Duration AT_ONCE = Duration.ofMinutes(5);

  private static final Duration GRACE = Duration.ofHours(1);

  /** More than that need no exact count to be seen to. */
  private static final int MOST_STUCK = 1_000;

  private final RecordLog records;
  private final CampaignStore campaigns;
  private final StuckContacts stuck;
  private final Stops stops;
  private final JobDesk jobs;
  private final ReplyInbox replies;
  private final InstantSource clock;
  private @Nullable Floor newest;
  private Instant lookedAt = Instant.MIN;

  FloorWatch(
      RecordLog records,
      CampaignStore campaigns,
      StuckContacts stuck,
      Stops stops,
      JobDesk jobs,
      ReplyInbox replies,
      InstantSource clock) {
    this.records = records;
    this.campaigns = campaigns;
    this.stuck = stuck;
    this.stops = stops;
    this.jobs = jobs;
    this.replies = replies;
    this.clock = clock;
  }

  synchronized Floor look() {
    Instant now = clock.instant();
    Floor floor = newest;
    if (floor == null || !now.isBefore(lookedAt.plus(KEPT))) {
      floor = look(now);
      newest = floor;
      lookedAt = now;
    }
    return floor;
  }

  private Floor look(Instant now) {
    Map<ContactStatus, Long> contacts = new EnumMap<>(ContactStatus.class);
    long waiting = 0;
    long overdue = 0;
    long inForce = 0;
    for (ClientId id : records.clients()) {
      ZoneId zone = records.findClient(id).map(ClientRecord::timeZone).orElse(ZoneOffset.UTC);
      LocalDate today = LocalDate.ofInstant(now, zone);
      campaigns
          .findByDate(id, today)
          .map(campaign -> campaigns.progress(id, campaign.campaignId()))
          .orElse(Map.of())
          .forEach((status, count) -> contacts.merge(status, count, Long::sum));
      waiting += stuck.list(id, StuckContacts.STUCK, MOST_STUCK).size();
      inForce += stops.list(id).stream().filter(stop -> stop.liftedAt() == null).count();
      overdue +=
          JobStatus.of(id, jobs, now, zone).stream()
              .filter(job -> isOverdue(job, now, zone))
              .count();
    }
    return new Floor(contacts, waiting, overdue, inForce, replies.countWaiting(now.minus(AT_ONCE)));
  }

  private static boolean isOverdue(JobStatus status, Instant now, ZoneId zone) {
    return status.pause().isEmpty()
        && status
            .due()
            .map(date -> date.atTime(status.job().from()).atZone(zone).toInstant())
            .filter(due -> due.plus(GRACE).isBefore(now))
            .isPresent();
  }
}
