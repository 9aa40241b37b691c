package org.gelegen.scoring.dashboard.train;

import java.time.Duration;
import java.time.Instant;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.training.TrainingRequest;
import org.gelegen.model.training.TrainingRequest.Status;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one training shows.
 *
 * @param champion absent: there is none
 */
public record TrainingPage(
    Frame frame, TrainingRequest training, @Nullable ModelVersion champion, Instant now) {
  /** Whether it is still to come or under way, so that the page is to be loaded again. */
  public boolean waits() {
    return training.status() == Status.QUEUED || training.status() == Status.RUNNING;
  }

  public boolean failed() {
    return training.status() == Status.FAILED;
  }

  /** How long ago it was asked for. */
  public String since() {
    return frame.formats().duration(Duration.between(training.requestedAt(), now));
  }

  public String version() {
    Integer number = training.modelVersion();
    return number == null ? "" : Integer.toString(number);
  }

  /** Where its version is beside the champion; empty where it is the champion, or none is. */
  public String comparison() {
    Integer number = training.modelVersion();
    return number == null || champion == null || champion.number() == number
        ? ""
        : "/compare?first=" + champion.number() + "&second=" + number;
  }
}
