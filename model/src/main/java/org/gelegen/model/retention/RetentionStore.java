package org.gelegen.model.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * Takes out what is overdue, in batches that are one transaction each, and counts by client and
 * date what went, however often that date is begun.
 */
public interface RetentionStore {
  /** The debtors whose last record tells of a moment before {@code before}, by their ids. */
  List<SilentDebtor> findSilent(ClientId client, Instant before);

  /** The debtors of whom, or of one of whose cases, a hold has not ended at {@code at}. */
  Set<DebtorId> findHeld(ClientId client, Instant at);

  /**
   * Erases a debtor as the law's erasure does, with its proof, unless a record of it has come in
   * since it was found silent; answers whether.
   */
  boolean erase(RetentionDay day, SilentDebtor debtor);

  /**
   * Deletes at most {@code limit} rows from before {@code before}; answers how many went, 0 when
   * nothing is overdue.
   *
   * @param kind any but {@link RetainedKind#DEBTORS}
   * @param held whose rows stay, where the kind is held at all
   */
  int delete(RetentionDay day, RetainedKind kind, Instant before, Set<DebtorId> held, int limit);

  /** What is there of a kind. */
  Stock stock(ClientId client, RetainedKind kind, Instant before, Set<DebtorId> held);

  /** How much of a kind went on that date. */
  long deletedOn(RetentionDay day, RetainedKind kind);

  /**
   * What is there.
   *
   * @param overdue how many rows are from before the moment asked for, held ones included
   * @param held how many of these a hold on their debtor keeps
   * @param oldest when the oldest row is from; empty when there is none
   */
  record Stock(long overdue, long held, Optional<Instant> oldest) {}
}
