package org.gelegen.model.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/**
 * The truth about nightly jobs: each client, job and business date is run to completion once,
 * whatever fires it and how often. A run is held under a lease; its fence grows with every
 * taking-over, and a holder whose fence is old can finish nothing.
 */
public interface RunLedger {
  /**
   * Starts or takes over a run; empty when it is completed, somebody else's lease has not ended or
   * the job is paused.
   */
  Optional<Run> tryStart(
      ClientId client, String job, LocalDate businessDate, Instant now, Duration lease);

  /** Prolongs the lease; false when the run was taken over. */
  boolean renew(Run run, Instant now, Duration lease);

  /** Completes a run; false when it was taken over or completed before. */
  boolean complete(Run run, Instant now, String summary);

  /** Records a failure and gives the lease back, so that the run can start again. */
  void fail(Run run, Instant now, String message);

  /** All runs of a client, newest business date first. */
  List<Entry> list(ClientId client, int limit);

  /** A run that is held. */
  record Run(ClientId clientId, String job, LocalDate businessDate, long fence) {}

  /** A run as it is written down. */
  record Entry(
      String job,
      LocalDate businessDate,
      Instant startedAt,
      Optional<Instant> completedAt,
      long fence,
      String message) {}
}
