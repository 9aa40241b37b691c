package org.gelegen.storage;

import java.util.List;
import org.gelegen.model.dialer.Lease;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.RecordType;
import org.jdbi.v3.core.Handle;

/**
 * Makes contact records of leased calls in the transaction that brings the first outcome of each,
 * and lets go of their debtors.
 */
final class LeasedCalls {
  private LeasedCalls() {}

  /** Records the calls of the staged outcomes that are not recorded and not staged themselves. */
  static void record(Handle handle, ClientId client, int clientNumber) {
    if (!anyLeased(handle, client)) {
      return;
    }
    List<ContactRecord> calls =
        handle
            .createQuery(
                """
                select planned.contact_id, debtor_id, case_id, also_case_ids, decision_id, channel,
                  slot_starts_at, slot_ends_at, template, tone, reach, response, harm, expected_value,
                  cost, propensity, leased_at, heard_at
                from (
                    select contact_id, min(version_at) as heard_at from intake_row staged
                    where client_number = :number and type = :outcome
                      and not exists (
                        select from intake_row
                        where client_number = :number and type = :contact
                          and record_id = staged.contact_id)
                    group by contact_id) heard
                  join planned_contact planned
                    on planned.client_id = :client and planned.contact_id = heard.contact_id
                where leased_at is not null and status in ('planned', 'leased', 'cancelled')
                  and not exists (
                    select from record
                    where client_id = :client and type = :contact
                      and record_id = heard.contact_id and version_at = 'epoch')
                order by planned.contact_id for update of planned
                """)
            .bind("client", client.value())
            .bind("number", clientNumber)
            .bind("contact", RecordTypes.number(RecordType.CONTACT))
            .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
            .map(
                (row, _) ->
                    Lease.call(
                        client,
                        PlannedContactRows.contact(row),
                        Rows.instant(row, "leased_at"),
                        Rows.instant(row, "heard_at")))
            .list();
    if (!calls.isEmpty()) {
      MadeContacts.insert(handle, client, calls);
      settle(handle, client, calls.stream().map(call -> call.contactId().value()).toList());
    }
  }

  /** Settles the leased calls whose contact records were just taken in. */
  static void settleRecorded(Handle handle, ClientId client, int clientNumber) {
    if (!anyLeased(handle, client)) {
      return;
    }
    List<String> recorded =
        handle
            .createQuery(
                """
                select planned.contact_id from intake_row staged
                  join planned_contact planned
                    on planned.client_id = :client and planned.contact_id = staged.record_id
                where client_number = :number and type = :contact
                  and leased_at is not null and status in ('planned', 'leased', 'cancelled')
                order by planned.contact_id for update of planned
                """)
            .bind("client", client.value())
            .bind("number", clientNumber)
            .bind("contact", RecordTypes.number(RecordType.CONTACT))
            .mapTo(String.class)
            .list();
    if (!recorded.isEmpty()) {
      settle(handle, client, recorded);
    }
  }

  private static boolean anyLeased(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            select exists (
              select from planned_contact where client_id = :client and leased_at is not null)
            """)
        .bind("client", client.value())
        .mapTo(Boolean.class)
        .one();
  }

  private static void settle(Handle handle, ClientId client, List<String> contacts) {
    CallClaims.letGo(handle, client, contacts);
    handle
        .createUpdate(
            """
            update planned_contact
            set status = 'sent', attempts = attempts + 1, not_before_at = null, reason = null
            where client_id = :client and contact_id = any(:contacts)
            """)
        .bind("client", client.value())
        .bindArray("contacts", String.class, contacts)
        .execute();
  }
}
