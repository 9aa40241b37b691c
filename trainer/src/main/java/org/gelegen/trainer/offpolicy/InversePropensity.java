package org.gelegen.trainer.offpolicy;

/**
 * Inverse propensity score estimate.
 *
 * <p>mean over the log of w · r, where w is π(a|x) / p. Unbiased when the propensities are right
 * and positive wherever the policy acts. Weights are not clipped, so a few large ones may carry it.
 *
 * @see "Horvitz, Thompson: A Generalization of Sampling Without Replacement from a Finite Universe,
 *     JASA 1952"
 */
public record InversePropensity() implements MeanEstimator {
  @Override
  public String name() {
    return "ips";
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public double score(LoggedDecision decision) {
    return decision.weight() * decision.reward();
  }
}
