package org.gelegen.app.lab;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.trainer.FittedModel;
import org.gelegen.trainer.PriorModels;
import org.gelegen.trainer.examples.Examples;
import org.gelegen.trainer.pooling.Contribution;
import org.gelegen.trainer.pooling.Pool;

/**
 * How good decisions become with the number of a client's debtors: from what others share, from the
 * client's own history, and from both.
 *
 * <p>Four portfolios of other characters live a year and contribute to the pool. Clients of
 * different sizes live a year too and learn. All are judged on the same mornings of one more
 * portfolio of the client's kind, whose debtors none of them has seen, so that small clients are
 * not judged by a handful of decisions.
 */
public final class LearningCurves {
  private static final List<PortfolioCharacter> CONTRIBUTORS =
      List.of(
          PortfolioCharacter.SHARED_HABITS,
          PortfolioCharacter.OWN_HABITS,
          PortfolioCharacter.CHANNEL_TASTE,
          PortfolioCharacter.PAYDAY,
          PortfolioCharacter.NOTHING_TO_LEARN);

  private static final int CONTRIBUTING = 4;
  private static final int YEAR_DAYS = 365;
  private static final int MORNINGS = 4;
  private static final int DAYS_BETWEEN = 7;
  private static final long SEED_OF_CONTRIBUTORS = 1_000;
  private static final long SEED_OF_JUDGE = 2_000;

  private final DecisionLab lab;
  private final RuleBooks rules;
  private final ClientSettings settings;
  private final int threads;
  private final Consumer<String> progress;

  /** Curves of clients whose decisions keep {@code rules}. */
  public LearningCurves(
      RuleBooks rules, ClientSettings settings, int threads, Consumer<String> progress) {
    this.lab = new DecisionLab(rules, settings, threads, progress);
    this.rules = rules;
    this.settings = settings;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Draws the curve.
   *
   * @param sizes numbers of debtors
   * @param seeds how many clients of each size
   * @param others how many debtors each contributor has, and the portfolio that judges
   */
  public CurveReport draw(
      PortfolioCharacter character, List<Integer> sizes, int seeds, int others) {
    CurveReport report = new CurveReport(character);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      CompiledModel pool = pool(character, others, executor);
      List<Morning> mornings = mornings(character, others);
      for (int size : sizes) {
        List<CapturedValues> ofSize = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
          Map<Variant, FittedModel> models = learn(character, size, seed, pool, executor);
          CapturedValues captured = new CapturedValues(character, seed, Variant.ofCurve());
          mornings.forEach(morning -> morning.judge(models, captured));
          ofSize.add(captured);
          progress.accept("learned from " + size + " debtors, seed " + seed);
        }
        report.add(size, ofSize);
      }
    }
    return report;
  }

  private CompiledModel pool(PortfolioCharacter character, int debtors, ExecutorService executor) {
    List<Contribution> contributions = new ArrayList<>();
    for (PortfolioCharacter contributor : CONTRIBUTORS) {
      if (contributor != character && contributions.size() < CONTRIBUTING) {
        LabWorld world = lived(contributor, SEED_OF_CONTRIBUTORS, debtors);
        contributions.add(
            Contribution.of(
                lab.examples(world, executor),
                PriorModels.segmentTable(),
                settings.training().seed()));
        progress.accept(contributor.label() + " contributes");
      }
    }
    return Pool.of(contributions, PriorModels.segmentTable());
  }

  private List<Morning> mornings(PortfolioCharacter character, int debtors) {
    LabWorld world = lived(character, SEED_OF_JUDGE, debtors);
    LocalDate first = world.day();
    List<Morning> mornings = new ArrayList<>();
    for (int morning = 0; morning < MORNINGS; morning++) {
      world.liveUntil(first.plusDays((long) morning * DAYS_BETWEEN));
      mornings.add(new Morning(world, rules, settings));
    }
    return mornings;
  }

  private static LabWorld lived(PortfolioCharacter character, long seed, int debtors) {
    LabWorld world = new LabWorld(character, character.profile(seed, debtors));
    world.liveUntil(world.day().plusDays(YEAR_DAYS));
    return world;
  }

  private Map<Variant, FittedModel> learn(
      PortfolioCharacter character,
      int size,
      int seed,
      CompiledModel pool,
      ExecutorService executor) {
    Examples examples = lab.examples(lived(character, seed, size), executor);
    Map<Variant, FittedModel> models = new EnumMap<>(Variant.class);
    for (Variant variant : Variant.ofCurve()) {
      boolean shares = variant == Variant.PRODUCT || variant == Variant.POOL_ONLY;
      models.put(
          variant,
          lab.fit(examples, variant, shares ? pool : PriorModels.segmentTable(), executor));
    }
    return models;
  }
}
