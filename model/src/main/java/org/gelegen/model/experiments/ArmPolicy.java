package org.gelegen.model.experiments;

import java.util.Optional;

/** Who decides for the debtors of an arm. */
public sealed interface ArmPolicy {
  /** What a policy may be, in words. */
  String ALLOWED = "must be model, model:VERSION such as model:12, workflow or holdout";

  /** The champion of the moment decides. */
  record Champion() implements ArmPolicy {
    @Override
    public String spelling() {
      return "model";
    }
  }

  /**
   * One version of the client's models decides, champion or not.
   *
   * @param number from 1
   */
  record Version(int number) implements ArmPolicy {
    public Version {
      if (number < 1) {
        throw new IllegalArgumentException("a version is numbered from 1 but is " + number);
      }
    }

    @Override
    public String spelling() {
      return "model:" + number;
    }
  }

  /**
   * The steps of the client's workflow that serves the debtor are planned, without a model; where
   * none does, nothing is, and the creditor's own workflow goes on.
   */
  record Workflow() implements ArmPolicy {
    @Override
    public String spelling() {
      return "workflow";
    }
  }

  /** Nothing is planned, and the creditor has said to leave the debtor in peace, too. */
  record Holdout() implements ArmPolicy {
    @Override
    public String spelling() {
      return "holdout";
    }
  }

  /** How settings and reports spell it. */
  String spelling();

  /** Whether a model plans and recommends for the arm's debtors. */
  default boolean contacts() {
    return switch (this) {
      case Champion _, Version _ -> true;
      case Workflow _, Holdout _ -> false;
    };
  }

  /** The policy that is spelled so, or empty when there is none. */
  static Optional<ArmPolicy> find(String spelling) {
    return switch (spelling) {
      case "model" -> Optional.of(new Champion());
      case "workflow" -> Optional.of(new Workflow());
      case "holdout" -> Optional.of(new Holdout());
      default ->
          spelling.matches("model:[1-9][0-9]{0,8}")
              ? Optional.of(new Version(Integer.parseInt(spelling.substring("model:".length()))))
              : Optional.empty();
    };
  }
}
