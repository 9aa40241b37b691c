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
  NO_CALIBRATION("no calibration", Recipe.product().withoutCalibration()),
  /** What other clients say, at the client's own level. */
  POOL_ONLY("pool only", Recipe.product().by(Candidate.PRIOR)),
  /** The product for a client that shares nothing with others. */
  ALONE("product alone", Recipe.product());

  private final String label;
  private final Recipe recipe;

  Variant(String label, Recipe recipe) {
    this.label = label;
    this.recipe = recipe;
  }

  /** The product and what it is compared with in a portfolio of its own. */
  static List<Variant> all() {
    return List.of(PRODUCT, PLAIN_TREES, NO_HISTORY, NO_POOLING, NO_SELF_CURE, NO_CALIBRATION);
  }

  /** Those of a learning curve: with others, with others alone, alone. */
  static List<Variant> ofCurve() {
    return List.of(PRODUCT, POOL_ONLY, NO_POOLING, ALONE);
  }

  String label() {
    return label;
  }

  Recipe recipe() {
    return recipe;
  }
}
