package org.gelegen.model.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the debtor promised, arrangements included. Of two promises in a row the later is the open
 * one; a payment keeps it, and without one it is broken once its window has passed.
 *
 * @param broken how many had been broken by the history's last record
 * @param openAt when the promise was made that is neither kept nor broken yet
 */
public record Promises(int made, int kept, int broken, @Nullable Instant openAt) {
  static final Promises NONE = new Promises(0, 0, 0, null);

  Promises with(Instant at) {
    return new Promises(made + 1, kept, broken, at);
  }

  Promises withPayment() {
    return openAt == null ? this : new Promises(made, kept + 1, broken, null);
  }

  Promises asOf(Instant at) {
    return openIsBroken(at) ? new Promises(made, kept, broken + 1, null) : this;
  }

  /** How many are broken as of {@code at}. */
  public int broken(Instant at) {
    return broken + (openIsBroken(at) ? 1 : 0);
  }

  private boolean openIsBroken(Instant at) {
    return openAt != null && at.isAfter(openAt.plus(DebtorHistory.ANSWER_WINDOW));
  }
}
