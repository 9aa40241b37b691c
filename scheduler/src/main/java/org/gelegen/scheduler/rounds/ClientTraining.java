package org.gelegen.scheduler.rounds;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;

/** Trains a client's model. */
@FunctionalInterface
public interface ClientTraining {
  /**
   * Trains on what had happened by {@code asOf}, evaluates and registers.
   *
   * @return the number of the version it made
   */
  int train(ClientId client, Instant asOf, Instant now);
}
