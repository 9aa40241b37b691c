package org.gelegen.trainer.offpolicy;

import org.jspecify.annotations.Nullable;

/**
 * How well a log supports a policy.
 *
 * @param n decisions, at least 1
 * @param ess Kish's effective sample size (Σ w)² / Σ w², in [0, n]
 * @param unitEss the same over units, estimated from the resamples; absent where none are named
 * @param mean of the weights, whose expectation is 1 when the log supports the policy
 * @param meanError the standard error of the mean
 * @param max the largest weight
 * @param unsupported the share of decisions where the policy wants an action that the log never
 *     has, in [0, 1], as far as that was seen
 */
public record WeightSummary(
    long n,
    double ess,
    @Nullable Double unitEss,
    double mean,
    double meanError,
    double max,
    double unsupported) {

  /** The smaller of the two effective sample sizes. */
  double smallestEss() {
    return unitEss == null ? ess : Math.min(ess, unitEss);
  }

  /** How many standard errors the mean is from 1, below 0 where weight is missing. */
  double deviation() {
    double distance = mean - 1;
    return Math.abs(distance) < 1e-9 ? 0 : distance / meanError;
  }
}
