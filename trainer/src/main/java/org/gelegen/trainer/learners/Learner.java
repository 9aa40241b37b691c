package org.gelegen.trainer.learners;

import org.gelegen.trainer.examples.Sample;

/** A way to make a scorer of labelled rows. The same rows give the same scorer. */
public interface Learner {
  /** The name that notes carry. */
  String name();

  /** Whether it can make anything sensible of so few rows. */
  boolean canFit(Sample sample);

  /** Fits. The sample has rows of both labels. */
  Fitted fit(Sample sample, Imagined imagined);

  /** Fits to real rows alone. */
  default Fitted fit(Sample sample) {
    return fit(sample, Imagined.none(sample));
  }
}
