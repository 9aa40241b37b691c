package org.gelegen.trainer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.compiled.SumScorer;
import org.gelegen.model.compiled.TreeScorer;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.history.PartOfDay;
import org.gelegen.model.portfolio.Channel;

/**
 * What is assumed before a client's own data say otherwise.
 *
 * <p>The segment table gives each channel a base rate, shifted by the part of the day, and lets a
 * debtor's own record move it. Its figures are assumptions, declared here and nowhere else:
 * plausible orders of magnitude for collections by channel, to be replaced by a client's own level
 * as soon as there are contacts to learn it from.
 */
public final class PriorModels {
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;
  private static final double SELF_CURE_PER_DAY = 0.012;
  private static final double ANSWER_DAYS = 10;

  /** Log-odds of what does not happen. */
  private static final double NEVER = -40;

  /** What is assumed of a channel, as probabilities. */
  private record Segment(Channel channel, double reach, double response, double harm) {}

  private static final List<Segment> SEGMENTS =
      List.of(
          new Segment(Channel.PHONE, 0.28, 0.34, 0.005),
          new Segment(Channel.IVR, 0.20, 0.18, 0.006),
          new Segment(Channel.SMS, 0.30, 0.22, 0.003),
          new Segment(Channel.WHATSAPP, 0.45, 0.22, 0.003),
          new Segment(Channel.EMAIL, 0.33, 0.18, 0.001),
          new Segment(Channel.LETTER, 0.95, 0.14, 0.001),
          new Segment(Channel.PORTAL, 0.30, 0.20, 0.001));

  /** What the part of the day adds to the log-odds that a call or a message reaches. */
  private static final Map<PartOfDay, Double> VOICE_REACH =
      Map.of(
          PartOfDay.EARLY, -0.5,
          PartOfDay.MORNING, 0.0,
          PartOfDay.AFTERNOON, -0.1,
          PartOfDay.EVENING, 0.45);

  private static final Map<PartOfDay, Double> TEXT_REACH =
      Map.of(
          PartOfDay.EARLY, -0.05,
          PartOfDay.MORNING, 0.05,
          PartOfDay.AFTERNOON, 0.0,
          PartOfDay.EVENING, 0.1);

  private PriorModels() {}

  /** The model of a client of which nothing is known. */
  public static CompiledModel segmentTable() {
    FeatureSchema schema = new FeatureSchema(List.of());
    LinearScorer reach = table(schema, 0);
    LinearScorer response = table(schema, 0);
    LinearScorer harm = table(schema, 0);
    for (Segment segment : SEGMENTS) {
      for (int hour = 0; hour < HOURS; hour++) {
        int cell = segment.channel.index() * HOURS + hour;
        reach.channelHours()[cell] = logit(segment.reach) + hourEffect(segment.channel, hour);
        response.channelHours()[cell] = logit(segment.response);
        harm.channelHours()[cell] = logit(segment.harm);
      }
    }
    // Shrunk rates lie at these centers while nothing is known, so that they then add nothing.
    weigh(reach, "channelReachRate", 0.3, 3);
    weigh(reach, "ownHour", 1, 0.3);
    weigh(reach, "ownHourLift", 1, 0.5);
    weigh(response, "answerRate", 0.15, 3);
    weigh(response, "attemptsIn7Days", 0, -0.1);
    weigh(harm, "attemptsIn7Days", 0, 0.25);
    LinearScorer selfCure = table(schema, logit(SELF_CURE_PER_DAY));
    weigh(selfCure, "answerRate", 0.15, 2);
    double[] days = new double[Channel.count()];
    Arrays.fill(days, ANSWER_DAYS);
    return new CompiledModel(
        schema,
        new Head(reach, Calibration.none()),
        new Head(response, Calibration.none()),
        new Head(harm, Calibration.none()),
        new Head(selfCure, Calibration.none()),
        days);
  }

  /**
   * The same head with every hour and weekday like all others; a prior of another form than a table
   * stays as it is.
   */
  static Head timeless(Head head) {
    return head.scorer() instanceof LinearScorer linear
        ? new Head(timeless(linear), head.calibration())
        : head;
  }

