package org.gelegen.scoring.campaigns;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequest.Status;
import org.gelegen.model.campaign.ContactStatus;
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
    @Doc("how many contacts stand where, once committed") @Nullable Map<String, Long> progress) {

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

  /** A plan that was asked for. */
  static CampaignRepresentation from(CampaignRequest request, ZoneId zone) {
    Campaign campaign = request.campaign();
    return new CampaignRepresentation(
        request.requestId(),
        request.status(),
        request.date(),
        request.dryRun(),
        request.message(),
        campaign == null ? null : Plan.from(campaign, zone),
        null);
  }

  /** A campaign that is committed. */
  static CampaignRepresentation from(
      Campaign campaign, Map<ContactStatus, Long> progress, ZoneId zone) {
    Map<String, Long> named = new TreeMap<>();
    progress.forEach((status, count) -> named.put(status.wireName(), count));
    return new CampaignRepresentation(
        campaign.campaignId(),
        Status.DONE,
        campaign.date(),
        false,
        null,
        Plan.from(campaign, zone),
        named);
  }
}
