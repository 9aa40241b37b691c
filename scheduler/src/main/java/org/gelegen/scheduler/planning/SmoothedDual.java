package org.gelegen.scheduler.planning;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How far prices are from those at which demand fits.
 *
 * <p>The Lagrangian dual of the plan, Σ over debtors of max(0, max over options of the net value) +
 * Σ price · limit, bounds the value of every plan from above at any prices that are not negative
 * [1]. It is smoothed by replacing each maximum by temperature · log Σ exp(net / temperature), so
 * that a debtor spreads over options of nearly the same worth, which trees produce in plenty, and
 * the dual has a slope and a curvature everywhere.
 *
 * <ol>
 *   <li>Fisher: The Lagrangian relaxation method for solving integer programming problems,
 *       Management Science 27, 1981
 * </ol>
 */
final class SmoothedDual {
  /** So many parts, on any machine, so that sums come out the same on any number of cores. */
  private static final int PARTS = 64;

  /** The same for curvatures, of which each part keeps a matrix. */
  private static final int CURVATURE_PARTS = 16;

  /** Below exp of this, an option does not count. */
  private static final double NEGLIGIBLE = -25;

  /** An option that a debtor takes a smaller part of bends nothing. */
  private static final double SLIGHT = 1e-7;

  private final DebtorOptions options;
  private final Limits limits;
  private final int looked;
  private final double weight;

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
   * The dual at {@code prices}.
   *
   * @param temperature in the unit of the values, positive
   */
  DualPoint at(Prices prices, double temperature) {
    DualPoint total = new DualPoint(limits);
    for (DualPoint part :
        parts(
            PARTS,
            DualPoint[]::new,
            (from, to) -> {
              Spread spread = new Spread(prices, temperature);
              DualPoint point = new DualPoint(limits);
              for (int i = from; i < to; i++) {
                spread.over(debtor(i));
                spread.addTo(point);
              }
              return point;
            })) {
      total.add(part);
    }
    total.complete(weight, prices, limits);
    return total;
  }

  /**
   * The second derivatives of the smoothed dual, in the limits that {@code free} names: the upper
   * triangle, column by column.
   */
  double[] curvature(Prices prices, double temperature, FreePrices free) {
    double[] total = new double[free.size() * (free.size() + 1) / 2];
    for (double[] part :
        parts(
            CURVATURE_PARTS,
            double[][]::new,
            (from, to) -> {
              Spread spread = new Spread(prices, temperature);
              Bend bend = new Bend(free);
              for (int i = from; i < to; i++) {
                spread.over(debtor(i));
                bend.add(spread);
              }
              return bend.sums;
            })) {
      for (int i = 0; i < total.length; i++) {
        total[i] += part[i];
      }
    }
    for (int i = 0; i < total.length; i++) {
      total[i] *= weight / temperature;
    }
    return total;
  }

  private interface Stretch<T> {
    T sum(int from, int to);
  }

  private <T> T[] parts(int most, IntFunction<T[]> array, Stretch<T> stretch) {
    int parts = Math.min(most, looked);
    return IntStream.range(0, parts)
        .parallel()
        .mapToObj(
            part ->
                stretch.sum(
                    (int) ((long) looked * part / parts),
                    (int) ((long) looked * (part + 1) / parts)))
        .toArray(array);
  }

  private int debtor(int i) {
    return (int) ((long) i * options.debtors() / looked);
  }

  /** How one debtor after the other spreads over options. */
  private final class Spread {
    private final Prices prices;
    private final double temperature;

    /** The options that count, and the part of the debtor that each has. */
    private int[] option = new int[64];

    private double[] part = new double[64];
    private int size;
    private double best;
    private double smooth;

    private Spread(Prices prices, double temperature) {
      this.prices = prices;
      this.temperature = temperature;
    }

    private void over(int debtor) {
      int first = options.first(debtor);
      int count = options.end(debtor) - first;
      if (count > part.length) {
        part = new double[count * 2];
        option = new int[count * 2];
      }
      best = 0;
      for (int k = 0; k < count; k++) {
        part[k] = prices.net(options, first + k);
        best = Math.max(best, part[k]);
      }
      size = 0;
      double least = best + NEGLIGIBLE * temperature;
      double total = 0 < least ? 0 : Math.exp(-best / temperature);
      for (int k = 0; k < count; k++) {
        if (part[k] >= least) {
          double weighed = Math.exp((part[k] - best) / temperature);
          option[size] = first + k;
          part[size++] = weighed;
          total += weighed;
        }
      }
      for (int k = 0; k < size; k++) {
        part[k] /= total;
      }
      smooth = best + temperature * Math.log(total);
    }

    private void addTo(DualPoint point) {
      point.addDebtor(best, smooth);
      for (int k = 0; k < size; k++) {
        point.addOption(
            options.cell(option[k]), options.day(option[k]), options.cost(option[k]), part[k]);
      }
    }
  }

  /** Sums what each debtor bends: the covariance of what it takes of the limits. */
  private final class Bend {
    private final FreePrices free;
    private final double[] sums;
    private int[] place = new int[128];
    private double[] mean = new double[128];
    private int size;

    private Bend(FreePrices free) {
      this.free = free;
      sums = new double[free.size() * (free.size() + 1) / 2];
    }

    private void add(Spread spread) {
      if (2 * spread.size > place.length) {
        place = new int[4 * spread.size];
        mean = new double[4 * spread.size];
      }
      size = 0;
      for (int k = 0; k < spread.size; k++) {
        double part = spread.part[k];
        if (part < SLIGHT) {
          continue;
        }
        int option = spread.option[k];
        int cell = free.ofCell(options.cell(option));
        int day = free.ofDay(options.day(option));
        double cost = options.cost(option);
        if (cell >= 0) {
          sums[FreePrices.at(cell, cell)] += part;
          mean(cell, part);
        }
        if (day >= 0 && cost > 0) {
          sums[FreePrices.at(day, day)] += part * cost * cost;
          mean(day, part * cost);
          if (cell >= 0) {
            sums[FreePrices.at(cell, day)] += part * cost;
          }
        }
      }
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          double both = mean[i] * mean[j];
          sums[FreePrices.at(Math.min(place[i], place[j]), Math.max(place[i], place[j]))] -= both;
        }
      }
    }

    /** Adds to the mean of a limit, each named once. */
    private void mean(int limit, double amount) {
      int at = 0;
      while (at < size && place[at] != limit) {
        at++;
      }
      if (at == size) {
        place[size] = limit;
        mean[size++] = 0;
      }
      mean[at] += amount;
    }
  }
}
