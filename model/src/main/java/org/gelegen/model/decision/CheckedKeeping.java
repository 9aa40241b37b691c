package org.gelegen.model.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * Decides for debtors, and keeps what was decided, in circumstances that hold as it is kept.
 *
 * <p>Most debtors have no contact pending, and who objects to profiling is known but for the last
 * moment. So it decides for a few by what is expected, and has the log say of whom that is not so;
 * for those it looks, and decides again. Where that was often so for a client, and where many are
 * asked about, it looks first. What was kept for some stays where deciding again for others fails.
 * Safe for use by many threads.
 */
final class CheckedKeeping {
  /** More are kept by the log that does not check. */
  static final int FEW = 50;

  /** Circumstances that change each time somebody looks are taken as they were seen last. */
  private static final int TRIES = 4;

  /** About so many debtors asked about last count for how often they surprise. */
  private static final double MEMORY = 200;

  /** Deciding twice and asking three times costs more than looking always, from here on. */
  private static final double OFTEN = 0.3;

  private final CheckedLog checked;
  private final DecisionLog decisions;

  /** Of those asked about last, about how many there was something to. */
  private final Map<ClientId, Double> surprising = new ConcurrentHashMap<>();

  CheckedKeeping(CheckedLog checked, DecisionLog decisions) {
    this.checked = checked;
    this.decisions = decisions;
  }

  /** Who decides. */
  interface Deciding {
    /** What is probable for debtors. */
    Circumstances expected(Set<DebtorId> debtors);

    /**
     * Whether deciding does what cannot be undone, or may fail for debtors of whom there is
     * something to know.
     */
    boolean looksFirst();

    /** Decides for each of some debtors; it may be asked again for some of them. */
    List<Decision> decide(List<DebtorHistory> debtors, Circumstances in);

    /** Is told whose decisions are not kept and are made again. */
    void undone(Set<DebtorId> debtors);
  }

  /**
   * Decides for debtors, each there once, and keeps what was decided.
   *
   * @return a decision for each debtor, in the order of the debtors
   */
  List<Decision> decide(ClientId client, List<DebtorHistory> debtors, Deciding deciding) {
    Set<DebtorId> all = ids(debtors);
    boolean few = debtors.size() <= FEW;
    boolean looks = deciding.looksFirst() || !few || surprising.getOrDefault(client, 0.0) > OFTEN;
    Circumstances expected = deciding.expected(all);
    Circumstances in = looks ? checked.look(client, all) : expected;
    Set<DebtorId> surprises = different(all, expected, in);
    Map<DebtorId, Decision> made = new HashMap<>();
    List<DebtorHistory> left = debtors;
    for (int turn = 1; !left.isEmpty(); turn++) {
      List<Decision> decided = deciding.decide(left, in);
      Set<DebtorId> others = Set.of();
      if (few && turn < TRIES) {
        others = checked.append(client, decided, in);
        deciding.undone(others);
      } else {
        decisions.append(client, decided);
      }
      decided.forEach(decision -> made.put(decision.debtorId(), decision));
      surprises.addAll(others);
      left = of(others, left);
      in = others.isEmpty() ? in : checked.look(client, others);
    }
    count(client, debtors.size(), surprises.size());
    return debtors.stream().map(history -> made.get(history.debtorId())).toList();
  }

  private static Set<DebtorId> different(
      Set<DebtorId> debtors, Circumstances some, Circumstances others) {
    Set<DebtorId> different = new HashSet<>();
    if (!some.equals(others)) {
      different.addAll(debtors);
      different.removeIf(
          debtor ->
              some.objects(debtor) == others.objects(debtor)
                  && some.pending(debtor).equals(others.pending(debtor)));
    }
    return different;
  }

  private void count(ClientId client, int debtors, int surprises) {
    if (debtors > 0) {
      double weight = Math.min(1, debtors / MEMORY);
      double share = surprises / (double) debtors;
      surprising.merge(client, weight * share, (before, _) -> before + weight * (share - before));
    }
  }

  private static Set<DebtorId> ids(Collection<DebtorHistory> debtors) {
    Set<DebtorId> ids = new HashSet<>();
    debtors.forEach(history -> ids.add(history.debtorId()));
    return ids;
  }

  private static List<DebtorHistory> of(Set<DebtorId> some, List<DebtorHistory> debtors) {
    if (some.isEmpty()) {
      return List.of();
    }
    List<DebtorHistory> found = new ArrayList<>(debtors);
    found.removeIf(history -> !some.contains(history.debtorId()));
    return found;
  }
}
