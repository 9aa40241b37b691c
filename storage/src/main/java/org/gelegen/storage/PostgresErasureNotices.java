package org.gelegen.storage;

import java.util.List;
import org.gelegen.model.access.ErasureNotices;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Reads what {@link PostgresErasure} leaves for the other nodes. */
public final class PostgresErasureNotices implements ErasureNotices {
  private final ClientTransactions transactions;

  public PostgresErasureNotices(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public List<Notice> after(ClientId client, long position) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select position, debtor_id from erased_debtor erased
                    where client_id = :client and position > :position
                      and not exists (
                        select from record
                        where record.client_id = :client
                          and record.debtor_id = erased.debtor_id)
                    order by position
                    """)
                .bind("client", client.value())
                .bind("position", position)
                .map(
                    (row, _) ->
                        new Notice(
                            row.getLong("position"), new DebtorId(row.getString("debtor_id"))))
                .list());
  }
}
