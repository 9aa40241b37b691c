package org.gelegen.model.experiments;

/**
 * One of the ways that an experiment compares.
 *
 * @param name unique within the experiment
 * @param share of the debtors that fit the experiment, in (0, 1]
 */
public record Arm(String name, ArmPolicy policy, double share) {
  public Arm {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an arm's name must not be empty");
    }
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("an arm's share must be in (0, 1] but is " + share);
    }
  }
}
