package org.gelegen.notebooks.reports;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time: after {@code from}, until and with {@code until}.
 *
 * @param until not before {@code from}
 */
record Period(Instant from, Instant until) {
  private static final double SECONDS_A_DAY = 86_400;

  boolean has(Instant at) {
    return at.isAfter(from) && !at.isAfter(until);
  }

  /** How long it is, in days; at least one, so that it can be divided by. */
  double days() {
    return Math.max(1, Duration.between(from, until).toSeconds() / SECONDS_A_DAY);
  }
}
