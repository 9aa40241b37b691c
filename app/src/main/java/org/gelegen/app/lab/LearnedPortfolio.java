package org.gelegen.app.lab;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gelegen.app.rules.RulePacks;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.trainer.PriorModels;
import org.gelegen.trainer.examples.Examples;

/**
 * A simulated portfolio on the morning after a year, and what the product learned from it.
 *
 * @param morning six o'clock of the first day that was not lived
 * @param histories of all debtors, as they are known in the morning
 * @param examples what the model was fitted on
 */
public record LearnedPortfolio(
    ClientRecord client,
    Instant morning,
    List<DebtorHistory> histories,
    Examples examples,
    CompiledModel model) {
  /** A year, and on to a week without a holiday. */
  private static final int DAYS = 371;

  public LearnedPortfolio {
    histories = List.copyOf(histories);
  }

  /**
   * Lives a year and six days under the workflow of {@code character} and learns, with default
   * settings.
   */
  public static LearnedPortfolio of(
      PortfolioCharacter character, int debtors, long seed, int threads) {
    LabWorld world = new LabWorld(character, character.profile(seed, debtors));
    world.liveUntil(world.day().plusDays(DAYS));
    DecisionLab lab =
        new DecisionLab(
            RulePacks.shipped()::forClient, ClientSettings.defaults(), threads, line -> {});
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Examples examples = lab.examples(world, executor);
      return new LearnedPortfolio(
          world.client(),
          world.morning(),
          world.histories(),
          examples,
          lab.fit(examples, Variant.PRODUCT, PriorModels.segmentTable(), executor).model());
    }
  }
}
