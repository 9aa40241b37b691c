package org.gelegen.storage;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;

/** Adds audit entries within the transaction of what they tell of. */
final class AuditEntries {
  private AuditEntries() {}

  /**
   * The entry's hash covers its own content and the hash before it. It is the head from then on:
   * one that is taken from the end of the log is missed there.
   */
  static void append(
      Handle handle, ClientId client, Instant at, String by, String what, String detail) {
    // One writer a client at a time, or two entries would follow the same one.
    Locks.hold(handle, "audit", client);
    handle
        .createUpdate(
            """
            with added as (
              insert into audit_entry (client_id, number, happened_at, done_by, what, detail, hash)
              select :client, number, :at, :by, :what, :detail,
                sha256(previous || convert_to(jsonb_build_array(
                  number, extract(epoch from cast(:at as timestamptz)), cast(:by as text),
                  cast(:what as text), cast(:detail as text))::text, 'UTF8'))
              from (
                select coalesce(max(number), 0) + 1 as number,
                  coalesce((array_agg(hash order by number desc))[1], '') as previous
                from (
                  select number, hash from audit_entry
                  where client_id = :client order by number desc limit 1) newest) next
              returning client_id, number, hash)
            insert into audit_head (client_id, number, hash)
            select client_id, number, hash from added
            on conflict (client_id) do update set number = excluded.number, hash = excluded.hash
            """)
        .bind("client", client.value())
        .bind("at", at)
        .bind("by", by)
        .bind("what", what)
        .bind("detail", detail)
        .execute();
  }
}