  private static LinearScorer timeless(LinearScorer scorer) {
    FeatureSchema schema = scorer.schema();
    double[] weights = scorer.weights().clone();
    double[] missing = scorer.missing().clone();
    for (int i = 0; i < weights.length; i++) {
      if (!TimeEffect.isTimeless(schema.feature(i))) {
        weights[i] = 0;
        missing[i] = 0;
      }
    }
    return new LinearScorer(
        schema,
        scorer.base(),
        weights,
        scorer.centers(),
        scorer.scales(),
        missing,
        rowMeans(scorer.channelHours(), HOURS),
        rowMeans(scorer.channelWeekdays(), WEEKDAYS));
  }

  private static double[] rowMeans(double[] table, int width) {
    double[] means = new double[table.length];
    for (int row = 0; row < table.length; row += width) {
      double mean = Arrays.stream(table, row, row + width).average().orElse(0);
      Arrays.fill(means, row, row + width, mean);
    }
    return means;
  }

  /** A head that says of everything that it does not happen. */
  static Head never(FeatureSchema schema) {
    return new Head(table(schema, NEVER), Calibration.none());
  }

  private static double hourEffect(Channel channel, int hour) {
    PartOfDay part = PartOfDay.of(hour);
    if (channel == Channel.LETTER) {
      return 0;
    }
    return (channel.isVoice() ? VOICE_REACH : TEXT_REACH).getOrDefault(part, 0.0);
  }

  private static LinearScorer table(FeatureSchema schema, double base) {
    double[] scales = new double[schema.size()];
    Arrays.fill(scales, 1);
    return new LinearScorer(
        schema,
        base,
        new double[schema.size()],
        new double[schema.size()],
        scales,
        new double[schema.size()],
        new double[Channel.count() * HOURS],
        new double[Channel.count() * WEEKDAYS]);
  }

  private static void weigh(LinearScorer scorer, String feature, double center, double weight) {
    int index = scorer.schema().find(feature).orElseThrow();
    scorer.centers()[index] = center;
    scorer.weights()[index] = weight;
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /**
   * The same model for a client with attributes of its own, which it does not look at.
   *
   * @param model with built-in features only, which every schema begins with
   * @throws IllegalArgumentException when it has attributes
   */
  public static CompiledModel adopt(CompiledModel model, FeatureSchema schema) {
    if (!model.schema().attributes().isEmpty()) {
      throw new IllegalArgumentException(
          "a prior may not know a client's own attributes but has "
              + model.schema().attributes().size());
    }
    return new CompiledModel(
        schema,
        adopt(model.reach(), schema),
        adopt(model.response(), schema),
        adopt(model.harm(), schema),
        adopt(model.selfCure(), schema),
        model.selfCureDays());
  }

  private static Head adopt(Head head, FeatureSchema schema) {
    return new Head(adopt(head.scorer(), schema), head.calibration());
  }

  private static Scorer adopt(Scorer scorer, FeatureSchema schema) {
    return switch (scorer) {
      case LinearScorer linear -> {
        double[] scales = Arrays.copyOf(linear.scales(), schema.size());
        Arrays.fill(scales, linear.schema().size(), scales.length, 1);
        yield new LinearScorer(
            schema,
            linear.base(),
            Arrays.copyOf(linear.weights(), schema.size()),
            Arrays.copyOf(linear.centers(), schema.size()),
            scales,
            Arrays.copyOf(linear.missing(), schema.size()),
            linear.channelHours(),
            linear.channelWeekdays());
      }
      case TreeScorer trees ->
          new TreeScorer(
              schema,
              trees.base(),
              trees.roots(),
              trees.features(),
              trees.thresholds(),
              trees.lefts(),
              trees.rights(),
              trees.missingLeft(),
              trees.values());
      case SumScorer sum ->
          new SumScorer(
              sum.parts().stream()
                  .map(part -> new SumScorer.Part(part.weight(), adopt(part.scorer(), schema)))
                  .toList());
    };
  }
}
