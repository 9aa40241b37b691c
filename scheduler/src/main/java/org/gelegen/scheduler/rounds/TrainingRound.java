package org.gelegen.scheduler.rounds;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.training.TrainingQueue;
import org.gelegen.model.training.TrainingRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the trainings that were asked for, the oldest first. */
public final class TrainingRound implements Round {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRound.class);

  /** Longer than any training takes: it cannot be prolonged. */
  private static final Duration LEASE = Duration.ofHours(3);

  /** How far a training is is written down at most so often. */
  private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

  private final TrainingQueue queue;
  private final ClientTraining training;

  public TrainingRound(TrainingQueue queue, ClientTraining training) {
    this.queue = queue;
    this.training = training;
  }

  @Override
  public void run(Instant now) {
    Optional<TrainingRequest> request = queue.claim(now, LEASE);
    while (request.isPresent()) {
      train(request.get());
      request = queue.claim(now, LEASE);
    }
  }

  private void train(TrainingRequest request) {
    try {
      int version = learn(request);
      queue.finish(request.clientId(), request.trainingId(), version);
    } catch (RuntimeException e) {
      LOG.error("training {} of {} failed", request.trainingId(), request.clientId(), e);
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      queue.fail(request.clientId(), request.trainingId(), message);
    }
  }

  private int learn(TrainingRequest request) {
    try (NewestLine told =
        NewestLine.start(
            TOLD_EVERY, line -> queue.tell(request.clientId(), request.trainingId(), line))) {
      return training.train(request.clientId(), request.asOf(), told);
    }
  }
}
