package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The rows of campaigns, without their contacts. */
final class CampaignRows {
  private CampaignRows() {}

  /** Answers 0 when the date has a campaign already. */
  static int insert(Handle handle, Campaign campaign, long knownUpTo, @Nullable PlanReport report) {
    return handle
        .createUpdate(
            """
            insert into campaign (client_id, campaign_id, business_date, planned_at, model_version,
              value, upper_bound, counts, known_up_to, report)
            values (:client, :campaign, :date, :plannedAt, :modelVersion, :value, :upperBound,
              cast(:counts as jsonb), :knownUpTo, cast(:report as jsonb))
            on conflict (client_id, business_date) do nothing
            """)
        .bind("client", campaign.clientId().value())
        .bind("campaign", campaign.campaignId())
        .bind("date", campaign.date())
        .bind("plannedAt", campaign.plannedAt())
        .bind("modelVersion", campaign.modelVersion())
        .bind("value", campaign.value())
        .bind("upperBound", campaign.upperBound())
        .bind("counts", Json.writeCounts(campaign.counts()))
        .bind("knownUpTo", knownUpTo)
        .bind("report", PlanReportJson.write(report))
        .execute();
  }

  static Optional<Campaign> find(Handle handle, ClientId client, String campaignId) {
    return handle
        .createQuery(
            """
            select campaign_id, business_date, planned_at, model_version, value,
              upper_bound, counts
            from campaign where client_id = :client and campaign_id = :campaign
            """)
        .bind("client", client.value())
        .bind("campaign", campaignId)
        .map((row, _) -> campaign(client, row))
        .findOne();
  }

  static Optional<PlanReport> report(Handle handle, ClientId client, String campaignId) {
    return handle
        .createQuery(
            """
            select report from campaign where client_id = :client and campaign_id = :campaign
            """)
        .bind("client", client.value())
        .bind("campaign", campaignId)
        .map((row, _) -> Optional.ofNullable(PlanReportJson.read(row.getString("report"))))
        .findOne()
        .flatMap(report -> report);
  }

  static Optional<Campaign> findByDate(Handle handle, ClientId client, LocalDate date) {
    Query query =
        handle.createQuery(
            """
            select campaign_id, business_date, planned_at, model_version, value, upper_bound, counts
            from campaign where client_id = :client and business_date = :date
            """);
    return query
        .bind("client", client.value())
        .bind("date", date)
        .map((row, _) -> campaign(client, row))
        .findOne();
  }

  static List<Campaign> list(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            select campaign_id, business_date, planned_at, model_version, value, upper_bound, counts
            from campaign where client_id = :client order by business_date
            """)
        .bind("client", client.value())
        .map((row, _) -> campaign(client, row))
        .list();
  }

  static List<Campaign> newest(Handle handle, ClientId client, int limit) {
    return handle
        .createQuery(
            """
            select campaign_id, business_date, planned_at, model_version, value, upper_bound, counts
            from campaign where client_id = :client order by business_date desc limit :limit
            """)
        .bind("client", client.value())
        .bind("limit", limit)
        .map((row, _) -> campaign(client, row))
        .list();
  }

  private static Campaign campaign(ClientId client, ResultSet row) throws SQLException {
    return new Campaign(
        client,
        row.getString("campaign_id"),
        row.getObject("business_date", LocalDate.class),
        Rows.instant(row, "planned_at"),
        row.getString("model_version"),
        row.getBigDecimal("value"),
        row.getBigDecimal("upper_bound"),
        Json.readCounts(row.getString("counts")));
  }
}
