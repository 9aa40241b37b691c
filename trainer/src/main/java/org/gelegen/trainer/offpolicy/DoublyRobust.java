package org.gelegen.trainer.offpolicy;

/**
 * Doubly robust estimate.
 *
 * <p>mean over the log of q(x, π) + w · (r − q(x, a)), where w is π(a|x) / p and q the reward
 * model. Unbiased when p or q is right, q not having been fitted on the same decisions. Weights are
 * not clipped.
 *
 * @see "Dudík, Langford, Li: Doubly Robust Policy Evaluation and Learning, ICML 2011"
 */
public record DoublyRobust() implements MeanEstimator {
  @Override
  public String name() {
    return "dr";
  }

  @Override
  public Needs needs() {
    return Needs.BOTH_VALUES;
  }

  @Override
  public double score(LoggedDecision decision) {
    return decision.requirePolicyValue()
        + decision.weight() * (decision.reward() - decision.requireLoggedValue());
  }
}
