package org.gelegen.model.training;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/**
 * A training that was asked for.
 *
 * @param asOf the moment to train as of
 * @param modelVersion the number of the version it made, once done
 * @param message how far it is, or why it failed
 */
public record TrainingRequest(
    ClientId clientId,
    String trainingId,
    Instant requestedAt,
    Instant asOf,
    Status status,
    @Nullable Integer modelVersion,
    @Nullable String message) {
  /** Where a training stands. */
  public enum Status implements WireName {
    QUEUED("queued"),
    RUNNING("running"),
    DONE("done"),
    FAILED("failed");

    private final String wireName;

    Status(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }
}
