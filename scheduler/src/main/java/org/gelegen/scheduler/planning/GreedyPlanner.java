package org.gelegen.scheduler.planning;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The baseline: debtors in the order of what they would lose by not getting their best option, each
 * takes the best that still has room. Its bound is the value of everybody's best option, as if
 * there were no limits; its prices are zero.
 */
public final class GreedyPlanner implements CampaignPlanner {
  @Override
  public CampaignPlan plan(DebtorOptions options, Limits limits) {
    options.requireWithin(limits);
    double[] best = new double[options.debtors()];
    double[] regret = new double[options.debtors()];
    double bound = 0;
    for (int debtor = 0; debtor < best.length; debtor++) {
      double second = 0;
      for (int option = options.first(debtor); option < options.end(debtor); option++) {
        double value = options.value(option);
        second = Math.max(second, Math.min(value, best[debtor]));
        best[debtor] = Math.max(best[debtor], value);
      }
      regret[debtor] = best[debtor] - second;
      bound += best[debtor];
    }
    Choice choice = new Choice(options, limits);
    IntStream.range(0, best.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(debtor -> -regret[debtor])
                .thenComparingDouble(debtor -> -best[debtor])
                .thenComparing(Comparator.naturalOrder()))
        .forEach(debtor -> take(options, choice, debtor));
    return new CampaignPlan(choice, bound, Prices.zero(limits));
  }

  private static void take(DebtorOptions options, Choice choice, int debtor) {
    int best = CampaignPlan.NONE;
    for (int option = options.first(debtor); option < options.end(debtor); option++) {
      double known = best == CampaignPlan.NONE ? 0 : options.value(best);
      if (options.value(option) > known && choice.canTake(debtor, option)) {
        best = option;
      }
    }
    if (best != CampaignPlan.NONE) {
      choice.set(debtor, best);
    }
  }
}
