package org.gelegen.trainer.offpolicy;

/**
 * Self-normalised inverse propensity score estimate.
 *
 * <p>Σ w · r / Σ w over the log, where w is π(a|x) / p. Always within the range of the rewards, and
 * unmoved by propensities that are all wrong by the same factor; its bias vanishes as the log
 * grows. No estimate where no decision has weight.
 *
 * @see "Swaminathan, Joachims: The Self-Normalized Estimator for Counterfactual Learning, NIPS
 *     2015"
 */
public record SelfNormalised() implements Estimator {
  @Override
  public String name() {
    return "snips";
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public int terms() {
    return 2;
  }

  @Override
  public void terms(LoggedDecision decision, double[] into) {
    into[0] = decision.weight() * decision.reward();
    into[1] = decision.weight();
  }

  @Override
  public double value(double[] means) {
    return means[0] / means[1];
  }

  @Override
  public void gradient(double[] means, double[] into) {
    into[0] = 1 / means[1];
    into[1] = -value(means) / means[1];
  }

  @Override
  public int lostFreedom() {
    return 0;
  }
}
