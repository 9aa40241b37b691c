package org.gelegen.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.RecordCodec;
import org.gelegen.storage.ClientTransactions.Scope;
import org.jdbi.v3.core.Handle;

/**
 * Takes records in by COPY into a temporary table and a merge from there, one transaction a batch.
 *
 * <ul>
 *   <li>COPY does not go into a table with row-level security, and a merge is needed anyway to tell
 *       new records from known ones.
 *   <li>A batch is staged before its turn and locks nothing until then, so that one connection
 *       takes rows from us while another one merges.
 *   <li>The row of each client is locked, in the order of the ids, so that two imports never wait
 *       for each other in a circle, and positions become visible in their order.
 *   <li>What tells of an objection, a complaint or a hold is answered only when no contact with the
 *       debtor is on its way any more.
 * </ul>
 */
public final class PostgresRecordIntake implements RecordIntake {
  private final ClientTransactions transactions;
  private final StagedRecords staged;
  private final boolean waits;

  public PostgresRecordIntake(Database database, RecordCodec codec) {
    this(database, codec, true);
  }

  private PostgresRecordIntake(Database database, RecordCodec codec, boolean waits) {
    this.transactions = database.transactions();
    this.staged = new StagedRecords(codec);
    this.waits = waits;
  }

  /**
   * An intake for what gateways tell. It calls off what is on its way and does not wait until that
   * is settled: nobody hears the answer, and what is with a gateway may wait for who asks.
   */
  public static PostgresRecordIntake forGateways(Database database, RecordCodec codec) {
    return new PostgresRecordIntake(database, codec, false);
  }

  @Override
  public IntakeResult accept(List<NumberedRecord> batch) {
    return accept(batch, () -> {});
  }

  @Override
  public IntakeResult accept(List<NumberedRecord> batch, Runnable turn) {
    if (batch.isEmpty()) {
      turn.run();
      return new IntakeResult(0, 0, List.of());
    }
    SortedMap<ClientId, List<NumberedRecord>> byClient = new TreeMap<>();
    for (NumberedRecord numbered : batch) {
      byClient.computeIfAbsent(numbered.record().clientId(), _ -> new ArrayList<>()).add(numbered);
    }
    ContactsOnTheirWay onTheirWay = new ContactsOnTheirWay();
    IntakeResult result =
        transactions.inEach(
            scope -> {
              staged.fill(scope.handle(), byClient);
              turn.run();
              return merge(scope, byClient, onTheirWay);
            });
    if (waits) {
      onTheirWay.await(transactions);
    }
    return result;
  }

  private static IntakeResult merge(
      Scope scope,
      SortedMap<ClientId, List<NumberedRecord>> byClient,
      ContactsOnTheirWay onTheirWay) {
    long accepted = 0;
    long duplicates = 0;
    List<Rejection> rejected = new ArrayList<>();
    int clientNumber = 0;
    for (var entry : byClient.entrySet()) {
      Handle handle = scope.enter(entry.getKey());
      RecordMerge part = new RecordMerge(handle, entry.getKey(), clientNumber++, entry.getValue());
      long merged = part.merge();
      onTheirWay.add(entry.getKey(), part.urgent());
      int conflicts = rejected.size();
      if (merged < entry.getValue().size()) {
        part.collectConflicts(rejected);
      }
      conflicts = rejected.size() - conflicts;
      accepted += merged;
      duplicates += entry.getValue().size() - merged - conflicts;
    }
    return new IntakeResult(accepted, duplicates, rejected);
  }
}
