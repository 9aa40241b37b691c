package org.gelegen.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.RecordType;
import org.gelegen.model.retention.RetainedKind;
import org.gelegen.model.retention.RetentionDay;
import org.gelegen.model.retention.RetentionStore;
import org.gelegen.model.retention.SilentDebtor;
import org.gelegen.records.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;

/** Takes out overdue rows, each batch with its count in one transaction. */
public final class PostgresRetention implements RetentionStore {
  private final ClientTransactions transactions;
  private final RecordCodec codec;
  private final PostgresErasure erasure;

  /**
   * Makes a store.
   *
   * @param random where the salts of proofs of erasure come from; a cryptographic one outside of
   *     tests
   */
  public PostgresRetention(Database database, RecordCodec codec, RandomGenerator random) {
    this.transactions = database.transactions();
    this.codec = codec;
    this.erasure = new PostgresErasure(database, random);
  }

  @Override
  public List<SilentDebtor> findSilent(ClientId client, Instant before) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select debtor_id, max(position) as position, max(%1$s) as last_at from record
                    where client_id = :client and debtor_id is not null
                    group by debtor_id having max(%1$s) < :before
                    order by debtor_id
                    """
                        .formatted(RetainedRows.MOMENT))
                .bind("client", client.value())
                .bind("before", before)
                .map(
                    (row, _) ->
                        new SilentDebtor(
                            new DebtorId(row.getString("debtor_id")),
                            row.getLong("position"),
                            Rows.instant(row, "last_at")))
                .list());
  }

  @Override
  public Set<DebtorId> findHeld(ClientId client, Instant at) {
    List<HoldRecord> versions =
        transactions.in(
            client,
            handle ->
                handle
                    .createQuery(
                        "select content from record where client_id = :client and type = :type")
                    .bind("client", client.value())
                    .bind("type", RecordTypes.number(RecordType.HOLD))
                    .map((row, _) -> hold(row.getString("content")))
                    .list());
    Map<Hold, HoldRecord> newest = new HashMap<>();
    for (HoldRecord version : versions) {
      newest.merge(
          new Hold(version.debtorId(), version.holdId()),
          version,
          (one, other) -> one.at().isBefore(other.at()) ? other : one);
    }
    Set<DebtorId> held = new HashSet<>();
    for (HoldRecord hold : newest.values()) {
      if (hold.until() == null || hold.until().isAfter(at)) {
        held.add(hold.debtorId());
      }
    }
    return held;
  }

  private record Hold(DebtorId debtor, HoldId hold) {}

  private HoldRecord hold(String content) {
    byte[] json = content.getBytes(StandardCharsets.UTF_8);
    return (HoldRecord) codec.require(json, 0, json.length);
  }

  @Override
  public boolean erase(RetentionDay day, SilentDebtor debtor) {
    return transactions.in(
        day.client(),
        handle -> {
          boolean erased =
              erasure.eraseUnchanged(
                      handle,
                      day.client(),
                      debtor.debtorId(),
                      debtor.position(),
                      day.now(),
                      day.by())
                  > 0;
          if (erased) {
            count(handle, day, RetainedKind.DEBTORS, 1);
          }
          return erased;
        });
  }

  @Override
  public int delete(
      RetentionDay day, RetainedKind kind, Instant before, Set<DebtorId> held, int limit) {
    RetainedRows rows = RetainedRows.of(kind);
    return transactions.in(
        day.client(),
        handle -> {
          int deleted =
              about(
                      handle.createQuery(
                          """
                          with gone as (
                            delete from %1$s where client_id = :client and ctid = any(array(
                              select ctid from %1$s kept
                              where client_id = :client and %2$s and %3$s and not (%4$s)
                              limit :limit))
                            returning *)
                          %5$s
                          select count(*) from gone
                          """
                              .formatted(
                                  rows.table(),
                                  rows.present(),
                                  rows.overdue(),
                                  isHeld(kind),
                                  rows.followers())),
                      day.client(),
                      before,
                      held)
                  .bind("limit", limit)
                  .mapTo(Integer.class)
                  .one();
          if (deleted > 0) {
            count(handle, day, kind, deleted);
          }
          return deleted;
        });
  }

  @Override
  public Stock stock(ClientId client, RetainedKind kind, Instant before, Set<DebtorId> held) {
    return transactions.in(
        client,
        handle ->
            about(
                    handle.createQuery(kind == RetainedKind.DEBTORS ? debtors() : rows(kind)),
                    client,
                    before,
                    held)
                .map(
                    (row, _) ->
                        new Stock(
                            row.getLong("overdue"),
                            row.getLong("held"),
                            Optional.ofNullable(Rows.instantOrNull(row, "oldest"))))
                .one());
  }

  private static String rows(RetainedKind kind) {
    RetainedRows rows = RetainedRows.of(kind);
    return """
    select count(*) filter (where %3$s) as overdue,
      count(*) filter (where %3$s and %4$s) as held, %5$s as oldest
    from %1$s kept where client_id = :client and %2$s
    """
        .formatted(rows.table(), rows.present(), rows.overdue(), isHeld(kind), rows.oldest());
  }

  private static String debtors() {
    return """
    select count(*) filter (where last_at < :before) as overdue,
      count(*) filter (where last_at < :before and debtor_id = any(:held)) as held,
      min(last_at) as oldest
    from (
      select debtor_id, max(%s) as last_at from record
      where client_id = :client and debtor_id is not null group by debtor_id) debtor
    """
        .formatted(RetainedRows.MOMENT);
  }

  private static String isHeld(RetainedKind kind) {
    return kind.isHeld() ? "debtor_id = any(:held)" : "false";
  }

  private static <S extends SqlStatement<S>> S about(
      S statement, ClientId client, Instant before, Set<DebtorId> held) {
    // Not every kind asks for all of it.
    statement.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    return statement
        .bind("client", client.value())
        .bind("before", before)
        .bind("beforeId", DecisionId.earliest(before).value())
        .bindArray("held", String.class, held.stream().map(DebtorId::value).toList());
  }

  private static void count(Handle handle, RetentionDay day, RetainedKind kind, int deleted) {
    handle
        .createUpdate(
            """
            insert into retention_count (client_id, business_date, kind, deleted)
            values (:client, :date, :kind, :deleted)
            on conflict (client_id, business_date, kind) do update
            set deleted = retention_count.deleted + excluded.deleted
            """)
        .bind("client", day.client().value())
        .bind("date", day.date())
        .bind("kind", kind.wireName())
        .bind("deleted", deleted)
        .execute();
  }

  @Override
  public long deletedOn(RetentionDay day, RetainedKind kind) {
    return transactions.in(
        day.client(),
        handle ->
            handle
                .createQuery(
                    """
                    select deleted from retention_count
                    where client_id = :client and business_date = :date and kind = :kind
                    """)
                .bind("client", day.client().value())
                .bind("date", day.date())
                .bind("kind", kind.wireName())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }
}
