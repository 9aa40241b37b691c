package org.gelegen.storage;

import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.access.AuditChain;
import org.gelegen.model.access.AuditCheck;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps the audit log as a chain of hashes, which the service can add to and not change. */
public final class PostgresAuditLog implements AuditLog, AuditChain {
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

  @Override
  public AuditCheck verify(ClientId client) {
    return transactions.inSnapshot(
        client,
        handle -> {
          Stock stock = stock(handle, client);
          return new AuditCheck(
              stock.entries(),
              stock.newestHash(),
              firstBroken(handle, client).orElseGet(() -> atTheEnd(stock)));
        });
  }

  @Override
  public boolean contains(ClientId client, String hash) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select from audit_entry
                      where client_id = :client and encode(hash, 'hex') = :hash)
                    """)
                .bind("client", client.value())
                .bind("hash", hash)
                .mapTo(Boolean.class)
                .one());
  }

  private static Optional<AuditCheck.Broken> firstBroken(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            select number, expected, number <> expected as missing from (
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
        .map(
            (row, _) ->
                row.getBoolean("missing")
                    ? new AuditCheck.Broken(row.getLong("expected"), "is missing")
                    : new AuditCheck.Broken(
                        row.getLong("number"),
                        "does not have the hash of its content and the entry before it"))
        .findOne();
  }

  private static AuditCheck.@Nullable Broken atTheEnd(Stock stock) {
    if (stock.entries() < stock.headNumber()) {
      return new AuditCheck.Broken(stock.entries() + 1, "is missing");
    }
    return stock.newestHash().equals(stock.headHash())
        ? null
        : new AuditCheck.Broken(stock.entries(), "is not the head that was kept");
  }

  private static Stock stock(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            select count(*) as entries,
              coalesce(encode((select hash from audit_entry where client_id = :client
                order by number desc limit 1), 'hex'), '') as newest_hash,
              coalesce((select number from audit_head where client_id = :client), 0) as head_number,
              coalesce((select encode(hash, 'hex') from audit_head where client_id = :client), '')
                as head_hash
            from audit_entry where client_id = :client
            """)
        .bind("client", client.value())
        .map(
            (row, _) ->
                new Stock(
                    row.getLong("entries"),
                    row.getString("newest_hash"),
                    row.getLong("head_number"),
                    row.getString("head_hash")))
        .one();
  }

  /** What is there, and the head that was kept. */
  private record Stock(long entries, String newestHash, long headNumber, String headHash) {}
}
