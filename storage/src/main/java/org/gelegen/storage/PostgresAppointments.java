package org.gelegen.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.campaign.Appointments;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.jdbi.v3.core.Handle;

/** Finds the calls that were asked for among the records of the day. */
public final class PostgresAppointments implements Appointments {
  /**
   * What is asked of the type, the debtor and the content is to the letter what the index on wishes
   * has it. Whether a call keeps a wish is asked as a subquery, wish by wish: they are few, and a
   * client's contacts are many.
   */
  static final String ASKED =
      """
      select request.debtor_id, wanted.at, max(request.position) as position
      from record request
        cross join lateral (
          select (request.content::jsonb ->> 'callbackAt')::timestamptz as at,
            request.content::jsonb ->> 'contactId' as contact_id) wanted
      where request.client_id = :client and request.position > :position
        and request.type = 5 and request.debtor_id is not null
        and request.content like '%"callbackAt"%'
        and wanted.at >= :from and wanted.at < :to
        and (select true from planned_contact planned
          where planned.client_id = :client and planned.debtor_id = request.debtor_id
            and planned.channel = :phone
            and planned.status in ('planned', 'sending', 'leased', 'unknown', 'sent')
            and planned.slot_starts_at <= wanted.at and planned.slot_ends_at > wanted.at
            and planned.contact_id <> wanted.contact_id
          limit 1) is null
      group by request.debtor_id, wanted.at
      order by request.debtor_id, wanted.at
      """;

  private final ClientTransactions transactions;

  public PostgresAppointments(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public List<Asked> asked(ClientId client, String campaignId, Instant from, Instant to) {
    return transactions.in(
        client,
        handle ->
            knownUpTo(handle, client, campaignId)
                .map(position -> asked(handle, client, position, from, to))
                .orElse(List.of()));
  }

  private static Optional<Long> knownUpTo(Handle handle, ClientId client, String campaignId) {
    return handle
        .createQuery(
            "select known_up_to from campaign where client_id = :client and campaign_id ="
                + " :campaign")
        .bind("client", client.value())
        .bind("campaign", campaignId)
        .mapTo(Long.class)
        .findOne();
  }

  private static List<Asked> asked(
      Handle handle, ClientId client, long position, Instant from, Instant to) {
    return handle
        .createQuery(ASKED)
        .bind("client", client.value())
        .bind("position", position)
        .bind("phone", Channel.PHONE.wireName())
        .bind("from", from)
        .bind("to", to)
        .map(
            (row, _) ->
                new Asked(
                    new DebtorId(row.getString("debtor_id")),
                    Rows.instant(row, "at"),
                    row.getLong("position")))
        .list();
  }

  @Override
  public boolean add(
      ClientId client, String campaignId, PlannedContact call, Set<ContactId> ids, long knownUpTo) {
    return transactions.in(
        client,
        handle -> {
          // Whoever adds waits here, so that of two that add the same call one finds it.
          Positions.hold(handle, client);
          if (isThere(handle, client, ids) || overlaps(handle, client, call)) {
            return false;
          }
          PlannedContactRows.insert(handle, client, campaignId, List.of(call));
          ErasedDebtors.takeBack(handle, client);
          Withdrawals.after(handle, client, knownUpTo, Set.of(call.debtorId()));
          PostgresStops.takeBack(handle, client);
          PostgresObjections.takeBack(handle, client);
          return isPlanned(handle, client, call);
        });
  }

  private static boolean isThere(Handle handle, ClientId client, Set<ContactId> ids) {
    return ids.stream()
        .anyMatch(contact -> PlannedContactRows.find(handle, client, contact).isPresent());
  }

  private static boolean overlaps(Handle handle, ClientId client, PlannedContact call) {
    return handle
        .createQuery(
            """
            select exists (select from planned_contact
              where client_id = :client and debtor_id = :debtor and channel = :phone
                and status in ('planned', 'sending', 'leased', 'unknown')
                and slot_starts_at < :ends and slot_ends_at > :starts)
            """)
        .bind("client", client.value())
        .bind("debtor", call.debtorId().value())
        .bind("phone", Channel.PHONE.wireName())
        .bind("starts", call.action().slot().start())
        .bind("ends", call.action().slot().end())
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean isPlanned(Handle handle, ClientId client, PlannedContact call) {
    return PlannedContactRows.find(handle, client, call.contactId())
        .filter(state -> state.status() == ContactStatus.PLANNED)
        .isPresent();
  }
}
