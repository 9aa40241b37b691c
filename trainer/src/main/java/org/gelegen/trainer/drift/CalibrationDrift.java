package org.gelegen.trainer.drift;

import org.apache.commons.math3.special.Beta;

/**
 * Whether probabilities still mean what they say: what came true beside what was expected.
 *
 * <p>Without drift what came true is no further from what was expected than a binomial of the mean
 * probability, over as many contacts as these are worth: those of one debtor are no independent
 * ones ({@link Clusters}).
 *
 * @param n how many predictions, at least 1
 * @param observed the share that came true, in [0, 1]
 * @param expected the mean probability, in [0, 1]
 * @param byChance the probability that they differ as much without any drift
 * @see "Hoeffding: On the distribution of the number of successes in independent trials, Annals of
 *     Mathematical Statistics 1956: unequal probabilities vary less than equal ones"
 * @see "Cox: Two further applications of a model for binary regression, Biometrika 1958"
 */
public record CalibrationDrift(long n, double observed, double expected, double byChance) {
  /**
   * Compares.
   *
   * @param probabilities not empty
   * @param debtors whose they are
   * @param earlier how far other contacts of debtors agree, which a few silent debtors cannot tell
   */
  static CalibrationDrift of(
      double[] probabilities, boolean[] labels, Clusters debtors, Clusters.Agreement earlier) {
    if (labels.length == 0 || probabilities.length != labels.length) {
      throw new IllegalArgumentException(
          "there must be as many labels as probabilities and at least one but there are "
              + labels.length
              + " and "
              + probabilities.length);
    }
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < labels.length; i++) {
      observed += labels[i] ? 1 : 0;
      expected += probabilities[i];
    }
    observed /= labels.length;
    expected /= labels.length;
    double worth =
        debtors.worth(debtors.agreement(labels, probabilities).and(earlier).correlation());
    return new CalibrationDrift(
        labels.length, observed, expected, byChance(observed * worth, worth, expected));
  }

  /** Twice the tail of a binomial, in which the count may lie between whole numbers. */
  private static double byChance(double count, double n, double probability) {
    double expected = n * probability;
    if (count == expected) {
      return 1;
    }
    double tail =
        count > expected
            ? Beta.regularizedBeta(probability, count, n - count + 1)
            : Beta.regularizedBeta(1 - probability, n - count, count + 1);
    return Math.min(1, 2 * tail);
  }

  /** What came true over what was expected; infinite where nothing was expected. */
  public double ratio() {
    return observed == expected ? 1 : observed / expected;
  }

  /** What it amounts to. */
  public Severity severity(DriftThresholds thresholds) {
    return byChance > thresholds.chance() ? Severity.NONE : thresholds.ofRatio(ratio());
  }
}
