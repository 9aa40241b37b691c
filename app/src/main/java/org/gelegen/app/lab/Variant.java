package org.gelegen.app.lab;

import java.util.List;
import org.gelegen.trainer.Recipe;
import org.gelegen.trainer.Recipe.Candidate;

/** A way to learn that a laboratory compares with the product's. */
@SuppressWarnings("ImmutableEnumChecker") // a recipe's predicate holds nothing that changes
enum Variant {
  PRODUCT("product", Recipe.product()),
  PLAIN_TREES(
      "plain XGBoost",
      Recipe.product().withoutHistory().withoutCalibration().withoutSelfCure().by(Candidate.TREES)),
  NO_HISTORY("no history", Recipe.product().withoutHistory()),
  NO_POOLING("no pooling", Recipe.product().withoutPooling()),
  NO_SELF_CURE("no self-cure", Recipe.product().withoutSelfCure()),
  NO_CALIBRATION("no calibration", Recipe.product().withoutCalibration());

  private final String label;
  private final Recipe recipe;

  Variant(String label, Recipe recipe) {
    this.label = label;
    this.recipe = recipe;
  }

  static List<Variant> all() {
    return List.of(values());
  }

  String label() {
    return label;
  }

  Recipe recipe() {
    return recipe;
  }
}
