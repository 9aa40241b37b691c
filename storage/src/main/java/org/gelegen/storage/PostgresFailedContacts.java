package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.FailedContacts;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.WireName;
import org.jdbi.v3.core.Handle;

/** Keeps with each planned contact whether it failed and whether somebody saw to that. */
public final class PostgresFailedContacts implements FailedContacts {
  private final ClientTransactions transactions;

  public PostgresFailedContacts(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public List<Failed> find(ClientId client, int limit) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select campaign_id, contact_id, debtor_id, case_id, also_case_ids, decision_id, channel,
                      slot_starts_at, slot_ends_at, template, tone, reach, response, harm,
                      expected_value, cost, propensity,
                      array(
                        select distinct channel from planned_contact other
                        where other.client_id = :client and other.debtor_id = failed.debtor_id
                          and other.campaign_id = failed.campaign_id
                          and other.failure is not null and other.status <> 'cancelled')
                        as channels
                    from planned_contact failed
                    where client_id = :client and failure = 'open' and campaign_id <> ''
                      and (status in ('sent', 'unknown', 'failed', 'dead')
                        or status = 'cancelled' and reason = 'the slot has ended')
                    order by contact_id limit :limit
                    """)
                .bind("client", client.value())
                .bind("limit", limit)
                .map((row, _) -> failed(row))
                .list());
  }

  private static Failed failed(ResultSet row) throws SQLException {
    String[] channels = (String[]) row.getArray("channels").getArray();
    return new Failed(
        row.getString("campaign_id"),
        PlannedContactRows.contact(row),
        Arrays.stream(channels)
            .map(channel -> WireName.require(Channel.class, channel))
            .collect(Collectors.toSet()));
  }

  @Override
  public List<Taken> taken(ClientId client, String campaignId) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select channel, slot_starts_at, count(*) as contacts, sum(cost) as cost
                    from planned_contact
                    where client_id = :client and campaign_id = :campaign
                      and status not in ('cancelled', 'failed')
                    group by channel, slot_starts_at order by slot_starts_at, channel
                    """)
                .bind("client", client.value())
                .bind("campaign", campaignId)
                .map(
                    (row, _) ->
                        new Taken(
                            WireName.require(Channel.class, row.getString("channel")),
                            Rows.instant(row, "slot_starts_at"),
                            row.getInt("contacts"),
                            row.getDouble("cost")))
                .list());
  }

  @Override
  public int replace(
      ClientId client, String campaignId, List<Failed> failed, List<Instead> instead) {
    return transactions.in(
        client,
        handle -> {
          Positions.hold(handle, client);
          Set<ContactId> ours = seenTo(handle, client, failed, instead);
          List<PlannedContact> added =
              instead.stream()
                  .filter(one -> ours.contains(one.of()))
                  .map(Instead::contact)
                  .toList();
          if (!added.isEmpty()) {
            PlannedContactRows.insert(handle, client, campaignId, added);
            ErasedDebtors.takeBack(handle, client);
            Withdrawals.after(
                handle,
                client,
                plannedUpTo(handle, client, campaignId),
                added.stream().map(PlannedContact::debtorId).collect(Collectors.toSet()));
            PostgresStops.takeBack(handle, client);
            PostgresObjections.takeBack(handle, client);
          }
          return planned(handle, client, added);
        });
  }

  private static long plannedUpTo(Handle handle, ClientId client, String campaignId) {
    return handle
        .createQuery(
            "select known_up_to from campaign where client_id = :client and campaign_id ="
                + " :campaign")
        .bind("client", client.value())
        .bind("campaign", campaignId)
        .mapTo(Long.class)
        .one();
  }

  private static int planned(Handle handle, ClientId client, List<PlannedContact> added) {
    return handle
        .createQuery(
            """
            select count(*) from planned_contact
            where client_id = :client and contact_id = any(:contacts) and status = 'planned'
            """)
        .bind("client", client.value())
        .bindArray(
            "contacts",
            String.class,
            added.stream().map(contact -> contact.contactId().value()).toList())
        .mapTo(Integer.class)
        .one();
  }

  private static Set<ContactId> seenTo(
      Handle handle, ClientId client, List<Failed> failed, List<Instead> instead) {
    return handle
        .createQuery(
            """
            with held as (
              select contact_id from planned_contact
              where client_id = :client and contact_id = any(:contacts) and failure = 'open'
              order by contact_id for update)
            update planned_contact planned
            set failure = case when planned.contact_id = any(:replaced) then 'replaced' else 'seen-to' end
            from held
            where planned.client_id = :client and planned.contact_id = held.contact_id
            returning planned.contact_id
            """)
        .bind("client", client.value())
        .bindArray(
            "contacts",
            String.class,
            failed.stream().map(one -> one.contact().contactId().value()).toList())
        .bindArray("replaced", String.class, instead.stream().map(one -> one.of().value()).toList())
        .map((row, _) -> new ContactId(row.getString("contact_id")))
        .set();
  }
}
