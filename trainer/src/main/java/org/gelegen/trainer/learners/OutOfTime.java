package org.gelegen.trainer.learners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.examples.Sample;

/**
 * Rows with the log-odds that learners gave them which were not fitted on them, fold after fold.
 */
public final class OutOfTime {
  /** With fewer rows of a channel, and a smaller share of those of now, it was hardly known. */
  private static final int HARDLY = 100;

  private static final double HARDLY_OF_NOW = 0.25;

  private final int learners;
  private final List<double[][]> logOdds = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();

  /** By fold and channel, of how many rows learners knew. */
  private final List<int[]> known = new ArrayList<>();

  private int[] folds = new int[0];
  private int[] places = new int[0];

  /** None yet, of so many learners. */
  public OutOfTime(int learners) {
    this.learners = learners;
  }

  /**
   * Adds a fold.
   *
   * @param fitted what the learners were fitted on
   * @param sample the rows they predicted
   * @param byLearner the log-odds of those rows, by learner
   */
  public void add(Sample fitted, Sample sample, double[][] byLearner) {
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
    known.add(byChannel(fitted));
  }

  /**
   * The rows that tell something of learners fitted on {@code serving}: all but those over channels
   * that learners hardly knew when they predicted them and know well now. What such a learner
   * guessed wrong, one that has seen the channel does not have to be corrected for.
   */
  public OutOfTime tellingOf(Sample serving) {
    int[] now = byChannel(serving);
    OutOfTime telling = new OutOfTime(learners);
    telling.samples.addAll(samples);
    telling.logOdds.addAll(logOdds);
    telling.known.addAll(known);
    int[] rows =
        IntStream.range(0, size())
            .filter(row -> !hardly(known.get(folds[row])[channel(row)], now[channel(row)]))
            .toArray();
    telling.folds = IntStream.of(rows).map(row -> folds[row]).toArray();
    telling.places = IntStream.of(rows).map(row -> places[row]).toArray();
    return telling;
  }

  private static boolean hardly(int then, int now) {
    return then < HARDLY && then < HARDLY_OF_NOW * now;
  }

  private static int[] byChannel(Sample sample) {
    int[] counts = new int[Channel.count()];
    for (int i = 0; i < sample.size(); i++) {
      counts[sample.table().channel(sample.row(i)).index()]++;
    }
    return counts;
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
