package org.gelegen.scoring.dashboard.experiments;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.scoring.dashboard.slow.SlowAnswer;
import org.gelegen.scoring.dashboard.slow.SlowAnswers;

/** Reports of experiments, each worked out apart and good for a minute. */
public final class KeptReports {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final ExperimentReports reports;
  private final InstantSource clock;
  private final SlowAnswers<Key, ExperimentFigures> answers;

  private record Key(ClientId client, Experiment experiment) {}

  public KeptReports(ExperimentReports reports, Executor executor, InstantSource clock) {
    this.reports = reports;
    this.clock = clock;
    answers = new SlowAnswers<>(executor, clock, KEPT);
  }

  /** What is known of what an experiment showed. */
  public SlowAnswer<ExperimentFigures> ask(ClientId client, Experiment experiment) {
    return answers.ask(
        new Key(client, experiment), () -> reports.report(client, experiment, clock.instant()));
  }
}
