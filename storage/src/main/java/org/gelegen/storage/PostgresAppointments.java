package org.gelegen.storage;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gelegen.model.campaign.Appointments;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.RecordType;
import org.jdbi.v3.core.Handle;

/** Finds the calls that were asked for among the records of the day. */
public final class PostgresAppointments implements Appointments {
  private final ClientTransactions transactions;

  public PostgresAppointments(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public List<DebtorId> asked(ClientId client, String campaignId, Instant from, Instant to) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select distinct request.debtor_id
                    from campaign
                      join record request
                        on request.client_id = campaign.client_id
                          and request.position > campaign.known_up_to
                      cross join lateral (
                        select (request.content::jsonb ->> 'callbackAt')::timestamptz as at) wanted
                    where campaign.client_id = :client and campaign.campaign_id = :campaign
                      and request.type = :outcome and request.debtor_id is not null
                      and request.content like '%"callbackAt"%'
                      and wanted.at >= :from and wanted.at < :to
                      and not exists (
                        select from planned_contact planned
                        where planned.client_id = :client
                          and planned.debtor_id = request.debtor_id
                          and planned.channel = :phone
                          and planned.status in
                            ('planned', 'sending', 'leased', 'unknown', 'sent')
                          and planned.slot_starts_at <= wanted.at
                          and planned.slot_ends_at > wanted.at)
                    order by request.debtor_id
                    """)
                .bind("client", client.value())
                .bind("campaign", campaignId)
                .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
                .bind("phone", Channel.PHONE.wireName())
                .bind("from", from)
                .bind("to", to)
                .map((row, _) -> new DebtorId(row.getString("debtor_id")))
                .list());
  }

  @Override
  public boolean add(ClientId client, String campaignId, PlannedContact call, long knownUpTo) {
    return transactions.in(
        client,
        handle -> {
          // Whoever adds waits here, so that of two that add the same call one finds it.
          Positions.hold(handle, client);
          if (PlannedContactRows.find(handle, client, call.contactId()).isPresent()) {
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

  private static boolean isPlanned(Handle handle, ClientId client, PlannedContact call) {
    return PlannedContactRows.find(handle, client, call.contactId())
        .filter(state -> state.status() == ContactStatus.PLANNED)
        .isPresent();
  }
}
