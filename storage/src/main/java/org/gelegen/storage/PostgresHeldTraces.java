package org.gelegen.storage;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.access.HeldTraces;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads what contacts left behind. */
public final class PostgresHeldTraces implements HeldTraces {
  private final ClientTransactions transactions;

  public PostgresHeldTraces(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public Traces find(ClientId client, DebtorId debtor) {
    return transactions.in(
        client,
        handle ->
            new Traces(
                links(about(handle, LINKS, client, debtor)),
                messages(about(handle, MESSAGES, client, debtor)),
                numbers(about(handle, NUMBERS, client, debtor))));
  }

  private static final String LINKS =
      """
      select token, contact_id, reference, made_at, clicked_at from tracked_link
      where client_id = :client and debtor_id = :debtor order by made_at, token
      """;

  /** Results that were told, as two arrays in the same order. */
  private static final String MESSAGES =
      """
      select gateway, message_id, contact_id, sent_at,
        array(select key from jsonb_each_text(told) order by key) as results,
        array(select value from jsonb_each_text(told) order by key) as moments
      from sent_message
      where client_id = :client and debtor_id = :debtor order by sent_at, gateway, message_id
      """;

  private static final String NUMBERS =
      """
      select gateway, number_hash, contact_id, written_at from written_number
      where client_id = :client and debtor_id = :debtor order by written_at, gateway, number_hash
      """;

  private static Query about(Handle handle, String sql, ClientId client, DebtorId debtor) {
    return handle.createQuery(sql).bind("client", client.value()).bind("debtor", debtor.value());
  }

  private static List<Link> links(Query query) {
    return query
        .map(
            (row, _) ->
                new Link(
                    row.getString("token"),
                    new ContactId(row.getString("contact_id")),
                    row.getString("reference"),
                    Rows.instant(row, "made_at"),
                    Rows.instantOrNull(row, "clicked_at")))
        .list();
  }

  private static List<Message> messages(Query query) {
    return query
        .map(
            (row, _) ->
                new Message(
                    row.getString("gateway"),
                    row.getString("message_id"),
                    new ContactId(row.getString("contact_id")),
                    Rows.instant(row, "sent_at"),
                    told(
                        (String[]) row.getArray("results").getArray(),
                        (String[]) row.getArray("moments").getArray())))
        .list();
  }

  private static SortedMap<String, Instant> told(String[] results, String[] moments) {
    SortedMap<String, Instant> told = new TreeMap<>();
    for (int i = 0; i < results.length; i++) {
      told.put(results[i], Instant.parse(moments[i]));
    }
    return told;
  }

  private static List<Number> numbers(Query query) {
    return query
        .map(
            (row, _) -> {
              String contact = row.getString("contact_id");
              return new Number(
                  row.getString("gateway"),
                  row.getString("number_hash"),
                  contact == null ? null : new ContactId(contact),
                  Rows.instantOrNull(row, "written_at"));
            })
        .list();
  }
}
