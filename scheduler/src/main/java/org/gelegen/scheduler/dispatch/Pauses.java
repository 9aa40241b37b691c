package org.gelegen.scheduler.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a contact is tried again. Full jitter: anything up to the pause's length,
 * so that what failed together does not come back together.
 *
 * @see "Brooker: Exponential backoff and jitter, AWS Architecture Blog, 2015"
 */
final class Pauses {
  private final DispatchSettings pace;
  private final RandomGenerator jitter;

  Pauses(DispatchSettings pace, RandomGenerator jitter) {
    this.pace = pace;
    this.jitter = jitter;
  }

  /** The pause after an attempt, which are counted from 1. */
  synchronized Duration after(int attempt) {
    long longest = pace.longestPause().toMillis();
    long most = Math.min(longest, pace.firstPause().toMillis() << Math.min(attempt - 1, 20));
    return Duration.ofMillis(most == 0 ? 0 : jitter.nextLong(most + 1));
  }
}
