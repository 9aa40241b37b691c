package org.gelegen.storage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/**
 * Keeps campaigns and their contacts as rows. A claim locks its rows, passes over those that others
 * hold, and commits before anything is sent; the attempt number is the fence of the settlement.
 * Whoever waits for rows locks them in the order of their ids, so that nobody waits in a circle.
 */
public final class PostgresCampaignStore implements CampaignStore {
  private static final int BATCH = 1000;
  private static final Comparator<Claim> BEST_FIRST =
      Comparator.comparing((Claim claim) -> claim.contact().expectedValue())
          .reversed()
          .thenComparing(claim -> claim.contact().contactId());

  private final ClientTransactions transactions;

  public PostgresCampaignStore(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public Campaign commit(Campaign campaign, List<PlannedContact> contacts, long knownUpTo) {
    ClientId client = campaign.clientId();
    return transactions.in(
        client,
        handle -> {
          // Whoever takes records in waits here or is waited for, so that either it finds the
          // contacts or its records are found below.
          Positions.hold(handle, client);
          if (insert(handle, campaign) == 0) {
            return find(handle, client, campaign.date()).orElseThrow();
          }
          insert(handle, campaign, contacts);
          Withdrawals.after(handle, client, knownUpTo);
          return campaign;
        });
  }

  @Override
  public Optional<Campaign> find(ClientId client, String campaignId) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select campaign_id, business_date, planned_at, model_version, value,
                      upper_bound, counts
                    from campaign where client_id = :client and campaign_id = :campaign
                    """)
                .bind("client", client.value())
                .bind("campaign", campaignId)
                .map((row, _) -> campaign(client, row))
                .findOne());
  }

  @Override
  public Optional<Campaign> findByDate(ClientId client, LocalDate date) {
    return transactions.in(client, handle -> find(handle, client, date));
  }

  @Override
  public List<ContactState> contacts(ClientId client, String campaignId) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select contact_id, debtor_id, case_id, decision_id, channel, slot_starts_at,
                      slot_ends_at, template, reach, response, harm, expected_value, cost,
                      propensity, status, attempts, reason
                    from planned_contact where client_id = :client and campaign_id = :campaign
                    order by slot_starts_at, contact_id
                    """)
                .bind("client", client.value())
                .bind("campaign", campaignId)
                .map((row, _) -> state(row))
                .list());
  }

  @Override
  public List<ContactState> findByDebtor(ClientId client, DebtorId debtor) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select contact_id, debtor_id, case_id, decision_id, channel, slot_starts_at,
                      slot_ends_at, template, reach, response, harm, expected_value, cost,
                      propensity, status, attempts, reason
                    from planned_contact where client_id = :client and debtor_id = :debtor
                    order by slot_starts_at, contact_id
                    """)
                .bind("client", client.value())
                .bind("debtor", debtor.value())
                .map((row, _) -> state(row))
                .list());
  }

  @Override
  public List<Claim> claim(
      ClientId client, Set<Channel> channels, int limit, Instant now, Duration lease) {
    List<Claim> claims =
        transactions.in(
            client,
            handle ->
                handle
                    .createQuery(
                        """
                        with due as (
                          select contact_id, status from planned_contact
                          where client_id = :client and channel = any(:channels)
                            and open and slot_starts_at <= :now
                            and (status = 'sending' or slot_ends_at > :now)
                            and (not_before_at is null or not_before_at <= :now)
                          order by expected_value desc, contact_id
                          limit :limit for update skip locked)
                        update planned_contact planned
                        set status = 'sending', attempts = planned.attempts + 1,
                          not_before_at = :leaseEnds,
                          reason = case when due.status = 'sending' then planned.reason end
                        from due
                        where planned.client_id = :client and planned.contact_id = due.contact_id
                        returning planned.contact_id, debtor_id, case_id, decision_id, channel,
                          slot_starts_at, slot_ends_at, template, reach, response, harm,
                          expected_value, cost, propensity, attempts,
                          due.status = 'sending' as taken_over
                        """)
                    .bind("client", client.value())
                    .bindArray(
                        "channels",
                        String.class,
                        channels.stream().map(WireName::wireName).toList())
                    .bind("now", now)
                    .bind("leaseEnds", now.plus(lease))
                    .bind("limit", limit)
                    .map(
                        (row, _) ->
                            new Claim(
                                contact(row), row.getInt("attempts"), row.getBoolean("taken_over")))
                    .list());
    claims.sort(BEST_FIRST);
    return claims;
  }

  @Override
  public int settle(ClientId client, List<Settlement> settlements) {
    if (settlements.isEmpty()) {
      return 0;
    }
    return transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    with held as (
                      select contact_id from planned_contact
                      where client_id = :client and contact_id = any(:contacts)
                      order by contact_id for update)
                    update planned_contact planned
                    set status = case
                        when settled.status = 'planned' and planned.reason is not null
                          and planned.status = 'sending' then 'cancelled'
                        else settled.status end,
                      not_before_at = settled.retry_at,
                      reason = case
                        when settled.status = 'planned' and planned.status = 'sending'
                          then coalesce(planned.reason, settled.reason)
                        else settled.reason end
                    from held join unnest(:contacts, :attempts, :statuses, :retries, :reasons)
                      as settled(contact_id, attempt, status, retry_at, reason) using (contact_id)
                    where planned.client_id = :client
                      and planned.contact_id = held.contact_id
                      and planned.attempts = settled.attempt
                      and planned.status in ('sending', 'unknown')
                    """)
                .bind("client", client.value())
                .bindArray(
                    "contacts",
                    String.class,
                    settlements.stream().map(settled -> settled.contactId().value()).toList())
                .bindArray(
                    "attempts",
                    Integer.class,
                    settlements.stream().map(Settlement::attempt).toList())
                .bindArray(
                    "statuses",
                    String.class,
                    settlements.stream().map(settled -> settled.status().wireName()).toList())
                .bindArray(
                    "retries",
                    Instant.class,
                    settlements.stream().map(Settlement::retryAt).toList())
                .bindArray(
                    "reasons", String.class, settlements.stream().map(Settlement::reason).toList())
                .execute());
  }

  @Override
  public int expire(ClientId client, Instant now) {
    return transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    with held as (
                      select contact_id from planned_contact
                      where client_id = :client and open and status = 'planned'
                        and slot_starts_at <= :now and slot_ends_at <= :now
                      order by contact_id for update)
                    update planned_contact planned
                    set status = 'cancelled', reason = 'the slot has ended'
                    from held
                    where planned.client_id = :client and planned.contact_id = held.contact_id
                    """)
                .bind("client", client.value())
                .bind("now", now)
                .execute());
  }

  @Override
  public Map<ContactStatus, Long> progress(ClientId client, String campaignId) {
    Map<ContactStatus, Long> counts = new EnumMap<>(ContactStatus.class);
    transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select status, count(*) as contacts from planned_contact
                    where client_id = :client and campaign_id = :campaign
                    group by status
                    """)
                .bind("client", client.value())
                .bind("campaign", campaignId)
                .map((row, _) -> counts.put(status(row), row.getLong("contacts")))
                .list());
    return counts;
  }

  @Override
  public Map<DebtorId, List<ContactState>> pending(ClientId client, Set<DebtorId> debtors) {
    return transactions
        .in(
            client,
            handle ->
                handle
                    .createQuery(
                        """
                        select contact_id, debtor_id, case_id, decision_id, channel, slot_starts_at,
                          slot_ends_at, template, reach, response, harm, expected_value, cost,
                          propensity, status, attempts, reason
                        from planned_contact
                        where client_id = :client and debtor_id = any(:debtors)
                          and status in ('planned', 'sending', 'unknown')
                        order by slot_starts_at, contact_id
                        """)
                    .bind("client", client.value())
                    .bindArray(
                        "debtors", String.class, debtors.stream().map(DebtorId::value).toList())
                    .map((row, _) -> state(row))
                    .list())
        .stream()
        .collect(Collectors.groupingBy(state -> state.contact().debtorId()));
  }

  @Override
  public List<ContactState> pending(ClientId client, DebtorId debtor) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select contact_id, debtor_id, case_id, decision_id, channel, slot_starts_at,
                      slot_ends_at, template, reach, response, harm, expected_value, cost,
                      propensity, status, attempts, reason
                    from planned_contact
                    where client_id = :client and debtor_id = :debtor
                      and status in ('planned', 'sending', 'unknown')
                    order by slot_starts_at, contact_id
                    """)
                .bind("client", client.value())
                .bind("debtor", debtor.value())
                .map((row, _) -> state(row))
                .list());
  }

  private static int insert(Handle handle, Campaign campaign) {
    return handle
        .createUpdate(
            """
            insert into campaign (client_id, campaign_id, business_date, planned_at, model_version,
              value, upper_bound, counts)
            values (:client, :campaign, :date, :plannedAt, :modelVersion, :value, :upperBound,
              cast(:counts as jsonb))
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
        .execute();
  }

  private static void insert(Handle handle, Campaign campaign, List<PlannedContact> contacts) {
    for (int from = 0; from < contacts.size(); from += BATCH) {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              insert into planned_contact (client_id, contact_id, campaign_id, debtor_id, case_id,
                decision_id, channel, slot_starts_at, slot_ends_at, template, reach, response, harm,
                expected_value, cost, propensity)
              values (:client, :contact, :campaign, :debtor, :case, :decision, :channel,
                :slotStartsAt, :slotEndsAt, :template, :reach, :response, :harm, :expectedValue,
                :cost, :propensity)
              """);
      for (PlannedContact contact :
          contacts.subList(from, Math.min(from + BATCH, contacts.size()))) {
        batch
            .bind("client", campaign.clientId().value())
            .bind("contact", contact.contactId().value())
            .bind("campaign", campaign.campaignId())
            .bind("debtor", contact.debtorId().value())
            .bind("case", contact.caseId().value())
            .bind("decision", contact.decisionId().value())
            .bind("channel", contact.action().channel().wireName())
            .bind("slotStartsAt", contact.action().slot().start())
            .bind("slotEndsAt", contact.action().slot().end())
            .bind("template", contact.template())
            .bind("reach", contact.reach())
            .bind("response", contact.response())
            .bind("harm", contact.harm())
            .bind("expectedValue", contact.expectedValue())
            .bind("cost", contact.cost())
            .bind("propensity", contact.propensity())
            .add();
      }
      batch.execute();
    }
  }

  private static Optional<Campaign> find(Handle handle, ClientId client, LocalDate date) {
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

  private static ContactState state(ResultSet row) throws SQLException {
    return new ContactState(
        contact(row), status(row), row.getInt("attempts"), row.getString("reason"));
  }

  private static ContactStatus status(ResultSet row) throws SQLException {
    return WireName.require(ContactStatus.class, row.getString("status"));
  }

  private static PlannedContact contact(ResultSet row) throws SQLException {
    BigDecimal expectedValue = row.getBigDecimal("expected_value");
    return new PlannedContact(
        new ContactId(row.getString("contact_id")),
        new DebtorId(row.getString("debtor_id")),
        new CaseId(row.getString("case_id")),
        new DecisionId(row.getString("decision_id")),
        new Action(
            WireName.require(Channel.class, row.getString("channel")),
            new Slot(Rows.instant(row, "slot_starts_at"), Rows.instant(row, "slot_ends_at"))),
        row.getString("template"),
        row.getDouble("reach"),
        row.getDouble("response"),
        row.getDouble("harm"),
        expectedValue,
        row.getBigDecimal("cost"),
        row.getDouble("propensity"));
  }
}
