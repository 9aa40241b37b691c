package org.gelegen.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.RecordType;
import org.gelegen.records.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Tells the former debtors of cases that went to another, in the transaction that brings the
 * version: by a row of their own among their records, so that whatever reads or erases a debtor's
 * records deals with it as with any other, and erasing the new debtor does not open the case for
 * the former one again.
 */
final class FormerDebtors {
  private static final RecordCodec CODEC = new RecordCodec();

  private FormerDebtors() {}

  /**
   * Looks at the versions of cases just taken in, each with the one before and the one after it,
   * for it may itself have come late.
   *
   * @return how many debtors were told
   */
  static int tell(Handle handle, ClientId client, int clientNumber) {
    List<CaseRecord> closed =
        handle
            .createQuery(
                """
                with moved as materialized (
                  select record_id, version_at from intake_row staged
                  where client_number = :number and type = :case
                    and (select true from record other
                      where client_id = :client and type = :case
                        and record_id = staged.record_id and debtor_id <> staged.debtor_id
                      limit 1))
                select after_at, (
                    select content from record
                    where client_id = :client and type = :case and record_id = pair.record_id
                      and version_at = before_at) as content
                from (
                  select record_id, version_at as after_at, (
                      select version_at from record
                      where client_id = :client and type = :case
                        and record_id = staged.record_id and version_at < staged.version_at
                      order by version_at desc limit 1) as before_at
                  from moved staged
                  union
                  select record_id, (
                      select version_at from record
                      where client_id = :client and type = :case
                        and record_id = staged.record_id and version_at > staged.version_at
                      order by version_at limit 1), version_at
                  from moved staged
                ) pair
                where before_at is not null and after_at is not null
                  and (
                    select debtor_id from record
                    where client_id = :client and type = :case and record_id = pair.record_id
                      and version_at = before_at)
                  <> (
                    select debtor_id from record
                    where client_id = :client and type = :case and record_id = pair.record_id
                      and version_at = after_at)
                """)
            .bind("client", client.value())
            .bind("number", clientNumber)
            .bind("case", RecordTypes.number(RecordType.CASE))
            .map(
                (row, _) ->
                    version(row.getString("content")).closedFor(Rows.instant(row, "after_at")))
            .list();
    return closed.isEmpty() ? 0 : insert(handle, client, closed);
  }

  private static CaseRecord version(String content) {
    byte[] json = content.getBytes(StandardCharsets.UTF_8);
    return (CaseRecord) CODEC.require(json, 0, json.length);
  }

  private static int insert(Handle handle, ClientId client, List<CaseRecord> closed) {
    long position = Positions.reserve(handle, client, closed.size());
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into record
              (client_id, type, record_id, version_at, debtor_id, position, content)
            values (:client, :type, :record, :at, :debtor, :position, :content)
            on conflict do nothing
            """);
    for (CaseRecord record : closed) {
      batch
          .bind("client", client.value())
          .bind("type", RecordTypes.CASE_CLOSED_FOR_FORMER)
          .bind("record", id(record))
          .bind("at", record.at())
          .bind("debtor", record.debtorId().value())
          .bind("position", position++)
          .bind("content", new String(CODEC.write(record), StandardCharsets.UTF_8))
          .add();
    }
    int told = 0;
    for (int rows : batch.execute()) {
      told += rows;
    }
    return told;
  }

  /** The case and the debtor, told apart whatever characters they consist of. */
  private static String id(CaseRecord record) {
    String caseId = record.caseId().value();
    return "%d|%s|%s"
        .formatted(caseId.codePointCount(0, caseId.length()), caseId, record.debtorId().value());
  }
}
