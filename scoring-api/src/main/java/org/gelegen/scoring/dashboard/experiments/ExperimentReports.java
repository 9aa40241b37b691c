package org.gelegen.scoring.dashboard.experiments;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.portfolio.ClientId;

/** Reports experiments. It reads all of a client's records, which takes seconds. */
@FunctionalInterface
public interface ExperimentReports {
  /**
   * What an experiment had shown at each of several moments.
   *
   * @param moments nothing later than each is looked at for its figures
   */
  List<ExperimentFigures> reports(ClientId client, Experiment experiment, List<Instant> moments);

  /**
   * What an experiment showed.
   *
   * @param asOf nothing later is looked at
   */
  default ExperimentFigures report(ClientId client, Experiment experiment, Instant asOf) {
    return reports(client, experiment, List.of(asOf)).getFirst();
  }
}
