package org.gelegen.app.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.DecisionSession;
import org.gelegen.model.decision.Evaluation;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.trainer.FittedModel;
import org.gelegen.trainer.PriorModels;

/** All that there is to decide in a world on one morning, and what each choice is truly worth. */
final class Morning {
  private static final int HORIZON_DAYS = 7;

  private final ClientRecord client;
  private final ClientSettings settings;
  private final RuleBook book;
  private final Instant now;
  private final ActionGrid grid;
  private final List<Question> questions = new ArrayList<>();

  private record Question(int debtor, DebtorHistory history, Situation situation) {}

  /** Looks at a world as it is now. */
  Morning(LabWorld world, RuleBooks rules, ClientSettings settings) {
    client = world.client();
    this.settings = settings;
    book = rules.of(client, settings);
    now = world.morning();
    grid = grid(world);
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
          book.permits(new Standing(client, history, subject.version().caseId(), List.of()), grid);
      if (permits.any()) {
        questions.add(
            new Question(
                debtor,
                history,
                Situation.of(asking, history, subject, permits, next.get(history.debtorId()))));
      }
    }
  }

  /** Lets each model decide, and takes note of what came of it. */
  void judge(Map<Variant, FittedModel> models, CapturedValues captured) {
    Map<Variant, DecisionSession> sessions = new EnumMap<>(Variant.class);
    models.forEach((variant, model) -> sessions.put(variant, decider(model.model()).on(grid)));
    for (Question question : questions) {
      Map<Variant, Double> values = new EnumMap<>(Variant.class);
      sessions.forEach(
          (variant, session) ->
              values.put(variant, question.situation.value(choice(session, question.history))));
      captured.add(question.debtor, question.situation, grid, values);
    }
  }

  private ActionGrid grid(LabWorld world) {
    return new ActionGrid(
        world.zone(),
        decider(PriorModels.segmentTable())
            .openSlots(
                world.zone(), new Horizon(now, Duration.ofDays(HORIZON_DAYS)).slots(world.zone())),
        List.of(Channel.values()));
  }

  private Decider decider(CompiledModel model) {
    return new Decider(client, settings, book, model, "laboratory");
  }

  /** The number of the chosen action, -1 where none is. */
  private int choice(DecisionSession session, DebtorHistory history) {
    List<Evaluation.Option> options = session.evaluate(history, List.of(), now).options();
    return options.isEmpty() ? -1 : options.getFirst().action();
  }
}
