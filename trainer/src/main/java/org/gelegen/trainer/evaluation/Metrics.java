package org.gelegen.trainer.evaluation;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How good predicted probabilities were.
 *
 * @param n how many predictions, at least 1
 * @param baseRate the share that came true, in [0, 1]
 * @param auc the probability that one that came true was given a higher probability than one that
 *     did not, ties counting half; absent when all or none came true
 * @param logLoss in nats, probabilities clipped to [1e-15, 1 − 1e-15]
 * @param brier the mean squared error
 * @param ece the expected calibration error over 15 groups of equal size by probability: Σ n/N ·
 *     |mean label − mean probability|
 * @param eceByChance what that error is on average where every probability is true: with few
 *     predictions it is large for the best of models
 * @param alift the area under the cumulative gains curve, highest probability first, equal ones in
 *     the order given; absent when none came true
 */
public record Metrics(
    long n,
    double baseRate,
    @Nullable Double auc,
    double logLoss,
    double brier,
    double ece,
    double eceByChance,
    @Nullable Double alift) {

  /**
   * Measures.
   *
   * @param probabilities not empty
   */
  public static Metrics of(double[] probabilities, boolean[] labels) {
    if (labels.length == 0) {
      throw new IllegalArgumentException("there is nothing to measure");
    }
    Predictions predictions = new Predictions(probabilities, labels);
    double[] values = predictions.metrics(predictions.ones());
    double alift = predictions.gainsArea();
    return new Metrics(
        labels.length,
        values[4],
        Double.isFinite(values[0]) ? values[0] : null,
        values[1],
        values[2],
        values[3],
        predictions.calibrationErrorByChance(),
        Double.isFinite(alift) ? alift : null);
  }

  /** By name, such as {@code reach.auc} where {@code prefix} is {@code reach}. */
  public Map<String, Double> named(String prefix) {
    Map<String, Double> named = new TreeMap<>();
    named.put(prefix + ".n", (double) n);
    named.put(prefix + ".baseRate", baseRate);
    if (auc != null) {
      named.put(prefix + ".auc", auc);
    }
    named.put(prefix + ".logloss", logLoss);
    named.put(prefix + ".brier", brier);
    named.put(prefix + ".ece", ece);
    named.put(prefix + ".eceByChance", eceByChance);
    if (alift != null) {
      named.put(prefix + ".alift", alift);
    }
    return named;
  }
}
