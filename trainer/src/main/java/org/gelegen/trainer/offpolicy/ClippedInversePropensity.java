package org.gelegen.trainer.offpolicy;

import java.util.Optional;

/**
 * Inverse propensity score estimate with clipped weights.
 *
 * <p>mean over the log of min(w, M) · r. Steadier than without clipping and biased wherever a
 * weight is above M, towards zero for rewards of one sign; its standard error does not know of the
 * bias.
 *
 * @param most M, the largest weight that counts in full, above 0
 * @see "Ionides: Truncated Importance Sampling, Journal of Computational and Graphical Statistics
 *     2008"
 */
public record ClippedInversePropensity(double most) implements MeanEstimator {
  public ClippedInversePropensity {
    Estimators.requirePositive("the weight to clip at", most);
  }

  @Override
  public String name() {
    return "clipped_ips(M=" + Estimators.text(most) + ")";
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public Optional<String> uncovered() {
    return Optional.of("the bias of clipping is not in its standard error");
  }

  @Override
  public double score(LoggedDecision decision) {
    return Math.min(decision.weight(), most) * decision.reward();
  }
}
