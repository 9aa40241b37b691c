package org.gelegen.scheduler.planning;

import java.util.stream.IntStream;

/**
 * Moves prices towards those at which demand fits.
 *
 * <h2>What is minimised</h2>
 *
 * The Lagrangian dual of the plan, Σ over debtors of max(0, max over options of the net value) + Σ
 * price · limit, bounds the value of every plan from above at any prices that are not negative [1].
 * It is smoothed by replacing each maximum by temperature · log Σ exp(net / temperature), so that a
 * debtor spreads over options of nearly the same worth, which trees produce in plenty.
 *
 * <h2>The step</h2>
 *
 * price += temperature · log(demand / capacity), not below zero. In u = exp(−price / temperature)
 * the smoothed maximum is concave, and replacing it by its tangent gives this step as the exact
 * minimum of an upper bound: every step lowers the smoothed dual and there is no step size to tune.
 * It is the step of Sinkhorn and of iterative scaling [2]. A budget's price moves by the same
 * formula, divided by what the option that an average unit of money goes to costs; with costs from
 * cents to euros the provable step, by the dearest option, would take for ever. An option that
 * touches a budget as well as a cell has two such factors, so that each takes half a step [2].
 *
 * <ol>
 *   <li>Fisher: The Lagrangian relaxation method for solving integer programming problems,
 *       Management Science 27, 1981
 *   <li>Darroch, Ratcliff: Generalized iterative scaling for log-linear models, Annals of
 *       Mathematical Statistics 43, 1972
 * </ol>
 */
final class SmoothedDual {
  /** So many parts, on any machine, so that sums come out the same on any number of cores. */
  private static final int PARTS = 64;

  /** Below exp of this, an option does not count. */
  private static final double NEGLIGIBLE = -30;

  private final DebtorOptions options;
  private final Limits limits;
  private final int looked;
  private final double weight;
  private final double share;

  /**
   * Looks at {@code sample} debtors, evenly spread, as if they stood for all.
   *
   * @param sample from 1 to the number of debtors
   */
  SmoothedDual(DebtorOptions options, Limits limits, int sample) {
    this.options = options;
    this.limits = limits;
    looked = sample;
    weight = (double) options.debtors() / sample;
    share = limits.hasBudget() ? 0.5 : 1;
  }

  /** The mean over debtors of their best option's value, where that is positive; 0 if nowhere. */
  double scale() {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < looked; i++) {
      int debtor = debtor(i);
      double best = 0;
      for (int option = options.first(debtor); option < options.end(debtor); option++) {
        best = Math.max(best, options.value(option));
      }
      sum += best;
      count += best > 0 ? 1 : 0;
    }
    return count == 0 ? 0 : sum / count;
  }

  /**
   * Moves {@code prices} one step.
   *
   * @param temperature in the unit of the values, positive
   * @return the unsmoothed dual at the prices before the step; an upper bound of every plan's value
   *     when all debtors are looked at
   */
  double step(Prices prices, double temperature) {
    Sums sums = sum(prices, temperature);
    double dual = sums.best * weight + prices.ofLimits(limits);
    for (int cell = 0; cell < limits.cells(); cell++) {
      prices.cells()[cell] =
          moved(
              prices.cells()[cell], temperature, sums.demand[cell] * weight, limits.capacity(cell));
    }
    for (int day = 0; day < limits.days(); day++) {
      if (limits.budget(day) < Double.POSITIVE_INFINITY && sums.spent[day] > 0) {
        prices.days()[day] =
            moved(
                prices.days()[day],
                temperature * sums.spent[day] / sums.squares[day],
                sums.spent[day] * weight,
                limits.budget(day));
      }
    }
    return dual;
  }

  private double moved(double price, double temperature, double demand, double limit) {
    if (limit == Limits.UNLIMITED || (demand <= 0 && limit <= 0)) {
      return 0;
    }
    // Where nothing is demanded or nothing is to be had, the logarithm has no end: a large step do.
    double ratio = Math.clamp(demand / Math.max(limit, 1e-3), 1e-3, 1e6);
    return Math.max(0, price + share * temperature * Math.log(ratio));
  }

  private Sums sum(Prices prices, double temperature) {
    int parts = Math.min(PARTS, looked);
    Sums[] partial = new Sums[parts];
    IntStream.range(0, parts)
        .parallel()
        .forEach(part -> partial[part] = sum(prices, temperature, part, parts));
    Sums total = new Sums(limits);
    for (Sums sums : partial) {
      total.add(sums);
    }
    return total;
  }

  private Sums sum(Prices prices, double temperature, int part, int parts) {
    Sums sums = new Sums(limits);
    double[] net = new double[64];
    int from = (int) ((long) looked * part / parts);
    int to = (int) ((long) looked * (part + 1) / parts);
    for (int i = from; i < to; i++) {
      int debtor = debtor(i);
      int first = options.first(debtor);
      int count = options.end(debtor) - first;
      if (count > net.length) {
        net = new double[count * 2];
      }
      double best = 0;
      for (int k = 0; k < count; k++) {
        net[k] = prices.net(options, first + k);
        best = Math.max(best, net[k]);
      }
      sums.best += best;
      spread(sums, net, first, count, best, temperature);
    }
    return sums;
  }

  private void spread(
      Sums sums, double[] net, int first, int count, double best, double temperature) {
    double total = Math.exp(-best / temperature);
    for (int k = 0; k < count; k++) {
      double exponent = (net[k] - best) / temperature;
      net[k] = exponent < NEGLIGIBLE ? 0 : Math.exp(exponent);
      total += net[k];
    }
    for (int k = 0; k < count; k++) {
      if (net[k] > 0) {
        double part = net[k] / total;
        int cell = options.cell(first + k);
        if (cell >= 0) {
          sums.demand[cell] += part;
        }
        double cost = options.cost(first + k);
        sums.spent[options.day(first + k)] += part * cost;
        sums.squares[options.day(first + k)] += part * cost * cost;
      }
    }
  }

  private int debtor(int i) {
    return (int) ((long) i * options.debtors() / looked);
  }

  private static final class Sums {
    private double best;
    private final double[] demand;
    private final double[] spent;
    private final double[] squares;

    private Sums(Limits limits) {
      demand = new double[limits.cells()];
      spent = new double[limits.days()];
      squares = new double[limits.days()];
    }

    private void add(Sums other) {
      best += other.best;
      for (int i = 0; i < demand.length; i++) {
        demand[i] += other.demand[i];
      }
      for (int i = 0; i < spent.length; i++) {
        spent[i] += other.spent[i];
        squares[i] += other.squares[i];
      }
    }
  }
}
