package org.gelegen.scheduler.links;

import java.util.function.LongSupplier;

/** So many a second on the long run, and a few seconds' worth at once. Safe for many threads. */
final class Pace {
  private static final int BURST_SECONDS = 4;
  private static final double NANOS = 1e9;

  private final int perSecond;
  private final LongSupplier nanos;
  private double left;
  private long filledAt;

  /**
   * Makes a pace.
   *
   * @param nanos a clock that nobody sets, in nanoseconds
   */
  Pace(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
    left = (double) BURST_SECONDS * perSecond;
    filledAt = nanos.getAsLong();
  }

  /** Takes one, if there is one left. */
  synchronized boolean tryTake() {
    long now = nanos.getAsLong();
    left =
        Math.min((double) BURST_SECONDS * perSecond, left + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
