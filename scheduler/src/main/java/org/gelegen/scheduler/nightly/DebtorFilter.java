package org.gelegen.scheduler.nightly;

import org.gelegen.model.history.DebtorHistory;

/** Which debtors are planned here at all; of them, a client's experiments may leave some alone. */
@FunctionalInterface
public interface DebtorFilter {
  /** Every debtor. */
  DebtorFilter ALL = _ -> true;

  boolean takes(DebtorHistory history);
}
