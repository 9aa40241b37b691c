package org.gelegen.trainer.offpolicy;

import java.util.Optional;

/**
 * Direct method estimate: what the reward model says.
 *
 * <p>mean over the log of q(x, π). As good as the reward model and no better: no propensity and no
 * logged reward corrects it. Its standard error is of the mean only and does not know of the
 * model's error, which is usually far larger.
 *
 * @see "Beygelzimer, Langford: The Offset Tree for Learning with Partial Labels, KDD 2009"
 */
public record DirectMethod() implements MeanEstimator {
  @Override
  public String name() {
    return "dm";
  }

  @Override
  public Needs needs() {
    return Needs.POLICY_VALUE;
  }

  @Override
  public Optional<String> uncovered() {
    return Optional.of("the reward model's error is not in its standard error");
  }

  @Override
  public double score(LoggedDecision decision) {
    return decision.requirePolicyValue();
  }
}
