package org.gelegen.model.history;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast sums in a history fade: a weight halves every {@value #HALF_LIFE_DAYS} days, so that
 * what a debtor did last month says more than what it did last year.
 */
final class Forgetting {
  static final int HALF_LIFE_DAYS = 120;

  private static final double HALF_LIFE_SECONDS = HALF_LIFE_DAYS * 86_400.0;

  private Forgetting() {}

  /** What a sum of {@code from} is worth at {@code to}, as a factor in (0, 1]. */
  static double factor(Instant from, Instant to) {
    double seconds = Duration.between(from, to).toMillis() / 1000.0;
    return seconds <= 0 ? 1 : Math.exp(-Math.log(2) * seconds / HALF_LIFE_SECONDS);
  }
}
