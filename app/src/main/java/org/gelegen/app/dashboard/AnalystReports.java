package org.gelegen.app.dashboard;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.ArmComparison;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.ArmFigures;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Finding;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Gap;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Span;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Split;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.TooFew;
import org.gelegen.scoring.dashboard.experiments.ExperimentReports;
import org.gelegen.scoring.dashboard.experiments.Figure;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.experiments.Difference;
import org.gelegen.trainer.experiments.ExperimentAnalyst;
import org.gelegen.trainer.experiments.ExperimentReport;
import org.gelegen.trainer.experiments.Metric;
import org.gelegen.trainer.experiments.SampleRatio;

/** Reports experiments by the trainer's analyst. */
public final class AnalystReports implements ExperimentReports {
  private final ExperimentAnalyst analyst;
  private final SettingsStore settings;

  public AnalystReports(RecordLog records, ExposureStore exposures, SettingsStore settings) {
    this.analyst = new ExperimentAnalyst(records, exposures);
    this.settings = settings;
  }

  @Override
  public List<ExperimentFigures> reports(
      ClientId client, Experiment experiment, List<Instant> moments) {
    return analyst
        .reports(client, experiment, settings.current(client).settings(), moments)
        .stream()
        .map(AnalystReports::figures)
        .toList();
  }

  static ExperimentFigures figures(ExperimentReport report) {
    return new ExperimentFigures(
        report.asOf(),
        split(report.sampleRatio()),
        report.arms().stream().map(AnalystReports::arm).toList(),
        report.comparisons().stream().map(AnalystReports::comparison).toList());
  }

  private static Split split(SampleRatio ratio) {
    return switch (ratio) {
      case SampleRatio.Untested _ -> new Split.Untested();
      case SampleRatio.Tested(double pValue) when ratio.broken() -> new Split.Broken(pValue);
      case SampleRatio.Tested(double pValue) when pValue < SampleRatio.UNUSUAL ->
          new Split.Unusual(pValue);
      case SampleRatio.Tested(double pValue) -> new Split.Fine(pValue);
    };
  }

  private static ArmFigures arm(ExperimentReport.ArmResult arm) {
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    arm.figures().forEach((metric, value) -> figures.put(figure(metric), value));
    return new ArmFigures(arm.name(), arm.debtors(), arm.collected(), arm.cost(), figures);
  }

  private static ArmComparison comparison(ExperimentReport.Comparison comparison) {
    Map<Figure, Finding> findings = new EnumMap<>(Figure.class);
    comparison
        .telling()
        .forEach((metric, telling) -> findings.put(figure(metric), new TooFew(telling)));
    comparison
        .differences()
        .forEach((metric, difference) -> findings.put(figure(metric), gap(difference)));
    return new ArmComparison(
        comparison.arm(), comparison.debtors(), findings, comparison.harmAtMost().orElse(1));
  }

  private static Gap gap(Difference difference) {
    return new Gap(
        difference.always().estimate(), span(difference.fixed()), span(difference.always()));
  }

  private static Span span(Interval interval) {
    return new Span(interval.low(), interval.high());
  }

  private static Figure figure(Metric metric) {
    return switch (metric) {
      case COLLECTED -> Figure.COLLECTED;
      case COST -> Figure.COST;
      case NET -> Figure.NET;
      case EVER_REACHED -> Figure.EVER_REACHED;
      case REACH -> Figure.REACH;
      case RIGHT_PARTY -> Figure.RIGHT_PARTY;
      case ANSWERED_FOR -> Figure.ANSWERED_FOR;
      case HARM -> Figure.HARM;
    };
  }
}
