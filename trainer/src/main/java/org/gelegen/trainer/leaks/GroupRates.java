package org.gelegen.trainer.leaks;

import org.gelegen.trainer.drift.Tenths;

/** How often rows were positive, by the tenth that a number falls in; unknown is a group too. */
final class GroupRates {
  /** How many rows the overall rate counts for in each group. */
  private static final double SHRINKAGE = 20;

  private final Tenths tenths;
  private final double[] rates;

  private GroupRates(Tenths tenths, double[] rates) {
    this.tenths = tenths;
    this.rates = rates;
  }

  static GroupRates of(double[] numbers, boolean[] labels) {
    Tenths tenths = Tenths.of(numbers);
    double[] counts = new double[tenths.groups()];
    double[] positives = new double[tenths.groups()];
    double all = 0;
    for (int i = 0; i < numbers.length; i++) {
      int group = tenths.group(numbers[i]);
      counts[group]++;
      positives[group] += labels[i] ? 1 : 0;
      all += labels[i] ? 1 : 0;
    }
    double[] rates = new double[counts.length];
    for (int group = 0; group < rates.length; group++) {
      rates[group] =
          (positives[group] + SHRINKAGE * all / numbers.length) / (counts[group] + SHRINKAGE);
    }
    return new GroupRates(tenths, rates);
  }

  /** The rate of each number's group. */
  double[] of(double[] numbers) {
    double[] scores = new double[numbers.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = rates[tenths.group(numbers[i])];
    }
    return scores;
  }
}
