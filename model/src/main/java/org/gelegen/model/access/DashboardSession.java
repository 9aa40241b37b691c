package org.gelegen.model.access;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody at the dashboard, from signing in until it is over.
 *
 * @param holder whose key was shown
 * @param usedAt when a page was last asked for, to the minute
 */
public record DashboardSession(KeyStore.Holder holder, Instant begunAt, Instant usedAt) {
  /** For how long nothing may be asked for. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** How long it may last, whatever is asked for. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** How exactly uses are noted. */
  public static final Duration NOTED = Duration.ofMinutes(1);

  /** Whether it is over by its age, or because nothing was asked for. */
  public boolean isOver(Instant now) {
    return !now.isBefore(usedAt.plus(IDLE)) || !now.isBefore(begunAt.plus(LONGEST));
  }
}
