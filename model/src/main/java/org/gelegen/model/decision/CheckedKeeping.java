package org.gelegen.model.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * Decides for debtors, and keeps what was decided, in circumstances that hold as it is kept.
 *
 * <p>Few debtors object to profiling or have a contact pending. So it decides for a few as if none
 * did, and has the log say of whom that is not so; for those it looks, and decides again. Where
 * that was often so for a client, and where many are asked about, it looks first. Safe for use by
 * many threads.
 */
final class CheckedKeeping {
  /** More come by a statement of their own, which does not check them. */
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

  /**
   * Decides for debtors and keeps what was decided.
   *
   * @param looksFirst whether deciding does what cannot be undone, or may fail for debtors of whom
   *     there is something to know
   * @param deciding decides for each of some debtors, in these circumstances; it may be asked again
   *     for some
   * @param undone is told whose decisions are not kept and are made again
   * @return a decision for each debtor, in the order of the debtors
   */
  List<Decision> decide(
      ClientId client,
      List<DebtorHistory> debtors,
      boolean looksFirst,
      BiFunction<List<DebtorHistory>, Circumstances, List<Decision>> deciding,
      Consumer<Set<DebtorId>> undone) {
    boolean few = debtors.size() <= FEW;
    boolean looks = looksFirst || !few || surprising.getOrDefault(client, 0.0) > OFTEN;
    Circumstances in = looks ? checked.look(client, ids(debtors)) : Circumstances.none();
    Map<DebtorId, Decision> made = new HashMap<>();
    List<DebtorHistory> left = debtors;
    Set<DebtorId> surprises = new HashSet<>();
    for (int turn = 1; !left.isEmpty(); turn++) {
      List<Decision> decided = deciding.apply(left, in);
      Set<DebtorId> others = Set.of();
      if (few && turn < TRIES) {
        others = checked.append(client, decided, in);
        undone.accept(others);
      } else {
        decisions.append(client, decided);
      }
      decided.forEach(decision -> made.put(decision.debtorId(), decision));
      left = of(others, left);
      in = others.isEmpty() ? in : checked.look(client, others);
      surprises.addAll(others);
    }
    debtors.stream().map(DebtorHistory::debtorId).filter(in::names).forEach(surprises::add);
    count(client, debtors.size(), surprises.size());
    return debtors.stream().map(history -> made.get(history.debtorId())).toList();
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
