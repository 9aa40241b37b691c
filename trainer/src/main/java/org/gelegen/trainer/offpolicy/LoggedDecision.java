package org.gelegen.trainer.offpolicy;

import org.jspecify.annotations.Nullable;

/**
 * A logged decision as the policy under evaluation sees it.
 *
 * @param reward what the logged action brought, finite
 * @param weight π(a|x) / p, where p is the logged propensity: finite, at least 0
 * @param loggedValue q(x, a), what the reward model expects of the logged action; absent: unknown
 * @param policyValue q(x, π), what it expects of the policy; absent: unknown
 */
public record LoggedDecision(
    double reward, double weight, @Nullable Double loggedValue, @Nullable Double policyValue) {
  public LoggedDecision {
    requireFinite("reward", reward);
    requireFinite("weight", weight);
    if (weight < 0) {
      throw new IllegalArgumentException("a weight must be at least 0 but is " + weight);
    }
    if (loggedValue != null) {
      requireFinite("reward model's value of the logged action", loggedValue);
    }
    if (policyValue != null) {
      requireFinite("reward model's value of the policy", policyValue);
    }
  }

  double requireLoggedValue() {
    if (loggedValue == null) {
      throw new IllegalArgumentException("the reward model's value of the logged action is absent");
    }
    return loggedValue;
  }

  double requirePolicyValue() {
    if (policyValue == null) {
      throw new IllegalArgumentException("the reward model's value of the policy is absent");
    }
    return policyValue;
  }

  private static void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the " + what + " must be finite but is " + value);
    }
  }
}
