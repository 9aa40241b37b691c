package org.gelegen.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.ArmComparison;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Gap;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Span;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Split;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.TooFew;
import org.gelegen.scoring.dashboard.experiments.Figure;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.experiments.Difference;
import org.gelegen.trainer.experiments.ExperimentReport;
import org.gelegen.trainer.experiments.Metric;
import org.gelegen.trainer.experiments.SampleRatio;
import org.junit.jupiter.api.Test;

class AnalystReportsTest {
  private static final Experiment EXPERIMENT =
      new Experiment(
          new ExperimentId("calls"),
          "salt",
          null,
          Instant.EPOCH,
          null,
          List.of(
              new Arm("before", new ArmPolicy.Workflow(), 0.5),
              new Arm("model", new ArmPolicy.Champion(), 0.5)));

  private static ExperimentFigures told(SampleRatio ratio) {
    Interval plain = new Interval(1, 0, 2);
    return AnalystReports.figures(
        new ExperimentReport(
            EXPERIMENT,
            Instant.EPOCH,
            ratio,
            List.of(),
            List.of(
                new ExperimentReport.Comparison(
                    "model",
                    60,
                    Map.of(Metric.COST, 40, Metric.NET, 9, Metric.HARM, 0),
                    Map.of(
                        Metric.COST,
                        new Difference(
                            plain, new Interval(3, 2, 4), new Interval(3, 1, 5), 0.5))))));
  }

  @Test
  void a_split_is_told_as_it_was_tested() {
    assertThat(told(new SampleRatio.Untested()).split()).isEqualTo(new Split.Untested());
    assertThat(told(new SampleRatio.Tested(0.0009)).split()).isEqualTo(new Split.Broken(0.0009));
    assertThat(told(new SampleRatio.Tested(0.001)).split()).isEqualTo(new Split.Unusual(0.001));
    assertThat(told(new SampleRatio.Tested(0.05)).split()).isEqualTo(new Split.Fine(0.05));
  }

  @Test
  void what_too_few_tell_of_has_no_difference_and_what_did_not_happen_has_an_upper_end() {
    ArmComparison comparison = told(new SampleRatio.Untested()).comparisons().getFirst();
    assertThat(comparison.findings())
        .isEqualTo(
            Map.of(
                Figure.COST,
                new Gap(3, new Span(2, 4), new Span(1, 5)),
                Figure.NET,
                new TooFew(9),
                Figure.HARM,
                new TooFew(0)));
    // 1 − 0.05^(1/60) = 1 − e^(−2.9957/60) = 0.0487.
    assertThat(comparison.harmAtMost()).isCloseTo(0.0487, within(0.0001));
  }
}
