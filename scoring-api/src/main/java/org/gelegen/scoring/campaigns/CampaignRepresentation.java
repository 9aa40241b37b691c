package org.gelegen.scoring.campaigns;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequest.Status;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** A campaign, or a plan that was asked for, and where it stands. */
record CampaignRepresentation(
    @Doc("to follow it by: of the campaign, or of what was asked for") String id,
    Status status,
    LocalDate date,
    @Doc("nothing of it is committed") boolean dryRun,
    @Doc("how far it is, or why it failed") @Nullable String message,
    @Doc("once planned") @Nullable Plan plan,
    @Doc(
            "once planned: volumes, prices, and what is left out and why; a campaign that was"
                + " planned before these were kept has none")
        @Nullable PlanReportRepresentation report,
    @Doc("of a dry run with other settings, once planned") @Nullable WhatIf whatIf,
    @Doc("how many contacts stand where, once committed") @Nullable Map<String, Long> progress) {

  /** The plan with the settings to try. */
  record WhatIf(
      PlanReportRepresentation report,
      @Doc("to the plan with the settings in force") PlanDifference difference) {
    static WhatIf from(PlanReport inForce, PlanReport trial) {
      PlanReport.Total difference = trial.total().less(inForce.total());
      return new WhatIf(
          PlanReportRepresentation.from(trial),
          new PlanDifference(difference.contacts(), difference.cost(), difference.expectedValue()));
    }
  }

  /** What other settings change on the business date. */
  record PlanDifference(
      long contacts, BigDecimal cost, @Doc("after cost") BigDecimal expectedValue) {}

  /** What was planned. */
  record Plan(
      String campaignId,
      OffsetDateTime plannedAt,
      String modelVersion,
      @Doc("the sum of the expected values") BigDecimal value,
      @Doc("no plan under these capacities is worth more") BigDecimal upperBound,
      @Doc("debtors looked at, planned, waiting, stopped, left out") Map<String, Long> counts) {
    static Plan from(Campaign campaign, ZoneId zone) {
      return new Plan(
          campaign.campaignId(),
          campaign.plannedAt().atZone(zone).toOffsetDateTime(),
          campaign.modelVersion(),
          campaign.value(),
          campaign.upperBound(),
          campaign.counts());
    }
  }

  /**
   * A plan that was asked for.
   *
   * @param committed the report of the campaign that came of it, where one was kept
   */
  static CampaignRepresentation from(
      CampaignRequest request, Optional<PlanReport> committed, ZoneId zone) {
    Campaign campaign = request.campaign();
    CampaignRequest.Reports reports = request.reports();
    PlanReport inForce = reports == null ? committed.orElse(null) : reports.inForce();
    PlanReport trial = reports == null ? null : reports.whatIf();
    return new CampaignRepresentation(
        request.requestId(),
        request.status(),
        request.order().date(),
        request.order().dryRun(),
        request.message(),
        campaign == null ? null : Plan.from(campaign, zone),
        inForce == null ? null : PlanReportRepresentation.from(inForce),
        inForce == null || trial == null ? null : WhatIf.from(inForce, trial),
        null);
  }

  /** A campaign that is committed. */
  static CampaignRepresentation from(
      Campaign campaign,
      Optional<PlanReport> report,
      Map<ContactStatus, Long> progress,
      ZoneId zone) {
    Map<String, Long> named = new TreeMap<>();
    progress.forEach((status, count) -> named.put(status.wireName(), count));
    return new CampaignRepresentation(
        campaign.campaignId(),
        Status.DONE,
        campaign.date(),
        false,
        null,
        Plan.from(campaign, zone),
        report.map(PlanReportRepresentation::from).orElse(null),
        null,
        named);
  }
}
