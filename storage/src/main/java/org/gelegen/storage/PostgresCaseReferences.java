package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.CaseReferences;
import org.gelegen.model.records.RecordType;

/** Reads what cases can be named by, and what payments were for, out of the log of records. */
public final class PostgresCaseReferences implements CaseReferences {
  private static final int FETCH = 10_000;

  private final ClientTransactions transactions;

  public PostgresCaseReferences(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public void forEachCase(ClientId client, Instant at, Consumer<CaseReference> visitor) {
    transactions.inSnapshot(
        client,
        handle -> {
          handle
              .createQuery(
                  """
                  select distinct on (record_id) record_id, debtor_id,
                    content::jsonb #>> array['attributes', :attribute] as reference
                  from record
                  where client_id = :client and type = :type and version_at <= :at
                  order by record_id, version_at desc
                  """)
              .bind("client", client.value())
              .bind("type", RecordTypes.number(RecordType.CASE))
              .bind("at", at)
              .bind("attribute", CaseRecord.PAYMENT_REFERENCE)
              .setFetchSize(FETCH)
              .map((row, _) -> reference(row))
              .forEach(visitor);
          return null;
        });
  }

  @Override
  public Optional<CaseReference> find(ClientId client, CaseId caseId, Instant at) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select record_id, debtor_id,
                      content::jsonb #>> array['attributes', :attribute] as reference
                    from record
                    where client_id = :client and type = :type and record_id = :case
                      and version_at <= :at
                    order by version_at desc limit 1
                    """)
                .bind("client", client.value())
                .bind("type", RecordTypes.number(RecordType.CASE))
                .bind("case", caseId.value())
                .bind("at", at)
                .bind("attribute", CaseRecord.PAYMENT_REFERENCE)
                .map((row, _) -> reference(row))
                .findOne());
  }

  @Override
  public Map<PaymentId, CaseReference> ofPayments(ClientId client, Set<PaymentId> payments) {
    return transactions.in(
        client,
        handle -> {
          Map<PaymentId, CaseReference> known = new HashMap<>();
          handle
              .createQuery(
                  """
                  select record_id, debtor_id, content::jsonb ->> 'caseId' as case_id from record
                  where client_id = :client and type = :type and record_id = any(:payments)
                    and content::jsonb ->> 'caseId' is not null
                  """)
              .bind("client", client.value())
              .bind("type", RecordTypes.number(RecordType.PAYMENT))
              .bindArray("payments", String.class, payments.stream().map(PaymentId::value).toList())
              .map(
                  (row, _) ->
                      known.put(
                          new PaymentId(row.getString("record_id")),
                          new CaseReference(
                              new CaseId(row.getString("case_id")),
                              new DebtorId(row.getString("debtor_id")),
                              null)))
              .list();
          return known;
        });
  }

  private static CaseReference reference(ResultSet row) throws SQLException {
    return new CaseReference(
        new CaseId(row.getString("record_id")),
        new DebtorId(row.getString("debtor_id")),
        row.getString("reference"));
  }
}
