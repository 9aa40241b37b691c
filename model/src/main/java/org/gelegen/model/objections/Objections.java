package org.gelegen.model.objections;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/**
 * The debtors who object to profiling. While an objection is in force no model says anything of the
 * debtor, and what a night plans for the debtor by a model is taken back as it is committed.
 */
public interface Objections {
  /** What a decision's exclusion is called where an objection is why no model was asked. */
  String RULE = "profiling.objection";

  /** The basis of that exclusion, in words. */
  String BASIS = "the debtor objects to profiling (GDPR art. 21 and 22): no model is asked";

  /**
   * Keeps an objection, and takes back what a model had planned for the debtor in the same
   * transaction, with an entry in the audit log. A contact that is just being sent is called off
   * where its gateway does not have it yet, and waited for where it has. A call in the hour that
   * the debtor asked for stays. Where one is in force, that one is answered and nothing changes.
   *
   * @param by the key's id, or the command
   * @return the objection in force, or empty when the debtor was erased meanwhile
   */
  Optional<Objection> object(ClientId client, DebtorId debtor, Instant at, String by, String why);

  /**
   * Withdraws the objection in force, with an entry in the audit log.
   *
   * @return the debtor's newest objection, withdrawn, or empty when the debtor never objected
   */
  Optional<Objection> withdraw(
      ClientId client, DebtorId debtor, Instant at, String by, @Nullable String why);

  /** A debtor's objections, oldest first. */
  List<Objection> find(ClientId client, DebtorId debtor);

  /** Those of {@code debtors} whose objection is in force now. */
  Set<DebtorId> objected(ClientId client, Collection<DebtorId> debtors);

  /** All debtors of a client whose objection is in force now. */
  Set<DebtorId> objected(ClientId client);

  /** For a house that keeps none: nobody objects. */
  static Objections none() {
    return new NoObjections();
  }
}
