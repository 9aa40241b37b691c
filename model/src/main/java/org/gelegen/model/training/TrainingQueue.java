package org.gelegen.model.training;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Trainings that wait, run and are done. */
public interface TrainingQueue {
  /**
   * Asks for a training; one that is already queued for the client as of the same moment is
   * answered.
   */
  TrainingRequest request(ClientId client, Instant requestedAt, Instant asOf);

  Optional<TrainingRequest> find(ClientId client, String trainingId);

  /**
   * Takes the oldest training that is queued, or that is running under a lease that has ended,
   * across all clients, and leases it. No two callers get the same one.
   */
  Optional<TrainingRequest> claim(Instant now, Duration lease);

  void finish(ClientId client, String trainingId, int modelVersion);

  void fail(ClientId client, String trainingId, String message);
}
