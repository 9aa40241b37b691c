package org.gelegen.scoring.dashboard.debtors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.scoring.dashboard.experiments.ExperimentsPage;
import org.gelegen.scoring.dashboard.pages.Frame;

/**
 * Which experiments a debtor takes or took part in, and what follows from that.
 *
 * @param experiments those of the settings in force
 */
public record ArmsView(
    Frame frame, ExperimentSettings experiments, List<Exposure> exposures, Instant now) {
  public ArmsView {
    exposures = List.copyOf(exposures);
  }

  /**
   * One experiment.
   *
   * @param path of its page; empty where the settings do not know it any more
   * @param policy who decides for the group
   */
  public record Row(String name, String path, String arm, String policy, String since) {}

  public List<Row> rows() {
    return exposures.stream().map(this::row).toList();
  }

  private Row row(Exposure exposure) {
    String since = frame.formats().moment(exposure.at());
    return find(exposure)
        .map(
            experiment ->
                new Row(
                    ExperimentsPage.name(frame, experiment),
                    "/experiments/" + experiment.id().value(),
                    ExperimentsPage.arm(frame, experiment, exposure.arm()),
                    experiment
                        .findArm(exposure.arm())
                        .map(arm -> ExperimentsPage.policy(frame, arm))
                        .orElse(""),
                    since))
        .orElseGet(
            () ->
                new Row(
                    exposure.experiment().value(),
                    "",
                    exposure.arm(),
                    frame.text("debtors.arms.gone"),
                    since));
  }

  /** Why nothing is planned, of each experiment that runs and leaves the debtor alone. */
  public List<String> leftAlone() {
    return exposures.stream().flatMap(exposure -> leftAlone(exposure).stream()).toList();
  }

  private Optional<String> leftAlone(Exposure exposure) {
    return find(exposure)
        .filter(experiment -> experiment.runsAt(now))
        .flatMap(
            experiment ->
                experiment
                    .findArm(exposure.arm())
                    .map(Arm::policy)
                    .flatMap(policy -> leftAlone(policy, ExperimentsPage.name(frame, experiment))));
  }

  private Optional<String> leftAlone(ArmPolicy policy, String experiment) {
    return switch (policy) {
      case ArmPolicy.Holdout _ -> Optional.of(frame.text("debtors.arms.holdout", experiment));
      case ArmPolicy.Workflow _ -> Optional.of(frame.text("debtors.arms.workflow", experiment));
      case ArmPolicy.Champion _, ArmPolicy.Version _ -> Optional.empty();
    };
  }

  private Optional<Experiment> find(Exposure exposure) {
    return experiments.find(exposure.experiment().value());
  }
}
