package org.gelegen.trainer.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A reliability diagram: predictions in groups of equal size by probability, and beside what was
 * predicted of each group what came true.
 *
 * @param groups lowest probability first; 15, or one for each prediction where there are fewer
 */
public record Reliability(List<Group> groups) {
  public Reliability {
    groups = List.copyOf(groups);
  }

  /**
   * One group.
   *
   * @param n how many predictions, at least 1
   * @param predicted their mean probability
   * @param observed the share that came true
   * @param standardError of {@code observed − predicted}; a debtor's contacts are taken together,
   *     not for independent
   */
  public record Group(long n, double predicted, double observed, double standardError) {}

  /** How many predictions there are. */
  public long n() {
    return groups.stream().mapToLong(Group::n).sum();
  }

  /** The expected calibration error: Σ n/N · |observed − predicted|. */
  public double calibrationError() {
    return groups.stream()
            .mapToDouble(group -> group.n() * Math.abs(group.observed() - group.predicted()))
            .sum()
        / n();
  }

  /**
   * Groups predictions.
   *
   * @param debtors the debtor of each, as a number
   */
  public static Reliability of(double[] probabilities, boolean[] labels, int[] debtors) {
    Predictions predictions = new Predictions(probabilities, labels);
    List<Group> groups = new ArrayList<>();
    int from = 0;
    for (int bin = 0; bin < Predictions.BINS && from < labels.length; bin++) {
      int to = Math.min(labels.length, from + (int) Predictions.binSize(labels.length, bin));
      groups.add(group(predictions, from, to, debtors));
      from = to;
    }
    return new Reliability(groups);
  }

  private static Group group(Predictions predictions, int from, int to, int[] debtors) {
    Map<Integer, Double> off = new HashMap<>();
    double predicted = 0;
    double observed = 0;
    for (int i = from; i < to; i++) {
      double label = predictions.label(i) ? 1 : 0;
      predicted += predictions.probability(i);
      observed += label;
      off.merge(debtors[predictions.origin(i)], label - predictions.probability(i), Double::sum);
    }
    double n = to - from;
    double squares = off.values().stream().mapToDouble(sum -> sum * sum).sum();
    return new Group(to - from, predicted / n, observed / n, Math.sqrt(squares) / n);
  }
}
