package org.gelegen.scheduler.dispatch;

import java.time.Duration;

/**
 * How dispatching is paced.
 *
 * @param batch how many contacts are claimed at a time
 * @param workers how many batches of a gateway are on their way at a time: while one waits for the
 *     database another is looked at
 * @param lease how long a claim is held; sending stops when half of it is over, so it must be more
 *     than twice what a gateway may take for one message
 * @param attempts after so many, a contact waits for an operator
 * @param firstPause what the first pause is at most; each further one is at most twice as long
 * @param longestPause what a pause is at most
 * @param gatewayRest how long a gateway is left alone that failed most of its last messages
 * @param longestRun after this, one call returns although more is due
 */
public record DispatchSettings(
    int batch,
    int workers,
    Duration lease,
    int attempts,
    Duration firstPause,
    Duration longestPause,
    Duration gatewayRest,
    Duration longestRun) {
  public DispatchSettings {
    if (batch < 1 || workers < 1 || attempts < 1) {
      throw new IllegalArgumentException(
          "batch, workers and attempts must be at least 1 but are "
              + batch
              + ", "
              + workers
              + " and "
              + attempts);
    }
    if (lease.compareTo(Duration.ofSeconds(1)) < 0
        || firstPause.isNegative()
        || longestPause.compareTo(firstPause) < 0
        || gatewayRest.isNegative()
        || longestRun.isNegative()) {
      throw new IllegalArgumentException(
          "lease must be at least PT1S, pauses not negative and longestPause not the shorter one");
    }
  }

  public static DispatchSettings defaults() {
    return new DispatchSettings(
        1000,
        3,
        Duration.ofMinutes(2),
        6,
        Duration.ofSeconds(30),
        Duration.ofMinutes(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(40));
  }
}
