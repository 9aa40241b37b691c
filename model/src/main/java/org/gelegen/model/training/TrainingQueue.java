package org.gelegen.model.training;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Trainings that wait, run and are done. */
public interface TrainingQueue {
  /**
   * Asks for a training; one that is already queued for the client as of the same moment is
   * answered.
   */
  TrainingRequest request(ClientId client, Instant requestedAt, Instant asOf);

  /**
   * The same for a job that may ask again after a crash: one training for a key, whatever has
   * become of it since.
   */
  TrainingRequest requestOnce(ClientId client, Key key, Instant requestedAt, Instant asOf);

  /** The trainings that were asked for last, the newest first. */
  List<TrainingRequest> newest(ClientId client, int limit);

  Optional<TrainingRequest> find(ClientId client, String trainingId);

  /**
   * Takes the oldest training that is queued, or that is running under a lease that has ended,
   * across all clients, and leases it. No two callers get the same one.
   */
  Optional<TrainingRequest> claim(Instant now, Duration lease);

  /** Writes down how far a training is that is running; of any other nothing changes. */
  void tell(ClientId client, String trainingId, String message);

  void finish(ClientId client, String trainingId, int modelVersion);

  void fail(ClientId client, String trainingId, String message);

  /**
   * What a training is asked for by.
   *
   * @param job its name in the run ledger
   * @param businessDate the client's date that the job works for
   */
  record Key(String job, LocalDate businessDate) {}
}
