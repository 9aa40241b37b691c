package org.gelegen.scoring.dashboard.experiments;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.gelegen.scoring.dashboard.slow.SlowAnswer;

/** What the page of all experiments shows. */
public record ExperimentsPage(Frame frame, List<Line> lines, Instant now) {
  public ExperimentsPage {
    lines = List.copyOf(lines);
  }

  /**
   * One experiment.
   *
   * @param report where the numbers of debtors come from
   */
  public record Line(Experiment experiment, SlowAnswer<ExperimentFigures> report) {}

  /** Whether the numbers of debtors are still to come. */
  public boolean works() {
    return lines.stream().anyMatch(line -> line.report().works());
  }

  /** What it is called: by its id, but for the holdout, which has no name of its own. */
  public String name(Experiment experiment) {
    return name(frame, experiment);
  }

  static String name(Frame frame, Experiment experiment) {
    String id = experiment.id().value();
    return id.equals(ExperimentSettings.HOLDOUT) ? frame.text("experiments.holdout") : id;
  }

  public String state(Experiment experiment) {
    return state(frame, experiment, now);
  }

  static String state(Frame frame, Experiment experiment, Instant now) {
    if (now.isBefore(experiment.from())) {
      return frame.text("experiments.state.to-come");
    }
    return frame.text(
        experiment.runsAt(now) ? "experiments.state.running" : "experiments.state.over");
  }

  /** Who decides for an arm's debtors. */
  public String policy(Arm arm) {
    return policy(frame, arm);
  }

  static String policy(Frame frame, Arm arm) {
    return switch (arm.policy()) {
      case ArmPolicy.Champion _ -> frame.text("experiments.policy.model");
      case ArmPolicy.Version(int number) -> frame.text("experiments.policy.version", number);
      case ArmPolicy.Workflow _ -> frame.text("experiments.policy.workflow");
      case ArmPolicy.Holdout _ -> frame.text("experiments.policy.holdout");
    };
  }

  /** How many debtors count for an arm; a dash where that is not known. */
  public String debtors(Line line, Arm arm) {
    return switch (line.report()) {
      case SlowAnswer.Working<ExperimentFigures> _ -> "…";
      case SlowAnswer.Failed<ExperimentFigures> _ -> "–";
      case SlowAnswer.Known<ExperimentFigures>(ExperimentFigures figures, Instant _) ->
          figures.arms().stream()
              .filter(each -> each.name().equals(arm.name()))
              .findFirst()
              .map(each -> frame.formats().count(each.debtors()))
              .orElse("–");
    };
  }
}
