package org.gelegen.scoring.dashboard.train;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.training.TrainingRequest;
import org.gelegen.model.training.TrainingRequest.Status;
import org.gelegen.scoring.dashboard.models.MetricWords;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one training shows.
 *
 * @param made the version that it made; absent: there is none yet
 * @param champion absent: there is none
 */
public record TrainingPage(
    Frame frame,
    TrainingRequest training,
    @Nullable ModelVersion made,
    @Nullable ModelVersion champion,
    Instant now) {
  /** The note of a version that says why training made it champion, or did not. */
  private static final String REASON = "promotion";

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

  /** Why its version became champion or did not, as training wrote it down; empty: it did not. */
  public String reason() {
    return made == null ? "" : made.notes().getOrDefault(REASON, "");
  }

  public MetricWords words() {
    return new MetricWords(frame);
  }

  /** Those of the main figures that its version or the champion has. */
  public List<String> figures() {
    return MetricWords.MAIN.stream()
        .filter(name -> has(made, name) || has(beside(), name))
        .toList();
  }

  /** The champion, where its version is not the champion itself. */
  public @Nullable ModelVersion beside() {
    return comparison().isEmpty() ? null : champion;
  }

  private static boolean has(@Nullable ModelVersion version, String metric) {
    return version != null && version.metrics().containsKey(metric);
  }
}
