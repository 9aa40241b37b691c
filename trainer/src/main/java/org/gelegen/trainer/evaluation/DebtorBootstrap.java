package org.gelegen.trainer.evaluation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * 95 % intervals by drawing debtors with replacement: a debtor's contacts stand or fall together,
 * so that they are not taken for independent evidence. Percentile intervals.
 *
 * <p>The calibration error has none: chance alone makes it larger than it truly is, and resampling
 * makes it larger once more, so that draws say where the sum of both lies. {@link
 * Metrics#eceByChance()} says how much is chance.
 *
 * @see "Efron, Tibshirani: An Introduction to the Bootstrap, 1993, chapters 8 and 13"
 */
public final class DebtorBootstrap {
  private static final int RESAMPLES = 200;
  private static final int FEWEST_DEBTORS = 5;
  private static final int FEWEST_TO_COMPARE = 30;
  private static final int FEWEST_TELLING = 10;

  private final RandomGenerator random;

  /** Draws from {@code random}. */
  public DebtorBootstrap(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The ends of the intervals of the metrics, by name with {@code .low} and {@code .high}; empty
   * with fewer than {@value #FEWEST_DEBTORS} debtors.
   *
   * @param debtors the debtor of each prediction, as a number
   */
  public Map<String, Double> intervals(
      String prefix, double[] probabilities, boolean[] labels, int[] debtors) {
    Map<String, Double> ends = new TreeMap<>();
    int[] places = places(debtors);
    int count = count(places);
    if (count < FEWEST_DEBTORS) {
      return ends;
    }
    Predictions predictions = new Predictions(probabilities, labels);
    double[][] draws = new double[3][RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      double[] metrics = predictions.metrics(weights(predictions, draw(count), places));
      for (int metric = 0; metric < draws.length; metric++) {
        draws[metric][resample] = metrics[metric];
      }
    }
    String[] names = {".auc", ".logloss", ".brier"};
    for (int metric = 0; metric < names.length; metric++) {
      double[] finite = Arrays.stream(draws[metric]).filter(Double::isFinite).toArray();
      if (finite.length >= RESAMPLES / 2) {
        ends.put(prefix + names[metric] + ".low", percentile(finite, 2.5));
        ends.put(prefix + names[metric] + ".high", percentile(finite, 97.5));
      }
    }
    return ends;
  }

  /**
   * The mean of some differences with its interval.
   *
   * @param differences not empty
   * @param debtors the debtor of each, as a number
   */
  public Interval mean(double[] differences, int[] debtors) {
    double[] ones = new double[differences.length];
    Arrays.fill(ones, 1);
    return ratio(differences, ones, debtors);
  }

  /**
   * The log-loss of some predictions less that of others, of the same contacts, in nats a contact,
   * with its interval. Empty with fewer than {@value #FEWEST_TO_COMPARE} debtors, or where fewer
   * than {@value #FEWEST_TELLING} of them are known by whom it came true, or by whom it did not:
   * where nobody has complained yet, whoever foretells fewer complaints has the smaller loss with
   * every contact, and resampling these never shows one who does complain.
   *
   * @param labels what came true
   * @param debtors the debtor of each, as a number
   */
  public Optional<Interval> lossDifference(
      double[] predicted, double[] beside, boolean[] labels, int[] debtors) {
    Set<Integer> all = new HashSet<>();
    Set<Integer> cameTrue = new HashSet<>();
    Set<Integer> didNot = new HashSet<>();
    for (int i = 0; i < labels.length; i++) {
      all.add(debtors[i]);
      (labels[i] ? cameTrue : didNot).add(debtors[i]);
    }
    return all.size() < FEWEST_TO_COMPARE
            || Math.min(cameTrue.size(), didNot.size()) < FEWEST_TELLING
        ? Optional.empty()
        : Optional.of(mean(Losses.differences(predicted, beside, labels), debtors));
  }

  /**
   * The ratio of two sums with its interval.
   *
   * @param numerators not empty
   * @param denominators as many
   * @param debtors the debtor of each, as a number
   */
  public Interval ratio(double[] numerators, double[] denominators, int[] debtors) {
    int[] places = places(debtors);
    int count = count(places);
    double[] tops = new double[count];
    double[] bottoms = new double[count];
    for (int i = 0; i < numerators.length; i++) {
      tops[places[i]] += numerators[i];
      bottoms[places[i]] += denominators[i];
    }
    double[] ratios = new double[RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      int[] times = draw(count);
      double top = 0;
      double bottom = 0;
      for (int i = 0; i < count; i++) {
        top += times[i] * tops[i];
        bottom += times[i] * bottoms[i];
      }
      ratios[resample] = top / bottom;
    }
    double estimate = Arrays.stream(numerators).sum() / Arrays.stream(denominators).sum();
    return new Interval(estimate, percentile(ratios, 2.5), percentile(ratios, 97.5));
  }

  /**
   * The calibration error of some predictions less that of others, of the same contacts, with its
   * interval. What chance adds to the one it adds to the other.
   *
   * @param debtors the debtor of each, as a number
   */
  public Interval calibrationDifference(
      double[] one, double[] other, boolean[] labels, int[] debtors) {
    Predictions ones = new Predictions(one, labels);
    Predictions others = new Predictions(other, labels);
    int[] places = places(debtors);
    int count = count(places);
    double[] differences = new double[RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      int[] times = draw(count);
      differences[resample] =
          ones.calibrationError(weights(ones, times, places))
              - others.calibrationError(weights(others, times, places));
    }
    return new Interval(
        ones.calibrationError(ones.ones()) - others.calibrationError(others.ones()),
        percentile(differences, 2.5),
        percentile(differences, 97.5));
  }

  private static int[] weights(Predictions predictions, int[] times, int[] places) {
    int[] weights = new int[predictions.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = times[places[predictions.origin(i)]];
    }
    return weights;
  }

  private int[] draw(int count) {
    int[] times = new int[count];
    for (int i = 0; i < count; i++) {
      times[random.nextInt(count)]++;
    }
    return times;
  }

  private static double percentile(double[] values, double percent) {
    return new Percentile(percent).evaluate(values);
  }

  /** The debtors renumbered from 0. */
  private static int[] places(int[] debtors) {
    int[] distinct = Arrays.stream(debtors).sorted().distinct().toArray();
    return Arrays.stream(debtors).map(debtor -> Arrays.binarySearch(distinct, debtor)).toArray();
  }

  private static int count(int[] places) {
    return Arrays.stream(places).max().orElse(-1) + 1;
  }
}
