package org.gelegen.scheduler.letters;

import java.time.Instant;
import org.gelegen.model.access.Erasure;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * Erases a debtor's letters with its records: before them, so that a crash in between leaves
 * somebody who is still known and can be erased again, and after them, since one may have been
 * printed meanwhile.
 */
public final class LetterErasure implements Erasure {
  private final Erasure records;
  private final LetterFolder letters;

  public LetterErasure(Erasure records, LetterFolder letters) {
    this.records = records;
    this.letters = letters;
  }

  /** Counts files as rows. */
  @Override
  public long erase(ClientId client, DebtorId debtor, Instant at, String by) {
    long files = letters.erase(client, debtor);
    long rows = records.erase(client, debtor, at, by);
    return rows + files + letters.erase(client, debtor);
  }
}
