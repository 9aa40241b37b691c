package org.gelegen.trainer.learners;

import java.util.Arrays;
import java.util.List;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.compiled.SumScorer;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;

/** What was assumed before, brought to the level of a client's own rows: it ranks as it did. */
public final class LevelledPrior {
  /** So many real rows all imagined ones together stand for, whatever the number of real ones. */
  private static final double IMAGINED_WEIGHT = 1_000;

  /** What they stand for besides, as a share of the real rows. */
  private static final double IMAGINED_SHARE = 0.03;

  private LevelledPrior() {}

  /**
   * The prior at the level of {@code rows}, over all and over each channel.
   *
   * @param prior with slopes of one
   */
  public static Head of(Head prior, Sample rows) {
    Calibration before = prior.calibration();
    if (Arrays.stream(before.slopes()).anyMatch(slope -> slope != 1)) {
      throw new IllegalArgumentException("a prior's slopes must be one");
    }
    double[] logOdds = RowScorer.logOdds(prior.scorer(), rows);
    for (int i = 0; i < logOdds.length; i++) {
      logOdds[i] = before.logOdds(logOdds[i], rows.table().channel(rows.row(i)));
    }
    OutOfTime all = new OutOfTime(1);
    all.add(rows, rows, new double[][] {logOdds});
    Calibration level = Stack.level(all, rows.target() != Target.SELF_CURE);
    return new Head(prior.scorer(), before.shifted(level.intercepts()));
  }

  /** What the prior, at the level of {@code rows}, says of the imagined ones of that time. */
  public static Imagined imagine(Head prior, Sample rows, Sample imagined) {
    Sample then = rows.size() == 0 ? imagined.first(0) : imagined.before(rows.at(rows.size() - 1));
    if (then.size() == 0) {
      return Imagined.none(rows);
    }
    double total = IMAGINED_WEIGHT + IMAGINED_SHARE * rows.size();
    return new Imagined(then, calibrated(of(prior, rows)), total / then.size());
  }

  /** What a head whose slopes are one says after calibration, in log-odds. */
  private static Scorer calibrated(Head head) {
    FeatureSchema schema = head.scorer().schema();
    double[] scales = new double[schema.size()];
    Arrays.fill(scales, 1);
    double[] intercepts = head.calibration().intercepts();
    double[] channelHours = new double[LinearScorer.CHANNEL_HOURS];
    int hours = channelHours.length / intercepts.length;
    for (int channel = 0; channel < intercepts.length; channel++) {
      Arrays.fill(channelHours, channel * hours, (channel + 1) * hours, intercepts[channel]);
    }
    LinearScorer level =
        new LinearScorer(
            schema,
            0,
            new double[schema.size()],
            new double[schema.size()],
            scales,
            new double[schema.size()],
            channelHours,
            new double[LinearScorer.CHANNEL_WEEKDAYS]);
    return new SumScorer(
        List.of(new SumScorer.Part(1, head.scorer()), new SumScorer.Part(1, level)));
  }
}
