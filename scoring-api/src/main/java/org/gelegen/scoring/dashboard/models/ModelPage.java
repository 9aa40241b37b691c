package org.gelegen.scoring.dashboard.models;

import java.util.List;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one version shows.
 *
 * @param champion the present one; absent: it is this one, or there is none
 */
public record ModelPage(Frame frame, ModelVersion version, @Nullable ModelVersion champion) {
  public MetricWords words() {
    return new MetricWords(frame);
  }

  public List<String> metrics() {
    return MetricWords.names(version.metrics());
  }

  /** Where this version is compared with the champion. */
  public String comparison() {
    return champion == null
        ? ""
        : "/compare?first=" + champion.number() + "&second=" + version.number();
  }
}
