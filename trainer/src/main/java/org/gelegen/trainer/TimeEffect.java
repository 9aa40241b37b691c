package org.gelegen.trainer;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gelegen.model.features.Feature;
import org.gelegen.model.features.Grain;
import org.gelegen.trainer.evaluation.DebtorBootstrap;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.evaluation.Losses;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.learners.Fitted;
import org.gelegen.trainer.learners.Learner;
import org.gelegen.trainer.learners.LogisticLearner;
import org.gelegen.trainer.learners.RowScorer;
import org.gelegen.trainer.learners.TreeLearner;

/**
 * Whether the hour and the weekday of a contact make a difference: the same learner is fitted to
 * the same rows with and without a look at them, and both predict later contacts.
 *
 * @param gain by how much the log-loss of later contacts is lower with them, in nats, with its
 *     interval by debtor
 * @param rows how many later contacts there were
 */
record TimeEffect(Interval gain, int rows) {
  private static final int MAX_ROWS = 15_000;
  private static final int FEWEST_LATE = 200;

  /** With fewer later contacts an effect worth having may hide in the noise. */
  private static final int ENOUGH_TO_DENY = 2_000;

  /** Looks for an effect; empty where there are too few rows to tell anything. */
  static Optional<TimeEffect> of(RollingOrigins origins, long seed) {
    Sample rows = origins.known().thinned(MAX_ROWS);
    Sample late = origins.late();
    Learner trees = new TreeLearner(seed);
    Learner learner = trees.canFit(rows) ? trees : new LogisticLearner(seed);
    if (!learner.canFit(rows) || late.size() < FEWEST_LATE) {
      return Optional.empty();
    }
    double[] with = probabilities(learner.fit(rows), late);
    double[] without = probabilities(learner.fit(rows.seeing(TimeEffect::isTimeless)), late);
    Interval gain =
        new DebtorBootstrap(new SplittableRandom(seed))
            .mean(Losses.differences(without, with, late.labels()), late.debtors());
    return Optional.of(new TimeEffect(gain, late.size()));
  }

  private static double[] probabilities(Fitted fitted, Sample late) {
    double[] probabilities = RowScorer.logOdds(fitted.scorer(), late);
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = 1 / (1 + Math.exp(-probabilities[i]));
    }
    return probabilities;
  }

  /** Whether a feature says nothing of hour or weekday. */
  static boolean isTimeless(Feature feature) {
    return feature.grain() == Grain.DEBTOR
        || feature.grain() == Grain.CHANNEL
        || feature.grain() == Grain.DATE;
  }

  /** Whether later contacts show an effect beyond chance. */
  boolean found() {
    return gain.low() > 0;
  }

  /** Whether there is none to be had: what was learned of hours did not help on many contacts. */
  boolean denied() {
    return rows >= ENOUGH_TO_DENY && gain.estimate() <= 0;
  }

  void tell(String head, Map<String, Double> metrics, Map<String, String> notes) {
    metrics.put(head + ".time.gain", gain.estimate());
    metrics.put(head + ".time.gain.low", gain.low());
    metrics.put(head + ".time.gain.high", gain.high());
    notes.put(
        head + ".time",
        String.format(
            Locale.ROOT,
            "%s (log-loss %.5f lower with hour and weekday, 95 %% interval %.5f to %.5f, on %d"
                + " later contacts)",
            found() ? "an effect of time" : "no effect of time found",
            gain.estimate(),
            gain.low(),
            gain.high(),
            rows));
  }
}
