package org.gelegen.scheduler.letters;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.retention.RetainedKind;
import org.gelegen.model.retention.RetentionDay;
import org.gelegen.model.retention.RetentionStore;
import org.gelegen.model.retention.SilentDebtor;

/**
 * Takes a debtor's letters out with its records once these have been kept for long enough; before
 * and after them, as {@link LetterErasure} does.
 */
public final class LetterRetention implements RetentionStore {
  private final RetentionStore records;
  private final LetterFolder letters;

  public LetterRetention(RetentionStore records, LetterFolder letters) {
    this.records = records;
    this.letters = letters;
  }

  @Override
  public boolean erase(RetentionDay day, SilentDebtor debtor) {
    letters.erase(day.client(), debtor.debtorId());
    boolean erased = records.erase(day, debtor);
    if (erased) {
      letters.erase(day.client(), debtor.debtorId());
    }
    return erased;
  }

  @Override
  public List<SilentDebtor> findSilent(ClientId client, Instant before) {
    return records.findSilent(client, before);
  }

  @Override
  public Set<DebtorId> findHeld(ClientId client, Instant at) {
    return records.findHeld(client, at);
  }

  @Override
  public int delete(
      RetentionDay day, RetainedKind kind, Instant before, Set<DebtorId> held, int limit) {
    return records.delete(day, kind, before, held, limit);
  }

  @Override
  public Stock stock(ClientId client, RetainedKind kind, Instant before, Set<DebtorId> held) {
    return records.stock(client, kind, before, held);
  }

  @Override
  public long deletedOn(RetentionDay day, RetainedKind kind) {
    return records.deletedOn(day, kind);
  }
}
