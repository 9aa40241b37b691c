package org.gelegen.scheduler.rounds;

import java.time.Instant;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.ClientId;

/** Trains a client's model. */
@FunctionalInterface
public interface ClientTraining {
  /**
   * Trains on what had happened by {@code asOf}, evaluates and registers.
   *
   * @param told takes in plain lines how far it is; may be called by any thread
   * @return the number of the version it made
   */
  int train(ClientId client, Instant asOf, Consumer<String> told);
}
