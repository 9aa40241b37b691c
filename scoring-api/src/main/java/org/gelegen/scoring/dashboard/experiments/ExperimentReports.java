package org.gelegen.scoring.dashboard.experiments;

import java.time.Instant;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.portfolio.ClientId;

/** Reports experiments. It reads all of a client's records, which takes seconds. */
@FunctionalInterface
public interface ExperimentReports {
  /**
   * What an experiment showed.
   *
   * @param asOf nothing later is looked at
   */
  ExperimentFigures report(ClientId client, Experiment experiment, Instant asOf);
}
