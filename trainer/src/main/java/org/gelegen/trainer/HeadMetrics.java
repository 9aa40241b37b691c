package org.gelegen.trainer;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.evaluation.DebtorBootstrap;
import org.gelegen.trainer.evaluation.Metrics;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.learners.RowScorer;

/** Measures a head on rows that it does not know, over all channels and over each. */
final class HeadMetrics {
  private static final int FEWEST_IN_CHANNEL = 100;

  private final long seed;

  /** Draws debtors by {@code seed}. */
  HeadMetrics(long seed) {
    this.seed = seed;
  }

  /** The metrics by name, with the ends of their intervals; empty without rows. */
  Map<String, Double> of(Head head, Sample late) {
    Target target = late.target();
    if (late.size() == 0) {
      return new TreeMap<>();
    }
    double[] probabilities = RowScorer.probabilities(head, late);
    boolean[] labels = late.labels();
    Map<String, Double> metrics =
        new TreeMap<>(Metrics.of(probabilities, labels).named(target.wireName()));
    DebtorBootstrap bootstrap = new DebtorBootstrap(new SplittableRandom(seed));
    metrics.putAll(bootstrap.intervals(target.wireName(), probabilities, labels, late.debtors()));
    if (target != Target.SELF_CURE) {
      for (Channel channel : Channel.values()) {
        Sample over = late.over(channel);
        if (over.size() >= FEWEST_IN_CHANNEL) {
          metrics.putAll(
              Metrics.of(RowScorer.probabilities(head, over), over.labels())
                  .named(target.wireName() + "." + channel.wireName()));
        }
      }
    }
    return metrics;
  }
}
