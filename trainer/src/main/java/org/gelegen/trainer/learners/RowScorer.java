package org.gelegen.trainer.learners;

import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.compiled.SumScorer;
import org.gelegen.model.compiled.TreeScorer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.examples.ExampleTable;
import org.gelegen.trainer.examples.Sample;

/** Scores the rows of a table, each by itself, with the serving form. */
public final class RowScorer {
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;

  private RowScorer() {}

  /**
   * What a contact is besides its features.
   *
   * @param hour local, 0 to 23
   * @param weekday local, 1 for Monday to 7
   */
  public record Place(Channel channel, int hour, int weekday) {
    static Place of(ExampleTable table, int row) {
      return new Place(table.channel(row), table.hour(row), table.weekday(row));
    }
  }

  /** The calibrated probability of one row, in the order of the head's schema. */
  public static double probability(Head head, float[] row, Place place) {
    return head.calibration().probability(score(head.scorer(), row, place), place.channel());
  }

  /** The log-odds of each row of a sample. */
  public static double[] logOdds(Scorer scorer, Sample sample) {
    ExampleTable table = sample.table();
    float[] row = new float[table.schema().size()];
    double[] logOdds = new double[sample.size()];
    for (int i = 0; i < logOdds.length; i++) {
      table.copyRow(sample.row(i), row, 0);
      logOdds[i] = score(scorer, row, Place.of(table, sample.row(i)));
    }
    return logOdds;
  }

  private static double score(Scorer scorer, float[] row, Place place) {
    return switch (scorer) {
      case LinearScorer linear -> linear(linear, row, place);
      case TreeScorer trees -> trees(trees, row);
      case SumScorer sum -> {
        double total = 0;
        for (SumScorer.Part part : sum.parts()) {
          total += part.weight() * score(part.scorer(), row, place);
        }
        yield total;
      }
    };
  }

  /** The calibrated probability of each row of a sample, which has the head's schema. */
  public static double[] probabilities(Head head, Sample sample) {
    return probabilities(logOdds(head.scorer(), sample), head.calibration(), sample);
  }

  /** The probabilities of log-odds that were worked out before. */
  public static double[] probabilities(double[] logOdds, Calibration calibration, Sample sample) {
    double[] probabilities = new double[logOdds.length];
    for (int i = 0; i < logOdds.length; i++) {
      probabilities[i] = calibration.probability(logOdds[i], sample.table().channel(sample.row(i)));
    }
    return probabilities;
  }

  private static double linear(LinearScorer scorer, float[] row, Place place) {
    int channel = place.channel().index();
    double sum =
        scorer.base()
            + scorer.channelHours()[channel * HOURS + place.hour()]
            + scorer.channelWeekdays()[channel * WEEKDAYS + place.weekday() - 1];
    double[] weights = scorer.weights();
    for (int i = 0; i < row.length; i++) {
      sum +=
          Float.isNaN(row[i])
              ? scorer.missing()[i]
              : weights[i] * (row[i] - scorer.centers()[i]) * scorer.scales()[i];
    }
    return sum;
  }

  private static double trees(TreeScorer scorer, float[] row) {
    int[] features = scorer.features();
    double sum = scorer.base();
    for (int root : scorer.roots()) {
      int node = root;
      while (features[node] >= 0) {
        float value = row[features[node]];
        boolean left =
            Float.isNaN(value) ? scorer.missingLeft()[node] : value < scorer.thresholds()[node];
        node = left ? scorer.lefts()[node] : scorer.rights()[node];
      }
      sum += scorer.values()[node];
    }
    return sum;
  }
}
