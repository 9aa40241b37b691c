package org.gelegen.trainer.offpolicy;

/**
 * Self-normalised doubly robust estimate.
 *
 * <p>mean q(x, π) + Σ w · (r − q(x, a)) / Σ w over the log, where w is π(a|x) / p and q the reward
 * model. Steadier than the doubly robust estimate where weights are large; its bias vanishes as the
 * log grows when p or q is right. No estimate where no decision has weight.
 *
 * @see "Robins, Sued, Lei-Gomez, Rotnitzky: Comment: Performance of Double-Robust Estimators When
 *     'Inverse Probability' Weights Are Highly Variable, Statistical Science 2007"
 */
public record SelfNormalisedDoublyRobust() implements Estimator {
  @Override
  public String name() {
    return "sndr";
  }

  @Override
  public Needs needs() {
    return Needs.BOTH_VALUES;
  }

  @Override
  public int terms() {
    return 3;
  }

  @Override
  public void terms(LoggedDecision decision, double[] into) {
    into[0] = decision.weight() * (decision.reward() - decision.requireLoggedValue());
    into[1] = decision.weight();
    into[2] = decision.requirePolicyValue();
  }

  @Override
  public double value(double[] means) {
    return means[2] + means[0] / means[1];
  }

  @Override
  public void gradient(double[] means, double[] into) {
    into[0] = 1 / means[1];
    into[1] = -means[0] / (means[1] * means[1]);
    into[2] = 1;
  }

  @Override
  public int lostFreedom() {
    return 0;
  }
}
