package org.gelegen.scoring.dashboard.train;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.scoring.dashboard.pages.Frame;

/**
 * What the page that starts trainings shows.
 *
 * @param newest the newest versions, newest first
 */
public record TrainPage(Frame frame, Instant now, List<ModelVersion> newest) {
  public TrainPage {
    newest = List.copyOf(newest);
  }

  /** The latest moment that can be asked for, as a browser's field takes it. */
  public String latest() {
    return now.atZone(frame.formats().zone())
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }
}
