package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.campaign.CampaignRequest.Status;
import org.gelegen.model.campaign.CampaignRequestQueue;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.storage.ClientTransactions.Scope;
import org.jspecify.annotations.Nullable;

/** Keeps requests as rows; a claim locks its row and passes over those that others hold. */
public final class PostgresCampaignRequests implements CampaignRequestQueue {
  private final ClientTransactions transactions;

  public PostgresCampaignRequests(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public CampaignRequest request(
      ClientId client, CampaignRequest.Order order, Instant requestedAt) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    insert into campaign_request (client_id, business_date, dry_run, what_if,
                      requested_at)
                    values (:client, :date, :dryRun, :whatIf, :requestedAt)
                    on conflict (client_id, business_date, dry_run, hashtextextended(what_if, 0))
                      where status = 'queued'
                    do update set business_date = excluded.business_date
                    returning client_id, request_id, business_date, dry_run, what_if, requested_at, status,
                      message, campaign_id, planned_at, model_version, value, upper_bound, counts,
                      report, what_if_report
                    """)
                .bind("client", client.value())
                .bind("date", order.date())
                .bind("dryRun", order.dryRun())
                .bind("whatIf", order.whatIf() == null ? "" : order.whatIf())
                .bind("requestedAt", requestedAt)
                .map((row, _) -> request(row))
                .one());
  }

  @Override
  public Optional<CampaignRequest> find(ClientId client, String requestId) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select client_id, request_id, business_date, dry_run, what_if, requested_at, status,
                      message, campaign_id, planned_at, model_version, value, upper_bound, counts,
                      report, what_if_report
                    from campaign_request where client_id = :client and request_id = :id
                    """)
                .bind("client", client.value())
                .bind("id", requestId)
                .map((row, _) -> request(row))
                .findOne());
  }

  @Override
  public Optional<CampaignRequest> claim(Instant now, Duration lease) {
    return transactions.inEach(
        scope -> lockNext(scope, now).map(request -> lease(scope, request, now.plus(lease))));
  }

  @Override
  public void finish(
      ClientId client,
      String requestId,
      Campaign campaign,
      CampaignRequest.@Nullable Reports reports) {
    transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    update campaign_request set status = 'done', campaign_id = :campaign,
                      planned_at = :plannedAt, model_version = :modelVersion, value = :value,
                      upper_bound = :upperBound, counts = cast(:counts as jsonb),
                      report = cast(:report as jsonb),
                      what_if_report = cast(:whatIfReport as jsonb)
                    where client_id = :client and request_id = :id and status = 'running'
                    """)
                .bind("client", client.value())
                .bind("id", requestId)
                .bind("campaign", campaign.campaignId())
                .bind("plannedAt", campaign.plannedAt())
                .bind("modelVersion", campaign.modelVersion())
                .bind("value", campaign.value())
                .bind("upperBound", campaign.upperBound())
                .bind("counts", Json.writeCounts(campaign.counts()))
                .bind("report", PlanReportJson.write(reports == null ? null : reports.inForce()))
                .bind(
                    "whatIfReport", PlanReportJson.write(reports == null ? null : reports.whatIf()))
                .execute());
  }

  @Override
  public void fail(ClientId client, String requestId, String message) {
    transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    update campaign_request set status = 'failed', message = :message
                    where client_id = :client and request_id = :id and status = 'running'
                    """)
                .bind("client", client.value())
                .bind("id", requestId)
                .bind("message", message)
                .execute());
  }

  private static Optional<CampaignRequest> lockNext(Scope scope, Instant now) {
    return scope
        .enterDirectory()
        .createQuery(
            """
            select client_id, request_id, business_date, dry_run, what_if, requested_at, status, message,
              campaign_id, planned_at, model_version, value, upper_bound, counts,
                      report, what_if_report
            from campaign_request
            where status = 'queued' or (status = 'running' and lease_ends_at <= :now)
            order by requested_at, request_id limit 1 for update skip locked
            """)
        .bind("now", now)
        .map((row, _) -> request(row))
        .findOne();
  }

  private static CampaignRequest lease(Scope scope, CampaignRequest request, Instant leaseEnds) {
    return scope
        .enter(request.clientId())
        .createQuery(
            """
            update campaign_request set status = 'running', lease_ends_at = :leaseEnds
            where client_id = :client and request_id = :id
            returning client_id, request_id, business_date, dry_run, what_if, requested_at, status, message,
              campaign_id, planned_at, model_version, value, upper_bound, counts,
                      report, what_if_report
            """)
        .bind("client", request.clientId().value())
        .bind("id", request.requestId())
        .bind("leaseEnds", leaseEnds)
        .map((row, _) -> request(row))
        .one();
  }

  private static CampaignRequest request(ResultSet row) throws SQLException {
    return new CampaignRequest(
        new ClientId(row.getString("client_id")),
        row.getString("request_id"),
        order(row),
        Rows.instant(row, "requested_at"),
        WireName.require(Status.class, row.getString("status")),
        campaign(row),
        reports(row),
        row.getString("message"));
  }

  private static CampaignRequest.Order order(ResultSet row) throws SQLException {
    String whatIf = row.getString("what_if");
    return new CampaignRequest.Order(
        row.getObject("business_date", LocalDate.class),
        row.getBoolean("dry_run"),
        whatIf.isEmpty() ? null : whatIf);
  }

  private static CampaignRequest.@Nullable Reports reports(ResultSet row) throws SQLException {
    PlanReport inForce = PlanReportJson.read(row.getString("report"));
    return inForce == null
        ? null
        : new CampaignRequest.Reports(
            inForce, PlanReportJson.read(row.getString("what_if_report")));
  }

  private static @Nullable Campaign campaign(ResultSet row) throws SQLException {
    String campaignId = row.getString("campaign_id");
    if (campaignId == null) {
      return null;
    }
    return new Campaign(
        new ClientId(row.getString("client_id")),
        campaignId,
        row.getObject("business_date", LocalDate.class),
        Rows.instant(row, "planned_at"),
        row.getString("model_version"),
        row.getBigDecimal("value"),
        row.getBigDecimal("upper_bound"),
        Json.readCounts(row.getString("counts")));
  }
}
