package org.gelegen.trainer.drift;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Whether probabilities still mean what they say: what came true beside what was expected.
 *
 * <p>Without drift (observed − expected) · n divided by the root of Σ p (1 − p) is about normal.
 *
 * @param n how many predictions, at least 1
 * @param observed the share that came true, in [0, 1]
 * @param expected the mean probability, in [0, 1]
 * @param byChance the probability that they differ as much without any drift
 * @see "Cox: Two further applications of a model for binary regression, Biometrika 1958"
 */
public record CalibrationDrift(long n, double observed, double expected, double byChance) {
  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  /**
   * Compares.
   *
   * @param probabilities not empty
   */
  public static CalibrationDrift of(double[] probabilities, boolean[] labels) {
    if (labels.length == 0 || probabilities.length != labels.length) {
      throw new IllegalArgumentException(
          "there must be as many labels as probabilities and at least one but there are "
              + labels.length
              + " and "
              + probabilities.length);
    }
    double observed = 0;
    double expected = 0;
    double variance = 0;
    for (int i = 0; i < labels.length; i++) {
      observed += labels[i] ? 1 : 0;
      expected += probabilities[i];
      variance += probabilities[i] * (1 - probabilities[i]);
    }
    return new CalibrationDrift(
        labels.length,
        observed / labels.length,
        expected / labels.length,
        byChance(observed - expected, variance));
  }

  private static double byChance(double difference, double variance) {
    if (difference == 0) {
      return 1;
    }
    return 2 * NORMAL.cumulativeProbability(-Math.abs(difference) / Math.sqrt(variance));
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
