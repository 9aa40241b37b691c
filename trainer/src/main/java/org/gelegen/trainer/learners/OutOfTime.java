package org.gelegen.trainer.learners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gelegen.trainer.examples.Sample;

/**
 * Rows with the log-odds that learners gave them which were not fitted on them, fold after fold.
 */
public final class OutOfTime {
  private final int learners;
  private final List<double[][]> logOdds = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private int[] folds = new int[0];
  private int[] places = new int[0];

  /** None yet, of so many learners. */
  public OutOfTime(int learners) {
    this.learners = learners;
  }

  /**
   * Adds a fold.
   *
   * @param byLearner the log-odds of the sample's rows, by learner
   */
  public void add(Sample sample, double[][] byLearner) {
    if (byLearner.length != learners) {
      throw new IllegalArgumentException(
          "there are " + learners + " learners but log-odds of " + byLearner.length);
    }
    int before = folds.length;
    folds = Arrays.copyOf(folds, before + sample.size());
    places = Arrays.copyOf(places, folds.length);
    for (int i = 0; i < sample.size(); i++) {
      folds[before + i] = samples.size();
      places[before + i] = i;
    }
    samples.add(sample);
    logOdds.add(byLearner);
  }

  /** A copy of what there is so far, to add to. */
  public OutOfTime copy() {
    OutOfTime copy = new OutOfTime(learners);
    for (int fold = 0; fold < samples.size(); fold++) {
      copy.add(samples.get(fold), logOdds.get(fold));
    }
    return copy;
  }

  /** The rows seen by one learner only. */
  public OutOfTime of(int learner) {
    OutOfTime only = new OutOfTime(1);
    for (int fold = 0; fold < samples.size(); fold++) {
      only.add(samples.get(fold), new double[][] {logOdds.get(fold)[learner]});
    }
    return only;
  }

  public int size() {
    return folds.length;
  }

  /** How many folds there are. */
  public int folds() {
    return samples.size();
  }

  int fold(int row) {
    return folds[row];
  }

  double logOdds(int learner, int row) {
    return logOdds.get(folds[row])[learner][places[row]];
  }

  boolean positive(int row) {
    return samples.get(folds[row]).isPositive(places[row]);
  }

  int channel(int row) {
    Sample sample = samples.get(folds[row]);
    return sample.table().channel(sample.row(places[row])).index();
  }
}
