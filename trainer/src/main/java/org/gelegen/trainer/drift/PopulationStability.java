package org.gelegen.trainer.drift;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * How far the distribution of a number has moved: the population stability index, Σ (q − p) · ln(q
 * / p) over groups, where p is the share of a group before and q its share later.
 *
 * <p>Groups are the tenths of the earlier numbers, fewer where numbers are equal, and one for
 * unknown ones (NaN). Half a row is added to each group, so that an empty one costs much and not
 * all. Never negative; 0 where nothing moved; the same when before and later change places within
 * the same groups.
 *
 * <p>Without any drift the index times n · m / (n + m) follows about a chi-squared distribution,
 * for n independent rows before and m later. Rows of one debtor are none, and count as many as they
 * are worth ({@link Clusters}). As many degrees of freedom as there are groups are taken, one more
 * than of groups that were fixed beforehand: the outer borders are the lowest and highest number of
 * before, beyond which a few later ones always are.
 *
 * @param index at least 0
 * @param groups how many there were
 * @param byChance the probability that as much comes about without any drift
 * @see "Siddiqi: Credit Risk Scorecards, 2006"
 * @see "Yurdakul, Naranjo: Statistical properties of the population stability index, Journal of
 *     Risk Model Validation 2020"
 * @see "Rao, Scott: The analysis of categorical data from complex sample surveys, Journal of the
 *     American Statistical Association 1981"
 */
public record PopulationStability(double index, int groups, double byChance) {
  private static final double EXTRA = 0.5;

  /**
   * Compares.
   *
   * @param before not empty; NaN where unknown
   * @param debtorsBefore the debtor's number of each
   * @param later not empty; NaN where unknown
   * @param debtorsLater the debtor's number of each
   */
  public static PopulationStability between(
      double[] before, int[] debtorsBefore, double[] later, int[] debtorsLater) {
    if (before.length == 0 || later.length == 0) {
      throw new IllegalArgumentException(
          "there must be numbers on both sides but there are "
              + before.length
              + " and "
              + later.length);
    }
    Tenths tenths = Tenths.of(before);
    double[] ones = tenths.count(before);
    double[] others = tenths.count(later);
    double[] shares =
        IntStream.range(0, ones.length)
            .mapToDouble(i -> (ones[i] + others[i]) / (before.length + later.length))
            .toArray();
    Clusters first = Clusters.of(debtorsBefore);
    Clusters second = Clusters.of(debtorsLater);
    double correlation =
        first
            .agreement(tenths.groups(before), shares)
            .and(second.agreement(tenths.groups(later), shares))
            .correlation();
    return ofCounts(
        scaled(ones, first.worth(correlation) / before.length),
        scaled(others, second.worth(correlation) / later.length));
  }

  private static double[] scaled(double[] counts, double by) {
    return Arrays.stream(counts).map(count -> count * by).toArray();
  }

  /** The same of numbers that were counted by group. */
  static PopulationStability ofCounts(double[] before, double[] later) {
    int groups = 0;
    for (int i = 0; i < before.length; i++) {
      groups += before[i] + later[i] > 0 ? 1 : 0;
    }
    double n = Arrays.stream(before).sum();
    double m = Arrays.stream(later).sum();
    double index = 0;
    for (int i = 0; i < before.length; i++) {
      if (before[i] + later[i] > 0) {
        double p = (before[i] + EXTRA) / (n + EXTRA * groups);
        double q = (later[i] + EXTRA) / (m + EXTRA * groups);
        index += (q - p) * Math.log(q / p);
      }
    }
    return new PopulationStability(index, groups, byChance(index * n * m / (n + m), groups));
  }

  private static double byChance(double statistic, int groups) {
    return groups < 2 ? 1 : 1 - new ChiSquaredDistribution(groups).cumulativeProbability(statistic);
  }

  /** What it amounts to. */
  public Severity severity(DriftThresholds thresholds) {
    return byChance > thresholds.chance() ? Severity.NONE : thresholds.ofStability(index);
  }
}
