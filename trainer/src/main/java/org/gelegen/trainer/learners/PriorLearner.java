package org.gelegen.trainer.learners;

import org.gelegen.model.compiled.Scorer;
import org.gelegen.trainer.examples.Sample;

/** Fits nothing and takes what was known before; the client's own level comes by calibration. */
public final class PriorLearner implements Learner {
  private final Scorer scorer;

  /** Takes {@code scorer} as it is. */
  public PriorLearner(Scorer scorer) {
    this.scorer = scorer;
  }

  @Override
  public String name() {
    return "prior";
  }

  @Override
  public boolean canFit(Sample sample) {
    return true;
  }

  @Override
  public Fitted fit(Sample sample, Imagined imagined) {
    return new Fitted(scorer, new byte[0]);
  }
}
