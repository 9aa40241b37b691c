package org.gelegen.trainer.offpolicy;

/** An estimator that is the mean of one score a decision. */
interface MeanEstimator extends Estimator {
  double score(LoggedDecision decision);

  @Override
  default int terms() {
    return 1;
  }

  @Override
  default void terms(LoggedDecision decision, double[] into) {
    into[0] = score(decision);
  }

  @Override
  default double value(double[] means) {
    return means[0];
  }

  @Override
  default void gradient(double[] means, double[] into) {
    into[0] = 1;
  }

  @Override
  default int lostFreedom() {
    return 1;
  }
}
