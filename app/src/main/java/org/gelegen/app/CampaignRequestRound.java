package org.gelegen.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequestQueue;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.runs.Job;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.records.settings.TrialSettings;
import org.gelegen.scheduler.nightly.Night;
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

  private final RecordLog records;
  private final CampaignRequestQueue queue;
  private final CampaignStore campaigns;
  private final SettingsStore settings;
  private final NightlyCampaign nightly;
  private final TrialSettings trials = new TrialSettings(new SettingsCodec());

  CampaignRequestRound(
      RecordLog records,
      CampaignRequestQueue queue,
      CampaignStore campaigns,
      SettingsStore settings,
      NightlyCampaign nightly) {
    this.records = records;
    this.queue = queue;
    this.campaigns = campaigns;
    this.settings = settings;
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
      if (request.order().dryRun()) {
        dryRun(request, now);
      } else {
        queue.finish(request.clientId(), request.requestId(), committed(request, now), null);
      }
    } catch (RuntimeException e) {
      LOG.error("planning {} of {} failed", request.order().date(), request.clientId(), e);
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      queue.fail(request.clientId(), request.requestId(), message);
    }
  }

  private void dryRun(CampaignRequest request, Instant now) {
    ClientId client = request.clientId();
    LocalDate date = request.order().date();
    Night night = nightly.dryRun(client, date, now);
    String whatIf = request.order().whatIf();
    PlanReport trial =
        whatIf == null ? null : nightly.dryRun(client, date, now, trial(client, whatIf)).report();
    queue.finish(
        client,
        request.requestId(),
        night.campaign(),
        new CampaignRequest.Reports(night.report(), trial));
  }

  /** The settings in force now, with those to try, which were checked when they were ordered. */
  private ClientSettings trial(ClientId client, String whatIf) {
    return switch (trials.ofAny(settings.current(client).settings(), whatIf)) {
      case ParsedSettings.Valid(ClientSettings changed) -> changed;
      case ParsedSettings.Invalid invalid ->
          throw new GelegenException("the settings to try are not valid: " + invalid.errors());
    };
  }

  private Campaign committed(CampaignRequest request, Instant now) {
    ZoneId zone = records.findClient(request.clientId()).orElseThrow().timeZone();
    if (Job.clocksMayChange(now.atZone(zone).toLocalTime())) {
      throw new GelegenException(
          "nothing is planned between 02:00 and 03:30 by the client's clock, when clocks may"
              + " change: ask again after that");
    }
    return switch (nightly.run(request.clientId(), request.order().date(), now)) {
      case NightlyResult.Planned planned -> planned.campaign();
      case NightlyResult.Skipped skipped ->
          campaigns
              .findByDate(request.clientId(), request.order().date())
              .orElseThrow(() -> new GelegenException(skipped.reason()));
    };
  }
}
