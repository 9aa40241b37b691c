package org.gelegen.trainer.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Probabilities beside what came true, sorted by probability; equal ones stay in the order given.
 * With a weight for each it is what a bootstrap resample looks at.
 */
final class Predictions {
  static final int BINS = 15;

  private final double[] probabilities;
  private final boolean[] labels;
  private final int[] order;

  Predictions(double[] probabilities, boolean[] labels) {
    if (probabilities.length != labels.length) {
      throw new IllegalArgumentException(
          probabilities.length + " probabilities do not fit " + labels.length + " labels");
    }
    for (double probability : probabilities) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("a probability must be in [0, 1] but is " + probability);
      }
    }
    order =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(i -> i)
            .toArray();
    this.probabilities = Arrays.stream(order).mapToDouble(i -> probabilities[i]).toArray();
    this.labels = new boolean[labels.length];
    for (int i = 0; i < order.length; i++) {
      this.labels[i] = labels[order[i]];
    }
  }

  /** Where the {@code index}-th by probability was among those given. */
  int origin(int index) {
    return order[index];
  }

  double probability(int index) {
    return probabilities[index];
  }

  boolean label(int index) {
    return labels[index];
  }

  int size() {
    return labels.length;
  }

  /** Each once. */
  int[] ones() {
    int[] ones = new int[labels.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * The metrics when each counts as often as {@code weights} says, by place in the sorted order.
   *
   * @return auc, log-loss, Brier score, expected calibration error, base rate, count; the first is
   *     NaN when all labels are equal
   */
  double[] metrics(int[] weights) {
    long count = 0;
    long positives = 0;
    double logLoss = 0;
    double brier = 0;
    for (int i = 0; i < labels.length; i++) {
      count += weights[i];
      positives += labels[i] ? weights[i] : 0;
      logLoss += weights[i] * Losses.logLoss(probabilities[i], labels[i]);
      double error = probabilities[i] - (labels[i] ? 1 : 0);
      brier += weights[i] * error * error;
    }
    return new double[] {
      auc(weights, positives, count - positives),
      logLoss / count,
      brier / count,
      calibrationError(weights, count),
      (double) positives / count,
      count
    };
  }

  /** The probability that a positive has a higher prediction than a negative; ties count half. */
  private double auc(int[] weights, long positives, long negatives) {
    double above = 0;
    long negativesBelow = 0;
    for (int i = 0; i < labels.length; ) {
      long tiedPositives = 0;
      long tiedNegatives = 0;
      int j = i;
      while (j < labels.length && probabilities[j] == probabilities[i]) {
        if (labels[j]) {
          tiedPositives += weights[j];
        } else {
          tiedNegatives += weights[j];
        }
        j++;
      }
      above += tiedPositives * (negativesBelow + tiedNegatives / 2.0);
      negativesBelow += tiedNegatives;
      i = j;
    }
    return above / ((double) positives * negatives);
  }

  /**
   * The area under the cumulative gains curve by the trapezoid rule, highest probability first and
   * equal ones in the order given: which share of all positives is among the first rows, averaged
   * over how many those are. NaN without positives.
   */
  double gainsArea() {
    double area = 0;
    long found = 0;
    for (int end = labels.length; end > 0; ) {
      int start = end - 1;
      while (start > 0 && probabilities[start - 1] == probabilities[start]) {
        start--;
      }
      for (int i = start; i < end; i++) {
        long before = found;
        found += labels[i] ? 1 : 0;
        area += (before + found) / 2.0;
      }
      end = start;
    }
    return area / found / labels.length;
  }

  /** The expected calibration error when each counts as often as {@code weights} says. */
  double calibrationError(int[] weights) {
    return calibrationError(weights, Arrays.stream(weights).asLongStream().sum());
  }

  /** Over 15 consecutive groups whose sizes differ by at most one, the first ones larger. */
  private double calibrationError(int[] weights, long count) {
    double error = 0;
    double labelled = 0;
    double predicted = 0;
    int bin = 0;
    long inBin = 0;
    long size = binSize(count, bin);
    for (int i = 0; i < labels.length; i++) {
      long left = weights[i];
      while (left > 0) {
        long taken = Math.min(left, size - inBin);
        labelled += labels[i] ? taken : 0;
        predicted += taken * probabilities[i];
        inBin += taken;
        left -= taken;
        if (inBin == size) {
          error += Math.abs(labelled - predicted);
          labelled = 0;
          predicted = 0;
          inBin = 0;
          size = binSize(count, ++bin);
        }
      }
    }
    return error / count;
  }

  /**
   * The calibration error that is to be expected where every probability is true: Σ √(2/π · Σ p ·
   * (1 − p)) over the groups, by their number of predictions.
   */
  double calibrationErrorByChance() {
    double error = 0;
    int at = 0;
    for (int bin = 0; bin < BINS && at < labels.length; bin++) {
      long end = Math.min(labels.length, at + binSize(labels.length, bin));
      double variance = 0;
      for (; at < end; at++) {
        variance += probabilities[at] * (1 - probabilities[at]);
      }
      error += Math.sqrt(2 / Math.PI * variance);
    }
    return error / labels.length;
  }

  /** The size of a group; the first ones are larger by one where it does not come out even. */
  static long binSize(long count, int bin) {
    return Math.max(1, count / BINS + (bin < count % BINS ? 1 : 0));
  }
}
