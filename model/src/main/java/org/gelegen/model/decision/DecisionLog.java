package org.gelegen.model.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Keeps every decision with what it was drawn from. */
public interface DecisionLog {
  /**
   * Stores decisions durably; the same id again changes nothing. Those that a model made about a
   * debtor who objects to profiling by then are not kept.
   */
  void append(ClientId client, List<Decision> decisions);

  Optional<Decision> find(ClientId client, DecisionId decision);

  /** Every decision about a debtor, oldest first; empty when there is none. */
  List<Decision> findByDebtor(ClientId client, DebtorId debtor);

  /**
   * Hands out the decisions to contact of a span, those of a debtor together and the oldest first.
   */
  void forEachContact(ClientId client, Span span, Consumer<Decision> visitor);

  /**
   * The same of the decisions behind the contacts of committed campaigns alone, whatever became of
   * those contacts.
   */
  void forEachCommitted(ClientId client, Span span, Consumer<Decision> visitor);

  /**
   * A stretch of the log.
   *
   * @param after decisions after it
   * @param until and not after this
   * @param newest at most so many, the newest
   */
  record Span(Instant after, Instant until, int newest) {}
}
