package org.gelegen.scheduler.rounds;

import java.time.Duration;
import java.time.Instant;
import org.gelegen.model.access.DashboardSessions;
import org.gelegen.model.answers.KeyedAnswers;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.receipts.SentMessages;
import org.gelegen.model.records.RecordLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels planned contacts whose slot has gone by, and forgets old answers, sent messages and
 * sessions of the dashboard.
 */
public final class HousekeepingRound implements Round {
  private static final Logger LOG = LoggerFactory.getLogger(HousekeepingRound.class);

  /** For how long a request with a key is answered the same. */
  static final Duration KEPT_FOR = Duration.ofDays(7);

  /** For how long a gateway may take until it tells what became of a message. */
  static final Duration TOLD_WITHIN = Duration.ofDays(30);

  /** Of a client in one round, so that no transaction is long. */
  private static final int AT_ONCE = 5_000;

  private final CampaignStore campaigns;
  private final Kept kept;
  private final ClientRounds clients;

  /** What is kept for a while. */
  public record Kept(KeyedAnswers answers, SentMessages messages, DashboardSessions sessions) {}

  public HousekeepingRound(RecordLog records, CampaignStore campaigns, Kept kept) {
    this.campaigns = campaigns;
    this.kept = kept;
    clients = new ClientRounds("housekeeping", records);
  }

  @Override
  public void run(Instant now) {
    clients.forEach(
        now,
        client -> {
          kept.answers().forget(client, now.minus(KEPT_FOR), AT_ONCE);
          kept.messages().forget(client, now.minus(TOLD_WITHIN), AT_ONCE);
          kept.sessions().forget(client, now, AT_ONCE);
          int expired = campaigns.expire(client, now);
          if (expired > 0) {
            LOG.info("{} planned contacts of {} were not sent in their hour", expired, client);
          }
        });
  }
}
