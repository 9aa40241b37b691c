package org.gelegen.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequestQueue;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.scheduler.nightly.NightlyCampaign;
import org.gelegen.scheduler.nightly.NightlyResult;
import org.gelegen.scheduler.rounds.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the plans that were asked for by hand, the oldest first. */
final class CampaignRequestRound implements Round {
  private static final Logger LOG = LoggerFactory.getLogger(CampaignRequestRound.class);

  /** Longer than any planning takes: it cannot be prolonged. */
  private static final Duration LEASE = Duration.ofHours(1);

  private final CampaignRequestQueue queue;
  private final CampaignStore campaigns;
  private final NightlyCampaign nightly;

  CampaignRequestRound(
      CampaignRequestQueue queue, CampaignStore campaigns, NightlyCampaign nightly) {
    this.queue = queue;
    this.campaigns = campaigns;
    this.nightly = nightly;
  }

  @Override
  public void run(Instant now) {
    Optional<CampaignRequest> request = queue.claim(now, LEASE);
    while (request.isPresent()) {
      plan(request.get(), now);
      request = queue.claim(now, LEASE);
    }
  }

  private void plan(CampaignRequest request, Instant now) {
    try {
      Campaign campaign =
          request.dryRun()
              ? nightly.dryRun(request.clientId(), request.date(), now).campaign()
              : committed(request, now);
      queue.finish(request.clientId(), request.requestId(), campaign);
    } catch (RuntimeException e) {
      LOG.error("planning {} of {} failed", request.date(), request.clientId(), e);
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      queue.fail(request.clientId(), request.requestId(), message);
    }
  }

  private Campaign committed(CampaignRequest request, Instant now) {
    return switch (nightly.run(request.clientId(), request.date(), now)) {
      case NightlyResult.Planned planned -> planned.campaign();
      case NightlyResult.Skipped skipped ->
          campaigns
              .findByDate(request.clientId(), request.date())
              .orElseThrow(() -> new GelegenException(skipped.reason()));
    };
  }
}
