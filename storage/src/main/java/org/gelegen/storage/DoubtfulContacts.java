package org.gelegen.storage;

import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordType;
import org.jdbi.v3.core.Handle;

/**
 * Contacts of unknown fate that the log knows: they were made. Who settles one as unknown holds the
 * client's positions, as the merge does, so that either the one finds the record or the other finds
 * the contact.
 */
final class DoubtfulContacts {
  private DoubtfulContacts() {}

  /** Settles as sent those whose contact records were just taken in. */
  static void settleRecorded(Handle handle, ClientId client, int clientNumber) {
    if (!any(handle, client)) {
      return;
    }
    handle
        .createUpdate(
            """
            update planned_contact planned
            set status = 'sent', not_before_at = null, reason = null
            from (
              select record_id from intake_row
              where client_number = :number and type = :contact) staged
            where planned.client_id = :client and planned.contact_id = staged.record_id
              and planned.status = 'unknown'
            """)
        .bind("client", client.value())
        .bind("number", clientNumber)
        .bind("contact", RecordTypes.number(RecordType.CONTACT))
        .execute();
  }

  /** Settles as sent those of unknown fate that the log has. */
  static void settleRecorded(Handle handle, ClientId client) {
    handle
        .createUpdate(
            """
            update planned_contact planned
            set status = 'sent', not_before_at = null, reason = null
            where client_id = :client and status = 'unknown'
              and exists (
                select from record
                where record.client_id = :client and type = :contact
                  and record_id = planned.contact_id and version_at = 'epoch')
            """)
        .bind("client", client.value())
        .bind("contact", RecordTypes.number(RecordType.CONTACT))
        .execute();
  }

  private static boolean any(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            select exists (
              select from planned_contact where client_id = :client and status = 'unknown')
            """)
        .bind("client", client.value())
        .mapTo(Boolean.class)
        .one();
  }
}
