package org.gelegen.scheduler.rounds;

import java.time.Instant;

/**
 * Work that can be started at any time and as often as one likes: what is done already is not done
 * again. Safe for use by several threads.
 */
@FunctionalInterface
public interface Round {
  /** Does what is due at {@code now}. */
  void run(Instant now);
}
