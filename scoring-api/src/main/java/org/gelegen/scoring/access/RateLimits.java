package org.gelegen.scoring.access;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.access.Role;

/**
 * How many requests a key may make: so many a second on the long run, and a few seconds' worth at
 * once. Dialers ask before every call and may ask more often than people and jobs do. Each process
 * counts for itself.
 */
public final class RateLimits {
  private static final int BURST_SECONDS = 4;
  private static final double NANOS = 1e9;

  private final int perSecond;
  private final int dialerPerSecond;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * Makes limits.
   *
   * @param perSecond from 1
   * @param dialerPerSecond the same for the keys of dialers
   * @param nanos a clock that nobody sets, in nanoseconds
   */
  public RateLimits(int perSecond, int dialerPerSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.dialerPerSecond = dialerPerSecond;
    this.nanos = nanos;
  }

  /** Counts a request of a key; answers how long to wait where it is one too many. */
  public Optional<Duration> tryTake(KeyStore.Holder holder) {
    return buckets
        .computeIfAbsent(
            holder.keyId(),
            _ -> new Bucket(holder.role() == Role.DIALER ? dialerPerSecond : perSecond))
        .tryTake();
  }

  private final class Bucket {
    private final int rate;
    private double left;
    private long filledAt = nanos.getAsLong();

    private Bucket(int rate) {
      this.rate = rate;
      left = (double) BURST_SECONDS * rate;
    }

    private synchronized Optional<Duration> tryTake() {
      long now = nanos.getAsLong();
      left = Math.min((double) BURST_SECONDS * rate, left + (now - filledAt) / NANOS * rate);
      filledAt = now;
      if (left >= 1) {
        left--;
        return Optional.empty();
      }
      return Optional.of(Duration.ofNanos((long) Math.ceil((1 - left) / rate * NANOS)));
    }
  }
}
