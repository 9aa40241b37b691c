package org.gelegen.scheduler.nightly;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.PlanReport.RuleCount;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Evaluation;

/** Counts what rules take out, over debtors. Not thread-safe. */
final class RuleCounts {
  private final Map<String, RuleCount> counts = new TreeMap<>();

  /** Counts what rules take out for the next debtor, as far as it was told. */
  void add(Evaluation evaluation) {
    int channels = evaluation.grid().channels().size();
    for (Exclusion exclusion : evaluation.exclusions()) {
      long slots = (long) exclusion.slots() * (exclusion.channel() == null ? channels : 1);
      merge(new RuleCount(exclusion.rule(), 0, 0, slots));
    }
    long stopped = evaluation.kind() == Kind.STOP ? 1 : 0;
    Set<String> rules =
        evaluation.exclusions().stream().map(Exclusion::rule).collect(Collectors.toSet());
    rules.forEach(rule -> merge(new RuleCount(rule, 1, stopped, 0)));
  }

  /** Adds what {@code others} counted. */
  void add(RuleCounts others) {
    others.counts.values().forEach(this::merge);
  }

  private void merge(RuleCount more) {
    counts.merge(
        more.rule(),
        more,
        (one, other) ->
            new RuleCount(
                one.rule(),
                one.debtors() + other.debtors(),
                one.stopped() + other.stopped(),
                one.slots() + other.slots()));
  }

  /** By rule. */
  List<RuleCount> counts() {
    return List.copyOf(counts.values());
  }
}
