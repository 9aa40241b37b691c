package org.gelegen.model.decision;

import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Keeps every decision with what it was drawn from. */
public interface DecisionLog {
  /** Stores decisions durably; the same id again changes nothing. */
  void append(ClientId client, List<Decision> decisions);

  Optional<Decision> find(ClientId client, DecisionId decision);

  /** Every decision about a debtor, oldest first; empty when there is none. */
  List<Decision> findByDebtor(ClientId client, DebtorId debtor);
}
