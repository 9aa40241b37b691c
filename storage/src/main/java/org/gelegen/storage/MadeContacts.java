package org.gelegen.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.RecordType;
import org.gelegen.records.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Records of contacts that nobody brought and that what came of them tells to have been made. */
final class MadeContacts {
  private static final RecordCodec CODEC = new RecordCodec();

  private MadeContacts() {}

  /** Puts contacts into the log that are not in it, at positions of their own. */
  static void insert(Handle handle, ClientId client, List<ContactRecord> contacts) {
    long position = Positions.reserve(handle, client, contacts.size());
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into record
              (client_id, type, record_id, version_at, debtor_id, position, content)
            values (:client, :type, :record, :version, :debtor, :position, :content)
            """);
    for (ContactRecord contact : contacts) {
      batch
          .bind("client", client.value())
          .bind("type", RecordTypes.number(RecordType.CONTACT))
          .bind("record", contact.contactId().value())
          .bind("version", Instant.EPOCH)
          .bind("debtor", contact.debtorId().value())
          .bind("position", position++)
          .bind("content", new String(CODEC.write(contact), StandardCharsets.UTF_8))
          .add();
    }
    batch.execute();
  }

  /**
   * Gives outcomes that wait for some contacts their debtors and new positions, now that the
   * contacts are in the log.
   *
   * @return how many did
   */
  static int wake(Handle handle, ClientId client, List<String> contacts) {
    int waiting =
        handle
            .createQuery(
                """
                select count(*) from waiting_outcome
                where client_id = :client and contact_id = any(:contacts)
                """)
            .bind("client", client.value())
            .bindArray("contacts", String.class, contacts)
            .mapTo(Integer.class)
            .one();
    if (waiting == 0) {
      return 0;
    }
    return handle
        .createUpdate(
            """
            with waiting as (
              delete from waiting_outcome
              where client_id = :client and contact_id = any(:contacts)
              returning contact_id, record_id, version_at),
            woken as (
              select record_id, version_at,
                (select debtor_id from record
                  where client_id = :client and type = :contact
                    and record_id = waiting.contact_id and version_at = 'epoch') as debtor_id,
                row_number() over (order by version_at, record_id) - 1 as number
              from waiting)
            update record outcome
            set debtor_id = woken.debtor_id, position = :next + woken.number
            from woken
            where outcome.client_id = :client and outcome.type = :outcome
              and outcome.record_id = woken.record_id and outcome.version_at = woken.version_at
            """)
        .bind("client", client.value())
        .bindArray("contacts", String.class, contacts)
        .bind("next", Positions.reserve(handle, client, waiting))
        .bind("contact", RecordTypes.number(RecordType.CONTACT))
        .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
        .execute();
  }
}
