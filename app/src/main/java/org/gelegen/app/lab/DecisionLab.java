package org.gelegen.app.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Evaluation;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
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
      judge(world, models, captured);
    }
    return captured;
  }

  /** Fits the variants to what a world tells up to its morning. */
  Map<Variant, FittedModel> fit(LabWorld world, List<Variant> variants) {
    Map<Variant, FittedModel> models = new EnumMap<>(Variant.class);
    ClientSettings.TrainingSettings training = settings.training();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Examples examples =
          new ExampleCollector(world, executor)
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
      for (Variant variant : variants) {
        models.put(
            variant,
            new ModelFitter(
                    PriorModels.segmentTable(),
                    variant.recipe(),
                    training.seed(),
                    executor,
                    TrainingProgress.none())
                .fit(examples, Optional.empty()));
      }
    }
    return models;
  }

  private void judge(LabWorld world, Map<Variant, FittedModel> models, CapturedValues captured) {
    RuleBook book = rules.of(world.client(), settings);
    Instant now = world.morning();
    ActionGrid grid = grid(world, book, now);
    Map<Variant, Decider.Session> sessions = new EnumMap<>(Variant.class);
    models.forEach(
        (variant, model) -> sessions.put(variant, decider(world, book, model.model()).on(grid)));
    Map<DebtorId, ContactRecord> next = world.workflowNext();
    Situation.Asking asking = new Situation.Asking(world.oracle(), settings, grid);
    int debtor = 0;
    for (DebtorHistory history : world.histories()) {
      debtor++;
      CaseState subject = history.actionableCase().orElse(null);
      if (subject == null) {
        continue;
      }
      PermitGrid permits =
          book.permits(
              new Standing(world.client(), history, subject.version().caseId(), List.of()), grid);
      if (!permits.any()) {
        continue;
      }
      Situation situation =
          Situation.of(asking, history, subject, permits, next.get(history.debtorId()));
      Map<Variant, Double> values = new EnumMap<>(Variant.class);
      sessions.forEach(
          (variant, session) ->
              values.put(variant, situation.value(choice(session, history, now))));
      captured.add(debtor, situation, grid, values);
    }
  }

  private ActionGrid grid(LabWorld world, RuleBook book, Instant now) {
    Decider anybody =
        new Decider(world.client(), settings, book, PriorModels.segmentTable(), "prior");
    return new ActionGrid(
        world.zone(),
        anybody.openSlots(
            world.zone(), new Horizon(now, Duration.ofDays(DAYS_BETWEEN)).slots(world.zone())),
        List.of(Channel.values()));
  }

  private Decider decider(LabWorld world, RuleBook book, CompiledModel model) {
    return new Decider(world.client(), settings, book, model, "laboratory");
  }

  /** The number of the chosen action, -1 where none is. */
  private static int choice(Decider.Session session, DebtorHistory history, Instant now) {
    Evaluation evaluation = session.evaluate(history, List.of(), now);
    List<Evaluation.Option> options = new ArrayList<>(evaluation.options());
    return options.isEmpty() ? -1 : options.getFirst().action();
  }
}
