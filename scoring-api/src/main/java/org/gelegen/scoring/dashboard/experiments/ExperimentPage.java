package org.gelegen.scoring.dashboard.experiments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.scoring.dashboard.charts.Chart;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.ArmComparison;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.ArmFigures;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Finding;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Gap;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Split;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.TooFew;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.gelegen.scoring.dashboard.slow.SlowAnswer;

/** What the page of one experiment shows. */
public record ExperimentPage(
    Frame frame, Experiment experiment, SlowAnswer<ExperimentFigures> report, Instant now) {
  private static final double LEAST_WRITTEN = 0.001;

  public FigureWords words() {
    return new FigureWords(frame);
  }

  public List<Figure> figures() {
    return List.of(Figure.values());
  }

  public String baseline() {
    return experiment.baseline().name();
  }

  /** What an arm of it is called. */
  public String arm(String name) {
    return ExperimentsPage.arm(frame, experiment, name);
  }

  public String name() {
    return ExperimentsPage.name(frame, experiment);
  }

  /** Since when debtors are exposed; the holdout has no beginning. */
  public String from() {
    return experiment.from().equals(Instant.EPOCH)
        ? frame.text("experiments.from.ever")
        : frame.formats().moment(experiment.from());
  }

  public String until() {
    Instant until = experiment.until();
    return until == null ? frame.text("experiments.until.open") : frame.formats().moment(until);
  }

  public String state() {
    return ExperimentsPage.state(frame, experiment, now);
  }

  public String policy(Arm arm) {
    return ExperimentsPage.policy(frame, arm);
  }

  /** Who decides for an arm of the report; empty where the settings have no such arm any more. */
  public String policy(ArmFigures arm) {
    return experiment.findArm(arm.name()).map(this::policy).orElse("");
  }

  public boolean works() {
    return report.works();
  }

  /** Why it could not be worked out; empty where it was, or is being. */
  public String failure() {
    return report instanceof SlowAnswer.Failed<ExperimentFigures>(String why) ? why : "";
  }

  public Optional<ExperimentFigures> known() {
    return report.known();
  }

  public String figure(ArmFigures arm, Figure figure) {
    Double value = arm.figures().get(figure);
    return value == null ? "–" : words().written(figure, value);
  }

  /** What the split among the arms says. */
  public String split(ExperimentFigures figures) {
    return switch (figures.split()) {
      case Split.Untested _ -> frame.text("experiments.split.untested");
      case Split.Broken(double chance) -> frame.text("experiments.split.broken", chance(chance));
      case Split.Unusual(double chance) -> frame.text("experiments.split.unusual", chance(chance));
      case Split.Fine(double chance) -> frame.text("experiments.split.fine", chance(chance));
    };
  }

  private String chance(double chance) {
    return chance < LEAST_WRITTEN
        ? "< " + frame.formats().number(LEAST_WRITTEN)
        : "= " + frame.formats().number(chance);
  }

  /** One chart for each unit that has differences. */
  public List<Chart> charts(ArmComparison comparison) {
    List<Chart> charts = new ArrayList<>();
    for (Figure.Unit unit : Figure.Unit.values()) {
      if (!FigureWords.figures(comparison, unit).isEmpty()) {
        charts.add(words().chart(comparison, beside(comparison), unit));
      }
    }
    return charts;
  }

  private FigureWords.Beside beside(ArmComparison comparison) {
    return new FigureWords.Beside(arm(comparison.arm()), arm(baseline()));
  }

  /** What the comparison means, most important first. */
  public List<String> meanings(ArmComparison comparison) {
    List<String> meanings = new ArrayList<>();
    if (comparison.compared().isEmpty()) {
      meanings.add(frame.text("experiments.too-little", comparison.debtors()));
    }
    for (Figure figure : List.of(Figure.NET, Figure.EVER_REACHED, Figure.HARM)) {
      Finding finding = comparison.findings().get(figure);
      if (finding != null) {
        meaning(comparison, figure, finding).ifPresent(meanings::add);
      }
    }
    return meanings;
  }

  private Optional<String> meaning(ArmComparison comparison, Figure figure, Finding finding) {
    return switch (finding) {
      case Gap gap -> Optional.of(words().meaning(figure, beside(comparison), gap));
      case TooFew(int telling) when figure == Figure.HARM && telling == 0 ->
          comparison.debtors() == 0 ? Optional.empty() : Optional.of(words().noHarm(comparison));
      // Where nothing can be told this was said of all figures together.
      case TooFew(int telling) ->
          comparison.compared().isEmpty()
              ? Optional.empty()
              : Optional.of(words().silence(figure, telling));
    };
  }
}
