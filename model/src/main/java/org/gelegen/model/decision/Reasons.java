package org.gelegen.model.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gelegen.model.decision.Explanation.NextBest;
import org.gelegen.model.decision.Explanation.Reason;
import org.gelegen.model.features.FeatureFrame;
import org.jspecify.annotations.Nullable;

/** Picks of all that makes up a value what is told. */
final class Reasons {
  /** Less than half a cent a contact is nobody's reason. */
  private static final double TOO_SMALL = 0.005;

  private Reasons() {}

  /**
   * The features that add or take most, by the size of their effect, strongest first, and what is
   * left.
   *
   * @param frame of the debtor that the shares are of
   * @param limit how many reasons at most
   */
  static Explanation strongest(
      ValueShares shares, FeatureFrame frame, int action, int limit, @Nullable NextBest nextBest) {
    double[] effects = shares.effects();
    List<Integer> told =
        IntStream.range(0, effects.length)
            .filter(feature -> Math.abs(effects[feature]) >= TOO_SMALL)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer feature) -> -Math.abs(effects[feature]))
                    .thenComparing(feature -> frame.schema().feature(feature).name()))
            .limit(limit)
            .toList();
    List<Reason> reasons = new ArrayList<>();
    for (int feature : told) {
      double value = frame.valueFor(feature, action);
      reasons.add(
          new Reason(
              frame.schema().feature(feature).name(),
              Double.isNaN(value) ? null : value,
              effects[feature]));
    }
    double others = 0;
    for (int feature = 0; feature < effects.length; feature++) {
      others += told.contains(feature) ? 0 : effects[feature];
    }
    return new Explanation(shares.baseline(), reasons, others, nextBest);
  }
}
