package org.gelegen.scheduler.nightly;

import org.gelegen.model.history.DebtorHistory;

/** Which debtors are planned here; others are left to another workflow. */
@FunctionalInterface
public interface DebtorFilter {
  /** Every debtor. */
  DebtorFilter ALL = _ -> true;

  boolean takes(DebtorHistory history);
}
