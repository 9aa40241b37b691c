package org.gelegen.trainer.pooling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.trainer.examples.Target;

/**
 * The mean of several clients' contributions: what is to be expected of one more client.
 *
 * <p>Coefficients are averaged head by head, each with the weight m / (m + 200), where m is the
 * rows of the rarer label behind it: a client counts by how sure its coefficients are, and however
 * large it is, as one client. The segment table counts a quarter of one.
 *
 * @see "DerSimonian, Laird: Meta-analysis in clinical trials, Controlled Clinical Trials 1986
 *     (studies that differ by more than chance count almost alike)"
 */
public final class Pool {
  private static final double ROWS_OF_HALF_WEIGHT = 200;
  private static final double WEIGHT_OF_TABLE = 0.25;

  private Pool() {}

  /**
   * The mean.
   *
   * @param table the segment table, which stands where nobody contributes anything
   */
  public static CompiledModel of(List<Contribution> contributions, CompiledModel table) {
    return new CompiledModel(
        table.schema(),
        mean(Target.REACH, contributions, table),
        mean(Target.RESPONSE, contributions, table),
        mean(Target.HARM, contributions, table),
        mean(Target.SELF_CURE, contributions, table),
        table.selfCureDays());
  }

  private static Head mean(Target target, List<Contribution> contributions, CompiledModel table) {
    List<LinearScorer> scorers = new ArrayList<>(List.of(linear(target.headOf(table))));
    List<Double> weights = new ArrayList<>(List.of(WEIGHT_OF_TABLE));
    for (Contribution contribution : contributions) {
      Integer evidence = contribution.evidence().get(target);
      if (evidence != null) {
        scorers.add(linear(target.headOf(contribution.model())));
        weights.add(evidence / (evidence + ROWS_OF_HALF_WEIGHT));
      }
    }
    double total = weights.stream().mapToDouble(weight -> weight).sum();
    Sum sum = new Sum(table.schema());
    for (int i = 0; i < scorers.size(); i++) {
      sum.add(weights.get(i) / total, scorers.get(i));
    }
    return new Head(sum.scorer(), Calibration.none());
  }

  private static LinearScorer linear(Head head) {
    if (head.scorer() instanceof LinearScorer linear && head.calibration().isNone()) {
      return linear;
    }
    throw new IllegalArgumentException("only uncalibrated linear heads have a mean");
  }

  /**
   * A weighted sum of linear scorers, each brought to features that are neither centred nor scaled.
   */
  private static final class Sum {
    private final FeatureSchema schema;
    private double base;
    private final double[] weights;
    private final double[] missing;
    private final double[] channelHours;
    private final double[] channelWeekdays;

    Sum(FeatureSchema schema) {
      this.schema = schema;
      weights = new double[schema.size()];
      missing = new double[schema.size()];
      channelHours = new double[LinearScorer.CHANNEL_HOURS];
      channelWeekdays = new double[LinearScorer.CHANNEL_WEEKDAYS];
    }

    void add(double weight, LinearScorer scorer) {
      base += weight * scorer.base();
      for (int i = 0; i < weights.length; i++) {
        double slope = scorer.weights()[i] * scorer.scales()[i];
        double atZero = -slope * scorer.centers()[i];
        weights[i] += weight * slope;
        base += weight * atZero;
        missing[i] += weight * (scorer.missing()[i] - atZero);
      }
      addTo(channelHours, weight, scorer.channelHours());
      addTo(channelWeekdays, weight, scorer.channelWeekdays());
    }

    private static void addTo(double[] sums, double weight, double[] values) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weight * values[i];
      }
    }

    LinearScorer scorer() {
      double[] scales = new double[schema.size()];
      Arrays.fill(scales, 1);
      return new LinearScorer(
          schema,
          base,
          weights,
          new double[schema.size()],
          scales,
          missing,
          channelHours,
          channelWeekdays);
    }
  }
}
