package org.gelegen.scheduler.planning;

import java.util.Arrays;

/** Which option each debtor has at the moment, with what that takes of the limits. */
final class Choice {
  /** Sums of money in binary differ from the same sums in decimal by less than this. */
  private static final double ROUNDING = 1e-9;

  private final DebtorOptions options;
  private final Limits limits;
  private final int[] chosen;
  private final int[] demand;
  private final double[] spent;

  Choice(DebtorOptions options, Limits limits) {
    this.options = options;
    this.limits = limits;
    chosen = new int[options.debtors()];
    Arrays.fill(chosen, CampaignPlan.NONE);
    demand = new int[limits.cells()];
    spent = new double[limits.days()];
  }

  int of(int debtor) {
    return chosen[debtor];
  }

  /** Gives a debtor another option, or none, whether it fits or not. */
  void set(int debtor, int option) {
    count(chosen[debtor], -1);
    chosen[debtor] = option;
    count(option, 1);
  }

  private void count(int option, int sign) {
    if (option == CampaignPlan.NONE) {
      return;
    }
    int cell = options.cell(option);
    if (cell >= 0) {
      demand[cell] += sign;
    }
    spent[options.day(option)] += sign * options.cost(option);
  }

  /** What a debtor's option is worth, zero without one. */
  double value(int debtor) {
    return chosen[debtor] == CampaignPlan.NONE ? 0 : options.value(chosen[debtor]);
  }

  /** Whether a debtor could change to {@code option} without exceeding a limit further. */
  boolean canTake(int debtor, int option) {
    int cell = options.cell(option);
    int current = chosen[debtor];
    boolean sameCell = current != CampaignPlan.NONE && options.cell(current) == cell;
    if (cell >= 0 && !sameCell && demand[cell] >= limits.capacity(cell)) {
      return false;
    }
    int day = options.day(option);
    double freed =
        current != CampaignPlan.NONE && options.day(current) == day ? options.cost(current) : 0;
    double extra = options.cost(option) - freed;
    return extra <= 0 || spent[day] + extra <= limits.budget(day) + ROUNDING;
  }

  boolean overspent(int day) {
    return spent[day] > limits.budget(day) + ROUNDING;
  }

  double value() {
    double sum = 0;
    for (int debtor = 0; debtor < chosen.length; debtor++) {
      sum += value(debtor);
    }
    return sum;
  }

  int[] chosen() {
    return chosen.clone();
  }

  int[] demand() {
    return demand.clone();
  }

  double[] spent() {
    return spent.clone();
  }
}
