package org.gelegen.trainer.offpolicy;

import java.util.Optional;

/**
 * Switching doubly robust estimate.
 *
 * <p>mean over the log of q(x, π) + w · (r − q(x, a)) where w ≤ τ, and of q(x, π) alone where the
 * weight is larger. Steadier than the doubly robust estimate, and biased by the reward model's
 * error wherever it switches; its standard error does not know of that bias.
 *
 * @param tau τ, the largest weight that is believed, above 0
 * @see "Wang, Agarwal, Dudík: Optimal and Adaptive Off-policy Evaluation in Contextual Bandits,
 *     ICML 2017"
 */
public record SwitchDoublyRobust(double tau) implements MeanEstimator {
  public SwitchDoublyRobust {
    Estimators.requirePositive("the weight to switch at", tau);
  }

  @Override
  public String name() {
    return "switch_dr(tau=" + Estimators.text(tau) + ")";
  }

  @Override
  public Needs needs() {
    return Needs.BOTH_VALUES;
  }

  @Override
  public Optional<String> uncovered() {
    return Optional.of("the bias of switching to the reward model is not in its standard error");
  }

  @Override
  public double score(LoggedDecision decision) {
    double believed = decision.weight() <= tau ? decision.weight() : 0;
    return decision.requirePolicyValue()
        + believed * (decision.reward() - decision.requireLoggedValue());
  }
}
