package org.gelegen.storage;

import java.util.List;
import org.gelegen.model.campaign.FailedContacts;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jdbi.v3.core.Handle;

/**
 * Marks contacts that were made and came back, in the transaction that brings the outcome, which
 * may be quicker than the settlement of the batch that the contact went out with.
 */
final class FailedContactRows {
  private FailedContactRows() {}

  /** Heeds the outcomes among {@code records}. */
  static void mark(Handle handle, ClientId client, List<? extends PortfolioRecord> records) {
    List<String> failed =
        records.stream()
            .filter(OutcomeRecord.class::isInstance)
            .map(OutcomeRecord.class::cast)
            .filter(outcome -> FailedContacts.RESULTS.contains(outcome.result()))
            .map(outcome -> outcome.contactId().value())
            .sorted()
            .toList();
    if (failed.isEmpty() || !any(handle, client)) {
      return;
    }
    handle
        .createUpdate(
            """
            with held as (
              select contact_id from planned_contact
              where client_id = :client and contact_id = any(:contacts)
                and status in ('sending', 'sent', 'unknown') and failure is null
              order by contact_id for update)
            update planned_contact planned set failure = 'open'
            from held
            where planned.client_id = :client and planned.contact_id = held.contact_id
            """)
        .bind("client", client.value())
        .bindArray("contacts", String.class, failed)
        .execute();
  }

  private static boolean any(Handle handle, ClientId client) {
    return handle
        .createQuery("select exists (select from planned_contact where client_id = :client)")
        .bind("client", client.value())
        .mapTo(Boolean.class)
        .one();
  }
}
