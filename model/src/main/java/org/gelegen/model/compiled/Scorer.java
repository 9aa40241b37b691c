package org.gelegen.model.compiled;

import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;

/** Gives the log-odds of something for every action open to a debtor. Immutable. */
public sealed interface Scorer permits LinearScorer, TreeScorer, SumScorer {
  /** The features it looks at. */
  FeatureSchema schema();

  /** Readies the scorer for the debtors that {@code frame} will read. One for each thread. */
  OnFrame on(FeatureFrame frame);

  /** A scorer that is ready for the debtor a frame has read. Not thread-safe. */
  interface OnFrame {
    /** The log-odds of every action of the frame's grid, into {@code logOdds}. */
    void score(double[] logOdds);

    /**
     * What each feature adds to the log-odds of {@code action}, into {@code contributions} in the
     * schema's order; channel and calendar crosses count to the hour or the weekday.
     *
     * @return what is left: the log-odds less all contributions
     */
    double explain(int action, double[] contributions);
  }
}
