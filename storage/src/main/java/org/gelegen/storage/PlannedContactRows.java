package org.gelegen.storage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gelegen.model.campaign.CampaignStore.ContactCount;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of planned contacts: written with their campaign, read in the order of their slots. */
final class PlannedContactRows {
  private static final int BATCH = 1000;

  static final String STATES =
      """
      select contact_id, debtor_id, case_id, also_case_ids, decision_id, channel, slot_starts_at, slot_ends_at,
        template, tone, reach, response, harm, expected_value, cost, propensity, status, attempts, reason
      from planned_contact
      """;

  /** Whether a contact may still be made, or was made and nobody knows it yet. */
  static final String IS_PENDING = "status in ('planned', 'sending', 'leased', 'unknown')";

  private static final ClientTransactions.Frequent PENDING =
      new ClientTransactions.Frequent(
          STATES
              + """
              where client_id = ? and debtor_id = any(?) and %s
              order by slot_starts_at, contact_id
              """
                  .formatted(IS_PENDING),
          "");

  private PlannedContactRows() {}

  static void insert(
      Handle handle, ClientId client, String campaignId, List<PlannedContact> contacts) {
    for (int from = 0; from < contacts.size(); from += BATCH) {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              insert into planned_contact (client_id, contact_id, campaign_id, debtor_id, case_id, also_case_ids,
                decision_id, channel, slot_starts_at, slot_ends_at, template, tone, reach, response, harm,
                expected_value, cost, propensity)
              values (:client, :contact, :campaign, :debtor, :case, :alsoCases, :decision, :channel,
                :slotStartsAt, :slotEndsAt, :template, :tone, :reach, :response, :harm, :expectedValue,
                :cost, :propensity)
              """);
      for (PlannedContact contact :
          contacts.subList(from, Math.min(from + BATCH, contacts.size()))) {
        bind(batch, client, contact).bind("campaign", campaignId).add();
      }
      batch.execute();
    }
  }

  /** Binds what every planned contact has. */
  static PreparedBatch bind(PreparedBatch batch, ClientId client, PlannedContact contact) {
    return batch
        .bind("client", client.value())
        .bind("contact", contact.contactId().value())
        .bind("debtor", contact.debtorId().value())
        .bind("case", contact.caseId().value())
        .bindArray(
            "alsoCases", String.class, contact.alsoCaseIds().stream().map(CaseId::value).toList())
        .bind("decision", contact.decisionId().value())
        .bind("channel", contact.action().channel().wireName())
        .bind("slotStartsAt", contact.action().slot().start())
        .bind("slotEndsAt", contact.action().slot().end())
        .bind("template", contact.template())
        .bind("tone", contact.tone() == null ? null : contact.tone().wireName())
        .bind("reach", contact.reach())
        .bind("response", contact.response())
        .bind("harm", contact.harm())
        .bind("expectedValue", contact.expectedValue())
        .bind("cost", contact.cost())
        .bind("propensity", contact.propensity());
  }

  static void ofCampaign(
      Handle handle, ClientId client, String campaignId, Consumer<ContactState> visitor) {
    handle
        .createQuery(
            STATES
                + """
                where client_id = :client and campaign_id = :campaign
                order by slot_starts_at, contact_id
                """)
        .bind("client", client.value())
        .bind("campaign", campaignId)
        // So that a large campaign is many short statements.
        .setFetchSize(BATCH)
        .map((row, _) -> state(row))
        .forEach(visitor);
  }

  static List<ContactState> stuck(
      Handle handle, ClientId client, Set<ContactStatus> statuses, int limit) {
    return handle
        .createQuery(
            STATES
                + """
                where client_id = :client and unsettled = any(:statuses) and failure is distinct from 'replaced'
                order by slot_starts_at, contact_id limit :limit
                """)
        .bind("client", client.value())
        .bindArray(
            "statuses", String.class, statuses.stream().map(WireName::wireName).sorted().toList())
        .bind("limit", limit)
        .map((row, _) -> state(row))
        .list();
  }

  static Optional<ContactState> find(Handle handle, ClientId client, ContactId contact) {
    return handle
        .createQuery(STATES + "where client_id = :client and contact_id = :contact")
        .bind("client", client.value())
        .bind("contact", contact.value())
        .map((row, _) -> state(row))
        .findOne();
  }

  static List<ContactState> ofDebtor(Handle handle, ClientId client, DebtorId debtor) {
    return handle
        .createQuery(
            STATES
                + """
                where client_id = :client and debtor_id = :debtor
                order by slot_starts_at, contact_id
                """)
        .bind("client", client.value())
        .bind("debtor", debtor.value())
        .map((row, _) -> state(row))
        .list();
  }

  static List<ContactState> pending(
      ClientTransactions transactions, ClientId client, Set<DebtorId> debtors) {
    return transactions.inOneTrip(client, PENDING, debtors, PlannedContactRows::state);
  }

  static List<ContactCount> counts(Handle handle, ClientId client, String campaignId) {
    return handle
        .createQuery(
            """
            select slot_starts_at, channel, status, count(*) as contacts from planned_contact
            where client_id = :client and campaign_id = :campaign
            group by slot_starts_at, channel, status
            """)
        .bind("client", client.value())
        .bind("campaign", campaignId)
        .map((row, _) -> count(row))
        .list();
  }

  static List<ContactCount> countsApart(Handle handle, ClientId client, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            select slot_starts_at, channel, status, count(*) as contacts from planned_contact
            where client_id = :client and campaign_id is null
              and slot_starts_at >= :from and slot_starts_at < :to
            group by slot_starts_at, channel, status
            """)
        .bind("client", client.value())
        .bind("from", from)
        .bind("to", to)
        .map((row, _) -> count(row))
        .list();
  }

