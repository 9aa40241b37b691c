package org.gelegen.trainer.drift;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Whether what contacts bring has changed: the mean of a reward, or the rate of a label, before and
 * later.
 *
 * <p>Welch's statistic, which does not take the two to vary alike, is about normal without drift.
 * Rows count as independent: give one number a debtor where a debtor has many.
 *
 * @param byChance the probability that the means differ as much without any drift
 * @see "Welch: The generalization of Student's problem when several different population variances
 *     are involved, Biometrika 1947"
 */
public record RewardDrift(double before, double later, double byChance) {
  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  /**
   * Compares.
   *
   * @param before at least two numbers
   * @param later at least two numbers
   */
  public static RewardDrift between(double[] before, double[] later) {
    if (before.length < 2 || later.length < 2) {
      throw new IllegalArgumentException(
          "there must be two numbers on both sides but there are "
              + before.length
              + " and "
              + later.length);
    }
    double difference = StatUtils.mean(later) - StatUtils.mean(before);
    double variance =
        StatUtils.variance(before) / before.length + StatUtils.variance(later) / later.length;
    return new RewardDrift(
        StatUtils.mean(before),
        StatUtils.mean(later),
        difference == 0
            ? 1
            : 2 * NORMAL.cumulativeProbability(-Math.abs(difference) / Math.sqrt(variance)));
  }

  /** The same of labels, where a yes counts 1. */
  public static RewardDrift between(boolean[] before, boolean[] later) {
    return between(numbers(before), numbers(later));
  }

  private static double[] numbers(boolean[] labels) {
    double[] numbers = new double[labels.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = labels[i] ? 1 : 0;
    }
    return numbers;
  }

  /** The later mean over the earlier one; infinite where the earlier one is 0. */
  public double ratio() {
    return before == later ? 1 : later / before;
  }

  /** What it amounts to. */
  public Severity severity(DriftThresholds thresholds) {
    return byChance > thresholds.chance() ? Severity.NONE : thresholds.ofRatio(ratio());
  }
}
