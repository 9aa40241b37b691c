package org.gelegen.model.experiments;

/**
 * Where a debtor stands among the experiments that run.
 *
 * @param arm the arm's name
 */
public record Placement(ExperimentId experiment, String arm, ArmPolicy policy) {
  /** Why nothing is planned for the debtor, in words; only for policies without contacts. */
  public String whyLeftAlone() {
    String where = "arm " + arm + " of experiment " + experiment + ": ";
    return switch (policy) {
      case ArmPolicy.Workflow _ -> where + "left to the creditor's own workflow";
      case ArmPolicy.Holdout _ -> where + "left alone";
      case ArmPolicy.Champion _, ArmPolicy.Version _ ->
          throw new IllegalStateException(where + "is contacted");
    };
  }
}
