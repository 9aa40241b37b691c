package org.gelegen.scoring.dashboard.experiments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.scoring.dashboard.pages.Frame;

/**
 * What the page of all experiments shows.
 *
 * @param debtors how many were exposed, by experiment and the name of their arm; none are missing
 */
public record ExperimentsPage(
    Frame frame,
    List<Experiment> experiments,
    Map<ExperimentId, Map<String, Long>> debtors,
    Instant now) {
  public ExperimentsPage {
    experiments = List.copyOf(experiments);
    debtors = Map.copyOf(debtors);
  }

  /** What it is called: by its id, but for the holdout, which has no name of its own. */
  public String name(Experiment experiment) {
    return name(frame, experiment);
  }

  /** The same on any page. */
  public static String name(Frame frame, Experiment experiment) {
    String id = experiment.id().value();
    return id.equals(ExperimentSettings.HOLDOUT) ? frame.text("experiments.holdout") : id;
  }

  /** What an arm is called: those of the holdout have words, others the names they were given. */
  public String name(Experiment experiment, Arm arm) {
    return arm(frame, experiment, arm.name());
  }

  /** The same on any page, by the arm's own name. */
  public static String arm(Frame frame, Experiment experiment, String name) {
    String key = "experiments.arm." + name;
    return experiment.id().value().equals(ExperimentSettings.HOLDOUT) && frame.texts().has(key)
        ? frame.text(key)
        : name;
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

  /** The same on any page. */
  public static String policy(Frame frame, Arm arm) {
    return switch (arm.policy()) {
      case ArmPolicy.Champion _ -> frame.text("experiments.policy.model");
      case ArmPolicy.Version(int number) -> frame.text("experiments.policy.version", number);
      case ArmPolicy.Workflow _ -> frame.text("experiments.policy.workflow");
      case ArmPolicy.Holdout _ -> frame.text("experiments.policy.holdout");
    };
  }

  /** How many debtors drew an arm. */
  public String debtors(Experiment experiment, Arm arm) {
    return frame
        .formats()
        .count(debtors.getOrDefault(experiment.id(), Map.of()).getOrDefault(arm.name(), 0L));
  }
}
