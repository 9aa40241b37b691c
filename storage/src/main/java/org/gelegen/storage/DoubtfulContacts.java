package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.RecordType;
import org.jdbi.v3.core.Handle;

/**
 * Contacts of unknown fate that the log knows, or that something came of: they were made. Who
 * settles one as unknown holds the client's positions, as the merge does, so that either the one
 * finds the record or the other finds the contact.
 */
final class DoubtfulContacts {
  /**
   * How far clocks may differ. An outcome from longer before the contact's slot is a wrong date and
   * tells nothing of it: the contact would count where no cap looks.
   */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

  /** Contacts of unknown fate, without a record, that {@code heard} tells of with a moment. */
  private static final String HEARD_OF =
      """
      select planned.contact_id, debtor_id, case_id, also_case_ids, decision_id, channel,
        slot_starts_at, slot_ends_at, template, tone, reach, response, harm, expected_value,
        cost, propensity, heard_at
      from (
          %s) heard
        join planned_contact planned
          on planned.client_id = :client and planned.contact_id = heard.contact_id
      where unsettled = 'unknown'
        and not exists (
          select from record
          where client_id = :client and type = :contact
            and record_id = heard.contact_id and version_at = 'epoch')
      order by planned.contact_id for update of planned
      """;

  private DoubtfulContacts() {}

  /**
   * Records the contacts of the staged outcomes that are not recorded and not staged themselves,
   * and settles them as sent.
   *
   * @return how many outcomes had waited for them
   */
  static int recordHeardOf(Handle handle, ClientId client, int clientNumber) {
    if (!any(handle, client)) {
      return 0;
    }
    return record(
        handle,
        client,
        handle
            .createQuery(
                HEARD_OF.formatted(
                    """
                    select staged.contact_id, min(version_at) as heard_at
                    from intake_row staged
                      join planned_contact doubtful
                        on doubtful.client_id = :client
                          and doubtful.contact_id = staged.contact_id
                          and doubtful.unsettled = 'unknown'
                    where client_number = :number and type = :outcome
                      and version_at >= slot_starts_at - make_interval(secs => :slack)
                      and not exists (
                        select from intake_row
                        where client_number = :number and type = :contact
                          and record_id = staged.contact_id)
                    group by staged.contact_id
                    """))
            .bind("client", client.value())
            .bind("number", clientNumber)
            .bind("slack", CLOCKS_DIFFER.toSeconds())
            .bind("contact", RecordTypes.number(RecordType.CONTACT))
            .bind("outcome", RecordTypes.number(RecordType.OUTCOME))
            .map((row, _) -> made(client, row))
            .list());
  }

  /**
   * Settles as sent those of unknown fate that the log has, or that an outcome waits for, which was
   * quicker than the settlement.
   */
  static void settleKnown(Handle handle, ClientId client) {
    long before = Positions.last(handle, client);
    record(
        handle,
        client,
        handle
            .createQuery(
                HEARD_OF.formatted(
                    """
                    select doubtful.contact_id, min(version_at) as heard_at
                    from planned_contact doubtful
                      join waiting_outcome waiting
                        on waiting.client_id = :client
                          and waiting.contact_id = doubtful.contact_id
                    where doubtful.client_id = :client and doubtful.unsettled = 'unknown'
                      and version_at >= slot_starts_at - make_interval(secs => :slack)
                    group by doubtful.contact_id
                    """))
            .bind("client", client.value())
            .bind("slack", CLOCKS_DIFFER.toSeconds())
            .bind("contact", RecordTypes.number(RecordType.CONTACT))
            .map((row, _) -> made(client, row))
            .list());
    handle
        .createUpdate(
            """
            update planned_contact planned
            set status = 'sent', not_before_at = null, reason = null
            where client_id = :client and unsettled = 'unknown'
              and exists (
                select from record
                where record.client_id = :client and type = :contact
                  and record_id = planned.contact_id and version_at = 'epoch')
            """)
        .bind("client", client.value())
        .bind("contact", RecordTypes.number(RecordType.CONTACT))
        .execute();
    if (Positions.last(handle, client) > before) {
      Withdrawals.after(handle, client, before);
    }
  }

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
              and planned.unsettled = 'unknown'
            """)
        .bind("client", client.value())
        .bind("number", clientNumber)
        .bind("contact", RecordTypes.number(RecordType.CONTACT))
        .execute();
  }

  private static int record(Handle handle, ClientId client, List<ContactRecord> contacts) {
    if (contacts.isEmpty()) {
      return 0;
    }
    MadeContacts.insert(handle, client, contacts);
    List<String> ids = contacts.stream().map(contact -> contact.contactId().value()).toList();
    int woken = MadeContacts.wake(handle, client, ids);
    handle
        .createUpdate(
            """
            update planned_contact set status = 'sent', not_before_at = null, reason = null
            where client_id = :client and contact_id = any(:contacts)
            """)
        .bind("client", client.value())
        .bindArray("contacts", String.class, ids)
        .execute();
    return woken;
  }

  /** It was made when its slot began, or when it was first heard of, if a clock is behind. */
  private static ContactRecord made(ClientId client, ResultSet row) throws SQLException {
    PlannedContact contact = PlannedContactRows.contact(row);
    Instant began = contact.action().slot().start();
    Instant heardAt = Rows.instant(row, "heard_at");
    return new ContactRecord(
        client,
        contact.contactId(),
        contact.debtorId(),
        contact.caseId(),
        contact.alsoCaseIds(),
        contact.action().channel(),
        heardAt.isBefore(began) ? heardAt : began,
        Direction.OUTBOUND,
        contact.template(),
        contact.tone(),
        contact.cost(),
        contact.propensity());
  }

  private static boolean any(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            select exists (
              select from planned_contact where client_id = :client and unsettled = 'unknown')
            """)
        .bind("client", client.value())
        .mapTo(Boolean.class)
        .one();
  }
}
