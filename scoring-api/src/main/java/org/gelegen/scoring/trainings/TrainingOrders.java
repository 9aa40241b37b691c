package org.gelegen.scoring.trainings;

import java.time.Instant;
import java.time.InstantSource;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.training.TrainingQueue;
import org.gelegen.model.training.TrainingRequest;
import org.gelegen.scoring.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Takes orders for trainings in, checked and on record. */
public final class TrainingOrders {
  private final TrainingQueue trainings;
  private final AuditLog audit;
  private final InstantSource clock;

  public TrainingOrders(TrainingQueue trainings, AuditLog audit, InstantSource clock) {
    this.trainings = trainings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Asks for a training; one that is queued already for the same moment is answered.
   *
   * @param wished the moment to train as of; absent: now
   * @param by the key's id
   * @throws ProblemException when the moment is to come
   */
  public TrainingRequest order(ClientId client, @Nullable Instant wished, String by) {
    Instant now = clock.instant();
    Instant asOf = wished == null ? now : wished;
    if (asOf.isAfter(now)) {
      throw ProblemException.invalid("/asOf", "must not be in the future");
    }
    TrainingRequest training = trainings.request(client, now, asOf);
    audit.append(client, now, by, "training.requested", training.trainingId());
    return training;
  }
}
