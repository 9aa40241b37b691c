package org.gelegen.trainer.offpolicy;

/** What may be claimed of an estimate. Only {@link Covers} is a 95 % interval. */
public sealed interface Claim {

  /**
   * A 95 % interval.
   *
   * @param interval from the standard error, or where units are named from the bootstrap over them
   * @param bootstrap from the resamples, percentiles
   */
  record Covers(Bounds interval, Bounds bootstrap) implements Claim {}

  /** An interval made the same way that covers the value less often than it should, and why. */
  record Approximate(Bounds interval, Bounds bootstrap, String reason) implements Claim {}

  /** A value that may be looked at, around which no interval covers, and why. */
  record NoInterval(String reason) implements Claim {}

  /** A value not to be used, and why. */
  record NotUsable(String reason) implements Claim {}
}
