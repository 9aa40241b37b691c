package org.gelegen.scoring.access;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many requests a key may make: so many a second on the long run, and a few seconds' worth at
 * once. Each process counts for itself.
 */
public final class RateLimits {
  private static final int BURST_SECONDS = 4;
  private static final double NANOS = 1e9;

  private final int perSecond;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * Makes limits.
   *
   * @param perSecond from 1
   * @param nanos a clock that nobody sets, in nanoseconds
   */
  public RateLimits(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  /** Counts a request of a key; answers how long to wait where it is one too many. */
  public Optional<Duration> tryTake(String keyId) {
    return buckets.computeIfAbsent(keyId, _ -> new Bucket()).tryTake();
  }

  private final class Bucket {
    private double left = (double) BURST_SECONDS * perSecond;
    private long filledAt = nanos.getAsLong();

    private synchronized Optional<Duration> tryTake() {
      long now = nanos.getAsLong();
      left =
          Math.min((double) BURST_SECONDS * perSecond, left + (now - filledAt) / NANOS * perSecond);
      filledAt = now;
      if (left >= 1) {
        left--;
        return Optional.empty();
      }
      return Optional.of(Duration.ofNanos((long) Math.ceil((1 - left) / perSecond * NANOS)));
    }
  }
}
