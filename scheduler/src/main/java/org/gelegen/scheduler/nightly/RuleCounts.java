package org.gelegen.scheduler.nightly;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.PlanReport.RuleCount;
import org.gelegen.model.rules.RuleId;
import org.gelegen.model.rules.RuleTake;

/** Counts what rules take out, over debtors. Not thread-safe. */
final class RuleCounts {
  private final Map<RuleId, Sum> sums = new HashMap<>();

  /** What one rule takes out of so many debtors' grids. */
  private static final class Sum {
    private long debtors;
    private long stopped;
    private long slots;
  }

  /**
   * Counts the next debtor.
   *
   * @param takes of each rule that takes anything out, once
   * @param stopped whether the debtor is left with nothing at all
   */
  void add(List<RuleTake> takes, boolean stopped) {
    for (RuleTake take : takes) {
      Sum sum = sums.computeIfAbsent(take.rule(), _ -> new Sum());
      sum.debtors++;
      sum.stopped += stopped ? 1 : 0;
      sum.slots += take.actions();
    }
  }

  /** Adds what {@code others} counted. */
  void add(RuleCounts others) {
    others.sums.forEach(
        (rule, more) -> {
          Sum sum = sums.computeIfAbsent(rule, _ -> new Sum());
          sum.debtors += more.debtors;
          sum.stopped += more.stopped;
          sum.slots += more.slots;
        });
  }

  /** By rule. */
  List<RuleCount> counts() {
    return sums.entrySet().stream()
        .map(
            entry ->
                new RuleCount(
                    entry.getKey().value(),
                    entry.getValue().debtors,
                    entry.getValue().stopped,
                    entry.getValue().slots))
        .sorted(Comparator.comparing(RuleCount::rule))
        .toList();
  }
}