  private static ContactCount count(ResultSet row) throws SQLException {
    return new ContactCount(
        Rows.instant(row, "slot_starts_at"),
        WireName.require(Channel.class, row.getString("channel")),
        status(row),
        row.getLong("contacts"));
  }

  static List<ContactState> best(Handle handle, ClientId client, String campaignId, int limit) {
    return handle
        .createQuery(
            STATES
                + """
                where client_id = :client and campaign_id = :campaign
                order by expected_value desc, contact_id limit :limit
                """)
        .bind("client", client.value())
        .bind("campaign", campaignId)
        .bind("limit", limit)
        .map((row, _) -> state(row))
        .list();
  }

  static Map<ContactStatus, Long> progress(Handle handle, ClientId client, String campaignId) {
    Map<ContactStatus, Long> counts = new EnumMap<>(ContactStatus.class);
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
        .list();
    return counts;
  }

  static ContactState state(ResultSet row) throws SQLException {
    return new ContactState(
        contact(row), status(row), row.getInt("attempts"), row.getString("reason"));
  }

  private static ContactStatus status(ResultSet row) throws SQLException {
    return WireName.require(ContactStatus.class, row.getString("status"));
  }

  private static List<CaseId> otherCases(ResultSet row) throws SQLException {
    String[] ids = (String[]) row.getArray("also_case_ids").getArray();
    return Stream.of(ids).map(CaseId::new).toList();
  }

  static PlannedContact contact(ResultSet row) throws SQLException {
    BigDecimal expectedValue = row.getBigDecimal("expected_value");
    String tone = row.getString("tone");
    return new PlannedContact(
        new ContactId(row.getString("contact_id")),
        new DebtorId(row.getString("debtor_id")),
        new CaseId(row.getString("case_id")),
        otherCases(row),
        new DecisionId(row.getString("decision_id")),
        new Action(
            WireName.require(Channel.class, row.getString("channel")),
            new Slot(Rows.instant(row, "slot_starts_at"), Rows.instant(row, "slot_ends_at"))),
        row.getString("template"),
        tone == null ? null : WireName.require(Tone.class, tone),
        row.getDouble("reach"),
        row.getDouble("response"),
        row.getDouble("harm"),
        expectedValue,
        row.getBigDecimal("cost"),
        row.getDouble("propensity"));
  }
}
