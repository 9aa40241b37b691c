package org.gelegen.scoring.dashboard.experiments;

import java.time.Duration;
import java.time.InstantSource;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.scoring.dashboard.slow.SlowAnswer;
import org.gelegen.scoring.dashboard.slow.SlowAnswers;
import org.gelegen.scoring.dashboard.slow.SlowWork;

/** Reports of experiments, each worked out apart and good for a minute. */
public final class KeptReports {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final ExperimentReports reports;
  private final InstantSource clock;
  private final SlowAnswers<Experiment, ExperimentFigures> answers;

  public KeptReports(ExperimentReports reports, SlowWork work, InstantSource clock) {
    this.reports = reports;
    this.clock = clock;
    answers = new SlowAnswers<>(work, clock, KEPT);
  }

  /** What is known of what an experiment showed. */
  public SlowAnswer<ExperimentFigures> ask(ClientId client, Experiment experiment) {
    return answers.ask(
        client, experiment, () -> reports.report(client, experiment, clock.instant()));
  }
}
