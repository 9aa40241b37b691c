package org.gelegen.model.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.DebtorId;

/**
 * What counts of debtors besides their histories. Who is not named has none of it.
 *
 * @param objected who objects to profiling
 * @param pending the contacts that are planned, being sent, held or of unknown fate, the earliest
 *     slot first
 */
public record Circumstances(Set<DebtorId> objected, Map<DebtorId, List<PlannedContact>> pending) {
  private static final Circumstances NONE = new Circumstances(Set.of(), Map.of());

  public Circumstances {
    objected = Set.copyOf(objected);
    Map<DebtorId, List<PlannedContact>> some = new HashMap<>();
    pending.forEach(
        (debtor, contacts) -> {
          if (!contacts.isEmpty()) {
            some.put(debtor, List.copyOf(contacts));
          }
        });
    pending = Map.copyOf(some);
  }

  /** Nobody objects, and nothing is pending. */
  public static Circumstances none() {
    return NONE;
  }

  /** Whether a debtor objects to profiling. */
  public boolean objects(DebtorId debtor) {
    return objected.contains(debtor);
  }

  /** What is pending with a debtor. */
  public List<PlannedContact> pending(DebtorId debtor) {
    return pending.getOrDefault(debtor, List.of());
  }
}
