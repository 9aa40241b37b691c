package org.gelegen.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gelegen.model.links.TrackedLink;
import org.gelegen.model.links.TrackedLinks;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.jdbi.v3.core.Handle;

/** Keeps links as rows of their clients. */
public final class PostgresTrackedLinks implements TrackedLinks {
  private final ClientTransactions transactions;

  public PostgresTrackedLinks(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public void keep(List<TrackedLink> links) {
    if (links.isEmpty()) {
      return;
    }
    ClientId client = links.getFirst().clientId();
    transactions.in(
        client,
        handle -> {
          Locks.share(handle, "erasure", client);
          return handle
              .createUpdate(
                  """
                  insert into tracked_link (client_id, token, contact_id, debtor_id, reference,
                    made_at)
                  select :client, token, contact_id, debtor_id, reference, made_at
                  from unnest(:tokens, :contacts, :debtors, :references, :moments)
                    as kept(token, contact_id, debtor_id, reference, made_at)
                  where not exists (
                      select 1 from erased_debtor erased
                      where erased.client_id = :client and erased.debtor_id = kept.debtor_id)
                    or exists (
                      select 1 from record
                      where record.client_id = :client and record.debtor_id = kept.debtor_id)
                  order by token
                  on conflict (client_id, token) do update
                  set made_at = excluded.made_at
                  where tracked_link.clicked_at is null
                    and tracked_link.made_at < excluded.made_at
                  """)
              .bind("client", client.value())
              .bind("tokens", texts(links, TrackedLink::token))
              .bind("contacts", texts(links, link -> link.contactId().value()))
              .bind("debtors", texts(links, link -> link.debtorId().value()))
              .bind("references", texts(links, TrackedLink::reference))
              .bind("moments", links.stream().map(TrackedLink::madeAt).toArray(Instant[]::new))
              .execute();
        });
  }

  private static String[] texts(List<TrackedLink> links, Function<TrackedLink, String> text) {
    return links.stream().map(text).toArray(String[]::new);
  }

  @Override
  public Optional<TrackedLink> find(String token) {
    return transactions.inEach(
        scope ->
            owner(scope.enterDirectory(), token)
                .flatMap(client -> find(scope.enter(client), client, token)));
  }

  private static Optional<ClientId> owner(Handle handle, String token) {
    return handle
        .createQuery("select client_id from tracked_link where token = :token")
        .bind("token", token)
        .mapTo(String.class)
        .findFirst()
        .map(ClientId::new);
  }

  private static Optional<TrackedLink> find(Handle handle, ClientId client, String token) {
    return handle
        .createQuery(
            """
            select contact_id, debtor_id, reference, made_at from tracked_link
            where client_id = :client and token = :token
            """)
        .bind("client", client.value())
        .bind("token", token)
        .map(
            (row, _) ->
                new TrackedLink(
                    client,
                    token,
                    new ContactId(row.getString("contact_id")),
                    new DebtorId(row.getString("debtor_id")),
                    row.getString("reference"),
                    Rows.instant(row, "made_at")))
        .findOne();
  }

  @Override
  public Optional<Instant> firstClicked(TrackedLink link, Instant now) {
    return transactions.in(
        link.clientId(),
        handle ->
            handle
                .createQuery(
                    """
                    update tracked_link set clicked_at = coalesce(clicked_at, :now)
                    where client_id = :client and token = :token
                    returning clicked_at
                    """)
                .bind("now", now)
                .bind("client", link.clientId().value())
                .bind("token", link.token())
                .map((row, _) -> Rows.instant(row, "clicked_at"))
                .findOne());
  }
}
