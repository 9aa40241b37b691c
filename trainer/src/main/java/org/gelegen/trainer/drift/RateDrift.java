package org.gelegen.trainer.drift;

import java.util.Arrays;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * Whether what contacts bring has changed: how often labels are yes, before and later.
 *
 * <p>Fisher's exact test of as many contacts as those of both sides are worth, since contacts of
 * one debtor are no independent ones ({@link Clusters}). How far they go together is learned from
 * both sides at their common rate: a run of silent debtors alone would seem to say that nothing
 * varies.
 *
 * @param before the earlier rate, in [0, 1]
 * @param later the later rate, in [0, 1]
 * @param byChance the probability that they differ as much without any drift
 * @see "Fisher: The logic of inductive inference, Journal of the Royal Statistical Society 1935"
 */
public record RateDrift(double before, double later, double byChance) {
  /**
   * Compares.
   *
   * @param before not empty
   * @param debtorsBefore the debtor's number of each
   * @param later not empty
   * @param debtorsLater the debtor's number of each
   */
  public static RateDrift between(
      boolean[] before, int[] debtorsBefore, boolean[] later, int[] debtorsLater) {
    if (before.length == 0 || later.length == 0) {
      throw new IllegalArgumentException(
          "there must be labels on both sides but there are "
              + before.length
              + " and "
              + later.length);
    }
    Clusters ones = Clusters.of(debtorsBefore);
    Clusters others = Clusters.of(debtorsLater);
    double common = (double) (count(before) + count(later)) / (before.length + later.length);
    double correlation =
        ones.agreement(before, same(common, before.length))
            .and(others.agreement(later, same(common, later.length)))
            .correlation();
    double first = (double) count(before) / before.length;
    double second = (double) count(later) / later.length;
    return new RateDrift(
        first, second, byChance(first, ones.worth(correlation), second, others.worth(correlation)));
  }

  private static double byChance(double before, double n, double later, double m) {
    int rows = (int) Math.round(m);
    int all = (int) Math.round(n) + rows;
    int yes = (int) Math.round(later * m);
    int allYes = yes + (int) Math.round(before * n);
    HypergeometricDistribution counts = new HypergeometricDistribution(all, allYes, rows);
    double tail =
        later > before ? counts.upperCumulativeProbability(yes) : counts.cumulativeProbability(yes);
    return Math.min(1, 2 * tail);
  }

  private static double[] same(double value, int count) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }

  private static int count(boolean[] labels) {
    int count = 0;
    for (boolean label : labels) {
      count += label ? 1 : 0;
    }
    return count;
  }

  /** The later rate over the earlier one; infinite where the earlier one is 0. */
  public double ratio() {
    return before == later ? 1 : later / before;
  }

  /** What it amounts to. */
  public Severity severity(DriftThresholds thresholds) {
    return byChance > thresholds.chance() ? Severity.NONE : thresholds.ofRatio(ratio());
  }
}
