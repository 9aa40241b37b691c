package org.gelegen.trainer.offpolicy;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** One estimator's terms, summed up over a log; mergeable. Not thread-safe. */
final class Tally {
  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  private final Estimator estimator;
  private final Moments moments;
  private final FourthPowers fourthPowers;
  private final ResampledSums resampled;
  private final double[] terms;

  Tally(Estimator estimator, int resamples) {
    this.estimator = estimator;
    moments = new Moments(estimator.terms());
    fourthPowers = new FourthPowers(estimator.terms());
    resampled = new ResampledSums(estimator.terms(), resamples);
    terms = new double[estimator.terms()];
  }

  void add(LoggedDecision decision, double[] draws) {
    estimator.terms(decision, terms);
    moments.add(terms);
    fourthPowers.add(terms);
    resampled.add(terms, draws);
  }

  void merge(Tally other) {
    moments.merge(other.moments);
    fourthPowers.merge(other.fourthPowers);
    resampled.merge(other.resampled);
  }

  /**
   * The estimate after at least one decision.
   *
   * @param counts of the decisions in each resample
   * @param byUnit whether the resamples, which drew units, say how precise it is
   */
  Estimate estimate(Reliance reliance, double[] counts, boolean byUnit) {
    double value = estimator.value(moments.means());
    if (!Double.isFinite(value)) {
      return new Estimate(
          estimator.name(),
          null,
          null,
          new Claim.NotUsable("no decision has weight, or the numbers are too large"));
    }
    Precision precision = precision(value, counts, byUnit);
    return new Estimate(
        estimator.name(),
        value,
        Double.isFinite(precision.se()) ? precision.se() : null,
        reliance.claim(estimator, value, precision));
  }

  private Precision precision(double value, double[] counts, boolean byUnit) {
    double[] values = values(counts);
    Percentile percentile = new Percentile();
    percentile.setData(values);
    Bounds bootstrap = new Bounds(percentile.evaluate(2.5), percentile.evaluate(97.5));
    double[] means = moments.means();
    double[] direction = new double[means.length];
    estimator.gradient(means, direction);
    double squares = moments.squares(direction);
    double carriers = squares * squares / fourthPowers.around(means, direction);
    if (byUnit) {
      double se = new StandardDeviation().evaluate(values);
      return new Precision(se, bootstrap, bootstrap, carriers);
    }
    double n = moments.count();
    double se = Math.sqrt(squares / (n - estimator.lostFreedom()) / n);
    return new Precision(se, new Bounds(value - Z * se, value + Z * se), bootstrap, carriers);
  }

  /** The estimate in every resample that has one. */
  private double[] values(double[] counts) {
    double[] means = new double[terms.length];
    double[][] sums = new double[terms.length][];
    Arrays.setAll(sums, resampled::sums);
    double[] values = new double[counts.length];
    for (int resample = 0; resample < counts.length; resample++) {
      for (int term = 0; term < means.length; term++) {
        means[term] = sums[term][resample] / counts[resample];
      }
      values[resample] = estimator.value(means);
    }
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }
}
