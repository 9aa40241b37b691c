package org.gelegen.scheduler.rounds;

import java.time.Instant;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.records.RecordLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cancels planned contacts whose slot has gone by. */
public final class HousekeepingRound implements Round {
  private static final Logger LOG = LoggerFactory.getLogger(HousekeepingRound.class);

  private final CampaignStore campaigns;
  private final ClientRounds clients;

  public HousekeepingRound(RecordLog records, CampaignStore campaigns) {
    this.campaigns = campaigns;
    clients = new ClientRounds("housekeeping", records);
  }

  @Override
  public void run(Instant now) {
    clients.forEach(
        now,
        client -> {
          int expired = campaigns.expire(client, now);
          if (expired > 0) {
            LOG.info("{} planned contacts of {} were not sent in their hour", expired, client);
          }
        });
  }
}
