package org.gelegen.model.decision;

import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * Keeps decisions that were made in circumstances which may have changed, so that one can decide by
 * what is probable and be told where it was otherwise, at the price of a single question.
 */
public interface CheckedLog {
  /** The circumstances of debtors, at one moment. */
  Circumstances look(ClientId client, Set<DebtorId> debtors);

  /**
   * Stores decisions durably, as {@link DecisionLog#append} does, but none about debtors whose
   * circumstances are not those that the decisions were made in. What was stored already stays so,
   * whatever has changed since, and is not answered.
   *
   * @return those debtors
   */
  Set<DebtorId> append(ClientId client, List<Decision> decisions, Circumstances madeIn);
}
