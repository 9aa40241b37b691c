package org.gelegen.trainer;

import java.util.HashSet;
import java.util.Set;
import org.gelegen.trainer.drift.DriftThresholds;
import org.gelegen.trainer.drift.PopulationStability;
import org.gelegen.trainer.drift.Severity;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.learners.Fitted;
import org.gelegen.trainer.learners.Imagined;
import org.gelegen.trainer.learners.Learner;

/**
 * A learner that does not look at features which drifted while its rows were made: what they said
 * of earlier rows was said at other values than those that come next.
 *
 * <p>A feature drifted when its population stability index between the earlier rows and the newest
 * fifth is what {@link DriftThresholds#usual} calls a drift.
 */
final class SteadyLearner implements Learner {
  private static final double SHARE_EARLIER = 0.8;

  private final Learner learner;

  SteadyLearner(Learner learner) {
    this.learner = learner;
  }

  @Override
  public String name() {
    return "steady-" + learner.name();
  }

  @Override
  public boolean canFit(Sample sample) {
    return learner.canFit(sample);
  }

  @Override
  public Fitted fit(Sample sample, Imagined imagined) {
    Set<String> drifted = drifted(sample);
    return learner.fit(sample.seeing(feature -> !drifted.contains(feature.name())), imagined);
  }

  /** The names of the features that drifted; none where there are no rows on both sides. */
  static Set<String> drifted(Sample sample) {
    Sample earlier = sample.first((int) (sample.size() * SHARE_EARLIER));
    Sample newest = sample.without(earlier.size());
    Set<String> drifted = new HashSet<>();
    if (earlier.size() == 0 || newest.size() == 0) {
      return drifted;
    }
    DriftThresholds thresholds = DriftThresholds.usual();
    boolean[] columns = sample.columns();
    for (int column = 0; column < columns.length; column++) {
      if (columns[column]
          && PopulationStability.between(
                      earlier.values(column),
                      earlier.debtors(),
                      newest.values(column),
                      newest.debtors())
                  .severity(thresholds)
              == Severity.DRIFT) {
        drifted.add(sample.table().schema().feature(column).name());
      }
    }
    return drifted;
  }
}
