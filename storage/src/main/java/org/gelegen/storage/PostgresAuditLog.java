package org.gelegen.storage;

import java.time.Instant;
import java.util.OptionalLong;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.portfolio.ClientId;

/** Keeps the audit log as a chain of hashes, which the service can add to and not change. */
public final class PostgresAuditLog implements AuditLog {
  private final ClientTransactions transactions;

  public PostgresAuditLog(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public void append(ClientId client, Instant at, String by, String what, String detail) {
    transactions.in(
        client,
        handle -> {
          AuditEntries.append(handle, client, at, by, what, detail);
          return client;
        });
  }

  /** The number of the first entry that was changed or whose predecessor is missing, if any. */
  public OptionalLong findBreak(ClientId client) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select number from (
                      select number, hash,
                        coalesce(lag(hash) over entries, '') as previous,
                        row_number() over entries as expected,
                        jsonb_build_array(number, extract(epoch from happened_at), done_by, what,
                          detail)::text as content
                      from audit_entry where client_id = :client
                      window entries as (order by number)) chain
                    where number <> expected
                      or hash <> sha256(previous || convert_to(content, 'UTF8'))
                    order by number limit 1
                    """)
                .bind("client", client.value())
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty()));
  }
}
