package org.gelegen.scoring.dashboard.train;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.training.TrainingRequest;
import org.gelegen.scoring.dashboard.pages.Frame;

/**
 * What the page that starts trainings shows.
 *
 * @param trainings those that were asked for last, newest first
 * @param newest the newest versions, newest first
 */
public record TrainPage(
    Frame frame, Instant now, List<TrainingRequest> trainings, List<ModelVersion> newest) {
  public TrainPage {
    trainings = List.copyOf(trainings);
    newest = List.copyOf(newest);
  }

  /** The latest moment that can be asked for, as a browser's field takes it. */
  public String latest() {
    return now.atZone(frame.formats().zone())
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  /** The name of the version that a training made; empty: it made none yet. */
  public String made(TrainingRequest training) {
    Integer number = training.modelVersion();
    return number == null ? "" : training.clientId().value() + "-" + number;
  }
}
