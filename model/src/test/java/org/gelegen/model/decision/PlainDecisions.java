package org.gelegen.model.decision;

import java.util.List;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.portfolio.DebtorId;

/** Decisions of which only the debtor matters. */
final class PlainDecisions {
  private PlainDecisions() {}

  /** To wait, made at the moment that the id says. */
  static Decision toWait(DebtorId debtor, DecisionId id) {
    return new Decision(
        id,
        debtor,
        null,
        id.at(),
        "none",
        Kind.WAIT,
        null,
        1,
        List.of(),
        List.of(),
        Explanation.none(),
        List.of());
  }
}
