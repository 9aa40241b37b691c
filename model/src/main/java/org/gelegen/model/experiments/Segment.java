package org.gelegen.model.experiments;

import java.time.Instant;
import org.gelegen.model.history.DebtorHistory;

/** A part of a portfolio. */
public interface Segment {
  /** Every debtor. */
  Segment ALL = (_, _) -> true;

  /**
   * Whether a debtor belongs to it. What is not known of a debtor never takes it in: an expression
   * whose answer depends on something absent does not hold.
   */
  boolean contains(DebtorHistory history, Instant at);
}
