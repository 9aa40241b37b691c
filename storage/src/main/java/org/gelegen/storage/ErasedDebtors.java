package org.gelegen.storage;

import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jdbi.v3.core.Handle;

/**
 * What somebody writes of debtors from memory who may have been erased since. One of whom records
 * have come in again is erased no longer.
 */
final class ErasedDebtors {
  private ErasedDebtors() {}

  /**
   * Deletes contacts that were planned for debtors who were erased meanwhile. The caller holds the
   * lock on the client's positions, which an erasure takes.
   */
  static void takeBack(Handle handle, ClientId client) {
    handle
        .createUpdate(
            """
            delete from planned_contact planned using erased_debtor erased
            where erased.client_id = :client and planned.client_id = :client
              and planned.debtor_id = erased.debtor_id
              and not exists (
                select from record
                where record.client_id = :client and record.debtor_id = erased.debtor_id)
            """)
        .bind("client", client.value())
        .execute();
  }

  /** Those of {@code debtors} who are erased; no erasure of the client begins until the end. */
  static Set<DebtorId> among(Handle handle, ClientId client, List<DebtorId> debtors) {
    Locks.share(handle, "erasure", client);
    return handle
        .createQuery(
            """
            select erased.debtor_id from erased_debtor erased
            where erased.client_id = :client and erased.debtor_id = any(:debtors)
              and not exists (
                select from record
                where record.client_id = :client and record.debtor_id = erased.debtor_id)
            """)
        .bind("client", client.value())
        .bindArray("debtors", String.class, debtors.stream().map(DebtorId::value).toList())
        .map((row, _) -> new DebtorId(row.getString("debtor_id")))
        .set();
  }

  /** Whether there is anybody of the client who was erased not long ago. */
  static boolean any(Handle handle, ClientId client) {
    return handle
        .createQuery("select exists (select from erased_debtor where client_id = :client)")
        .bind("client", client.value())
        .mapTo(Boolean.class)
        .one();
  }
}
