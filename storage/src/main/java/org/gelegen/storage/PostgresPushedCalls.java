package org.gelegen.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gelegen.model.campaign.PushedCalls;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.RecordType;
import org.jdbi.v3.core.Handle;

/** Keeps with each planned contact whether it is with a dialer, and why it is to come back. */
public final class PostgresPushedCalls implements PushedCalls {
  private static final Duration ASKED_FOR = Duration.ofDays(1);

  private final ClientTransactions transactions;

  public PostgresPushedCalls(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public List<Pushed> find(ClientId client, Set<Channel> channels, Instant now, int limit) {
    return transactions.in(
        client,
        handle -> {
          letBe(handle, client, now.minus(ASKED_FOR));
          return handle
              .createQuery(
                  """
                  select contact_id, channel,
                    coalesce(recall_why, 'the slot has ended') as reason
                  from planned_contact
                  where client_id = :client and pushed and channel = any(:channels)
                    and (recall_why is not null or slot_ends_at <= :now)
                    and not exists (
                      select from record
                      where record.client_id = :client
                        and record.debtor_id = planned_contact.debtor_id
                        and record.type = :outcome
                        and starts_with(record.record_id, planned_contact.contact_id || '|'))
                  order by slot_ends_at, contact_id limit :limit
                  """)
              .bind("client", client.value())
              .bindArray(
                  "channels", String.class, channels.stream().map(WireName::wireName).toList())
              .bind("now", now)
              .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
              .bind("limit", limit)
              .map(
                  (row, _) ->
                      new Pushed(
                          new ContactId(row.getString("contact_id")),
                          WireName.require(Channel.class, row.getString("channel")),
                          row.getString("reason")))
              .list();
        });
  }

  /** Of calls of long ago nothing is asked any more, so that those that are looked at stay few. */
  private static void letBe(Handle handle, ClientId client, Instant before) {
    handle
        .createUpdate(
            """
            update planned_contact set recalled_at = '-infinity'
            where client_id = :client and pushed and slot_ends_at <= :before
            """)
        .bind("client", client.value())
        .bind("before", before)
        .execute();
  }

  @Override
  public void recalled(ClientId client, List<ContactId> contacts, Instant at) {
    transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    update planned_contact set recalled_at = :at
                    where client_id = :client and contact_id = any(:contacts)
                    """)
                .bind("client", client.value())
                .bind("at", at)
                .bindArray(
                    "contacts", String.class, contacts.stream().map(ContactId::value).toList())
                .execute());
  }
}
