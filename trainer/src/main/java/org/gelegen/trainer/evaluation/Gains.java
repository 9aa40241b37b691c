package org.gelegen.trainer.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * A cumulative gains curve: which share of all that came true is found among the first so many
 * predictions, highest probability first. Equal probabilities count as in any order, so that what
 * cannot be told apart finds no more than chance.
 *
 * @param points from (0, 0) to (1, 1), a step apart; empty where nothing came true
 */
public record Gains(List<Point> points) {
  /** How many steps a curve has. */
  public static final int STEPS = 20;

  public Gains {
    points = List.copyOf(points);
  }

  /**
   * A point of the curve.
   *
   * @param share of all predictions, in [0, 1]
   * @param found the share of all that came true that is among them, in [0, 1]
   */
  public record Point(double share, double found) {}

  /** The curve of predictions. */
  public static Gains of(double[] probabilities, boolean[] labels) {
    Predictions predictions = new Predictions(probabilities, labels);
    double[] found = found(predictions);
    double all = found[found.length - 1];
    List<Point> points = new ArrayList<>();
    for (int step = 0; step <= STEPS && all > 0; step++) {
      double share = (double) step / STEPS;
      points.add(new Point(share, at(found, share * predictions.size()) / all));
    }
    return new Gains(points);
  }

  /** How many came true among the first 0, 1, … predictions; what is tied is shared out evenly. */
  private static double[] found(Predictions predictions) {
    int size = predictions.size();
    double[] found = new double[size + 1];
    int end = size;
    while (end > 0) {
      int start = end - 1;
      long tied = predictions.label(start) ? 1 : 0;
      while (start > 0 && predictions.probability(start - 1) == predictions.probability(end - 1)) {
        start--;
        tied += predictions.label(start) ? 1 : 0;
      }
      double before = found[size - end];
      for (int taken = 1; taken <= end - start; taken++) {
        found[size - end + taken] = before + (double) tied * taken / (end - start);
      }
      end = start;
    }
    return found;
  }

  /** Between two predictions on the straight line between them. */
  private static double at(double[] found, double taken) {
    int below = (int) Math.min(found.length - 1, Math.floor(taken));
    int above = Math.min(found.length - 1, below + 1);
    return found[below] + (taken - below) * (found[above] - found[below]);
  }
}
