package org.gelegen.app.lab;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.trainer.FittedModel;
import org.gelegen.trainer.ModelFitter;
import org.gelegen.trainer.PriorModels;
import org.gelegen.trainer.TrainingProgress;
import org.gelegen.trainer.examples.ExampleCollector;
import org.gelegen.trainer.examples.Examples;

/**
 * Measures decisions in money where the truth is known: a portfolio lives a year under its
 * workflow, each variant learns from the records, and on some mornings afterwards each decides for
 * every debtor with something at stake. The truth then tells what each decision is worth.
 */
public final class DecisionLab {
  private static final int YEAR_DAYS = 365;
  private static final int MORNINGS = 4;
  private static final int DAYS_BETWEEN = 7;
  private static final int MAX_FREE_DAYS = 60_000;

  private final RuleBooks rules;
  private final ClientSettings settings;
  private final int threads;
  private final Consumer<String> progress;

  /** A laboratory whose decisions keep {@code rules}. */
  public DecisionLab(
      RuleBooks rules, ClientSettings settings, int threads, Consumer<String> progress) {
    this.rules = rules;
    this.settings = settings;
    this.threads = threads;
    this.progress = progress;
  }

  /** Lives and judges a portfolio with all variants, and tells the report. */
  public void run(PortfolioCharacter character, long seed, LabReport report) {
    progress.accept(report.add(run(character, seed, Variant.all())));
  }

  private CapturedValues run(PortfolioCharacter character, long seed, List<Variant> variants) {
    LabWorld world = new LabWorld(character, seed);
    LocalDate first = world.day().plusDays(YEAR_DAYS);
    world.liveUntil(first);
    Map<Variant, FittedModel> models = fit(world, variants);
    CapturedValues captured = new CapturedValues(character, seed, variants);
    models.forEach(captured::note);
    for (int morning = 0; morning < MORNINGS; morning++) {
      world.liveUntil(first.plusDays((long) morning * DAYS_BETWEEN));
      new Morning(world, rules, settings).judge(models, captured);
    }
    return captured;
  }

  /** Fits the variants to what a world tells up to its morning. */
  Map<Variant, FittedModel> fit(LabWorld world, List<Variant> variants) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Examples examples = examples(world, executor);
      Map<Variant, FittedModel> models = new EnumMap<>(Variant.class);
      for (Variant variant : variants) {
        models.put(variant, fit(examples, variant, PriorModels.segmentTable(), executor));
      }
      return models;
    }
  }

  /** What a world tells up to its morning. */
  Examples examples(LabWorld world, ExecutorService executor) {
    ClientSettings.TrainingSettings training = settings.training();
    return new ExampleCollector(world, executor)
        .open(
            new ExampleCollector.Request(
                world.client().clientId(),
                world.zone(),
                world.morning(),
                settings.responseWindow(),
                training.maxExamples(),
                Math.min(training.maxExamples(), MAX_FREE_DAYS),
                training.seed()))
        .examples();
  }

  /** Fits one variant. */
  FittedModel fit(
      Examples examples, Variant variant, CompiledModel prior, ExecutorService executor) {
    return new ModelFitter(
            prior, variant.recipe(), settings.training().seed(), executor, TrainingProgress.none())
        .fit(examples, Optional.empty());
  }
}
