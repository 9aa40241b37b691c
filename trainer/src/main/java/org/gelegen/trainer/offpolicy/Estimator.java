package org.gelegen.trainer.offpolicy;

import java.util.Optional;

/**
 * A way to estimate a policy's value per decision, in the unit of the logged reward, from another
 * policy's log.
 *
 * <p>Every estimate here is a smooth function of the means of a few terms that each decision adds:
 * so one accumulation streams, merges and resamples them all, and the standard error of each
 * follows from the terms' covariance and the function's gradient (the delta method). Stateless.
 */
public interface Estimator {
  /** What it goes by in reports, such as {@code switch_dr(tau=5)}. */
  String name();

  /** What of the reward model it needs. */
  Needs needs();

  /** Why an interval around it does not cover the policy's value, where that is so by nature. */
  default Optional<String> uncovered() {
    return Optional.empty();
  }

  /** How many terms a decision adds, from 1 to 3. */
  int terms();

  /** Writes a decision's terms to {@code into}. */
  void terms(LoggedDecision decision, double[] into);

  /** The estimate at these means of the terms; not finite where there is none. */
  double value(double[] means);

  /** The derivative of {@link #value} by each mean, written to {@code into}. */
  void gradient(double[] means, double[] into);

  /** What the variance of the terms is divided by, less than the number of decisions: 0 or 1. */
  int lostFreedom();

  /** What of the reward model an estimator needs. */
  enum Needs {
    NOTHING,
    POLICY_VALUE,
    BOTH_VALUES
  }
}
