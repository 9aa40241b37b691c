package org.gelegen.storage;

import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.receipts.SentMessages;
import org.jdbi.v3.core.Handle;

/** Keeps sent messages as rows of their clients. */
public final class PostgresSentMessages implements SentMessages {
  private final ClientTransactions transactions;

  public PostgresSentMessages(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public void keep(SentMessage message) {
    transactions.in(
        message.clientId(),
        handle -> {
          Locks.share(handle, "erasure", message.clientId());
          return handle
              .createUpdate(
                  """
                  insert into sent_message (client_id, gateway, message_id, contact_id, debtor_id,
                    sent_at)
                  select :client, :gateway, :message, :contact, :debtor, :at
                  where not exists (
                      select 1 from erased_debtor erased
                      where erased.client_id = :client and erased.debtor_id = :debtor)
                    or exists (
                      select 1 from record
                      where record.client_id = :client and record.debtor_id = :debtor)
                  on conflict (client_id, gateway, message_id) do update
                  set contact_id = excluded.contact_id, debtor_id = excluded.debtor_id,
                    sent_at = excluded.sent_at, told = excluded.told
                  """)
              .bind("client", message.clientId().value())
              .bind("gateway", message.gateway())
              .bind("message", message.messageId())
              .bind("contact", message.contactId().value())
              .bind("debtor", message.debtorId().value())
              .bind("at", message.at())
              .execute();
        });
  }

  @Override
  public Optional<SentMessage> find(String gateway, String messageId) {
    return transactions.inEach(
        scope ->
            owner(scope.enterDirectory(), gateway, messageId)
                .flatMap(client -> find(scope.enter(client), client, gateway, messageId)));
  }

  private static Optional<ClientId> owner(Handle handle, String gateway, String messageId) {
    return handle
        .createQuery(
            """
            select client_id from sent_message
            where gateway = :gateway and message_id = :message order by sent_at desc limit 1
            """)
        .bind("gateway", gateway)
        .bind("message", messageId)
        .mapTo(String.class)
        .findOne()
        .map(ClientId::new);
  }

  private static Optional<SentMessage> find(
      Handle handle, ClientId client, String gateway, String messageId) {
    return handle
        .createQuery(
            """
            select contact_id, debtor_id, sent_at from sent_message
            where client_id = :client and gateway = :gateway and message_id = :message
            """)
        .bind("client", client.value())
        .bind("gateway", gateway)
        .bind("message", messageId)
        .map(
            (row, _) ->
                new SentMessage(
                    client,
                    gateway,
                    messageId,
                    new ContactId(row.getString("contact_id")),
                    new DebtorId(row.getString("debtor_id")),
                    Rows.instant(row, "sent_at")))
        .findOne();
  }

  @Override
  public Instant firstTold(SentMessage message, OutcomeResult result, Instant now) {
    return transactions.in(
        message.clientId(),
        handle ->
            handle
                .createQuery(
                    """
                    update sent_message
                    set told = jsonb_build_object(cast(:result as text), cast(:now as text)) || told
                    where client_id = :client and gateway = :gateway and message_id = :message
                    returning told ->> :result
                    """)
                .bind("client", message.clientId().value())
                .bind("gateway", message.gateway())
                .bind("message", message.messageId())
                .bind("result", result.wireName())
                .bind("now", now.toString())
                .mapTo(String.class)
                .findOne()
                .map(Instant::parse)
                .orElse(now));
  }

  @Override
  public int forget(ClientId client, Instant before, int limit) {
    return transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    delete from sent_message
                    where client_id = :client and (gateway, message_id) in (
                      select gateway, message_id from sent_message
                      where client_id = :client and sent_at < :before
                      order by sent_at limit :limit)
                    """)
                .bind("client", client.value())
                .bind("before", before)
                .bind("limit", limit)
                .execute());
  }
}
