package org.gelegen.trainer;

import org.gelegen.model.compiled.Head;
import org.gelegen.trainer.examples.PlainTable;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.learners.RowScorer;

/**
 * Fits to a plain table what a client's heads are fitted with: the same choice of learners, the
 * same calibration. What nothing is known of is assumed as of a client of which nothing is known.
 */
public final class PlainTrainer {
  private final Recipe recipe;
  private final long seed;

  /** Fits by {@code recipe}. The same rows, recipe and seed give the same head. */
  public PlainTrainer(Recipe recipe, long seed) {
    this.recipe = recipe;
    this.seed = seed;
  }

  /** Fits to the known rows. */
  public TrainedHead fit(PlainTable table) {
    Sample known = table.known();
    Head prior =
        known
            .target()
            .headOf(PriorModels.adopt(PriorModels.segmentTable(), known.table().schema()));
    return new HeadTrainer(prior, recipe, seed, null, _ -> {})
        .train(known.seeing(recipe.features()), known.first(0));
  }

  /** What a head fitted to the known rows says of those that are asked about. */
  public static double[] probabilities(TrainedHead head, PlainTable table) {
    return RowScorer.probabilities(head.head(), table.asked());
  }
}
