package org.gelegen.scheduler.nightly;

import java.util.HashMap;
import java.util.Map;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Evaluation;
import org.gelegen.model.decision.Evaluation.Option;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.scheduler.planning.DebtorOptions;

/**
 * What the planner needs to know of a stretch of debtors: a few numbers for each. Chance is asked
 * here, too, and plays no part in the plan.
 */
final class FirstLook {
  private final NightFrame frame;
  private final DebtorOptions.Builder options = DebtorOptions.builder();
  private final Draws draws = new Draws();
  private final RuleCounts rules = new RuleCounts();
  private final Map<Integer, Integer> promised = new HashMap<>();
  private final double[] promisedCost = new double[Cells.DAYS];

  FirstLook(NightFrame frame) {
    this.frame = frame;
  }

  /** Adds the next debtor, with no option when there is nothing to plan for it. */
  void add(Evaluator.Seen seen) {
    Evaluation evaluation = seen.evaluation();
    rules.add(seen.takes(), evaluation.kind() == Kind.STOP);
    boolean planned = !seen.appointment() && evaluation.kind() == Kind.CONTACT;
    if (seen.appointment()) {
      promised.merge(seen.cell(0), 1, Integer::sum);
      promisedCost[seen.day(0)] += cost(evaluation, 0);
    }
    if (planned) {
      for (int option = 0; option < evaluation.options().size(); option++) {
        add(seen, option);
      }
      draws.add(evaluation, frame.ids().decision(evaluation.debtorId()));
    } else {
      draws.addNone();
    }
    options.endDebtor();
  }

  private void add(Evaluator.Seen seen, int option) {
    Option scored = seen.evaluation().options().get(option);
    int day = seen.day(option);
    options.option(
        seen.cell(option),
        day,
        scored.value() * Math.pow(1 - frame.settings().dailyDiscount(), day),
        cost(seen.evaluation(), option));
  }

  private double cost(Evaluation evaluation, int option) {
    ClientSettings settings = frame.decider().settings();
    return settings.cost(evaluation.action(option).channel()).doubleValue();
  }

  DebtorOptions options() {
    return options.build();
  }

  /** What rules took out. */
  RuleCounts rules() {
    return rules;
  }

  Draws draws() {
    return draws;
  }

  void promisedInto(Map<Integer, Integer> cells, double[] costs) {
    promised.forEach((cell, count) -> cells.merge(cell, count, Integer::sum));
    for (int day = 0; day < costs.length; day++) {
      costs[day] += promisedCost[day];
    }
  }
}
