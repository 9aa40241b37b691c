package org.gelegen.model.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.experiments.Placement;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordArchive;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Makes decisions again from what they were made from: the records that were known, the model, the
 * settings and the rules of then, what was pending, and the chance that follows from the id. What a
 * plan chose for all debtors together, and what was full at the debtor's turn, are taken as given;
 * that it was open to the debtor, what it was worth and how probable it was are worked out.
 */
public final class Recomputer {
  private final RecordArchive archive;
  private final SettingsStore settings;
  private final ModelSource models;
  private final RuleBooks rules;
  private final PastApproaches approaches;

  /** Makes decisions again for which nobody chose how debtors are contacted. */
  public Recomputer(
      RecordArchive archive, SettingsStore settings, ModelSource models, RuleBooks rules) {
    this(archive, settings, models, rules, _ -> Optional.empty());
  }

  /**
   * Makes a recomputer.
   *
   * @param approaches how debtors were contacted; where it knows of none, nobody chose
   */
  public Recomputer(
      RecordArchive archive,
      SettingsStore settings,
      ModelSource models,
      RuleBooks rules,
      PastApproaches approaches) {
    this.approaches = approaches;
    this.archive = archive;
    this.settings = settings;
    this.models = models;
    this.rules = rules;
  }

  /** How debtors were contacted. */
  public interface PastApproaches {
    /**
     * By a table of then.
     *
     * @param version as {@link Approaches#version} tells it
     * @return that table or, where it is not there any more, the one of now; empty: nobody chooses
     */
    Optional<Approaches> find(String version);
  }

  /**
   * What came out.
   *
   * @param decision the decision as it is made now; absent when something needed is not there
   * @param differs what is not the same, in words; empty when all is
   */
  public record Result(@Nullable Decision decision, List<String> differs) {
    public Result {
      differs = List.copyOf(differs);
    }

    private static Result missing(String what) {
      return new Result(null, List.of(what));
    }
  }

  /** Makes a decision again and compares. */
  public Result recompute(ClientId client, Decision stored) {
    DecisionBasis basis = stored.basis();
    if (stored.unasked()) {
      return Result.missing(
          stored.objected()
              ? "no model was asked: the debtor objected to profiling"
              : stored.excluded().isEmpty()
                  ? "no model was asked: it follows from what happened"
                  : "no model was asked: a workflow decided");
    }
    if (basis == null) {
      return Result.missing("what it was made from was not kept then");
    }
    return switch (then(client, stored, basis)) {
      case Then.Missing(String what) -> Result.missing(what);
      case Then.Known(Decider decider, DebtorHistory history) ->
          compared(stored, basis, decider, history);
    };
  }

  private Result compared(
      Decision stored, DecisionBasis basis, Decider decider, DebtorHistory history) {
    Decision again = decider.approached(again(decider, history, stored, basis), history);
    List<String> differs = new ArrayList<>();
    if (!decider.rules().version().equals(basis.rulesVersion())) {
      differs.add(
          "the rules: " + decider.rules().version() + " in the place of " + basis.rulesVersion());
    }
    String offers = approaches(basis).map(Approaches::version).orElse(null);
    if (basis.offersVersion() != null && !basis.offersVersion().equals(offers)) {
      differs.add("the offers: " + offers + " in the place of " + basis.offersVersion());
    }
    differs.addAll(Differences.between(stored, again));
    return new Result(again, differs);
  }

  /**
   * What speaks for the contact that a decision is about, or against it, worked out from what the
   * decision was made from: also where reasons were not stored with it, as for those whom a night
   * does not contact. Empty where no model was asked, no contact was allowed, or what it was made
   * from is not there any more.
   *
   * @param limit how many reasons at most
   */
  public Optional<Why> why(ClientId client, Decision stored, int limit) {
    DecisionBasis basis = stored.basis();
    if (stored.unasked() || basis == null || stored.kind() == Decision.Kind.STOP) {
      return Optional.empty();
    }
    return switch (then(client, stored, basis)) {
      case Then.Missing _ -> Optional.empty();
      case Then.Known(Decider decider, DebtorHistory history) -> {
        DecisionSession session = session(decider, history, basis);
        Evaluation evaluation = evaluate(session, history, stored, basis);
        yield Why.of(new Why.Asked(stored, basis, history), session, evaluation, limit);
      }
    };
  }

  /** What counted when a decision was made. */
  private sealed interface Then {
    /** All of it is there. */
    record Known(Decider decider, DebtorHistory history) implements Then {}

    /** Something is not. */
    record Missing(String what) implements Then {}
  }

  private Then then(ClientId client, Decision stored, DecisionBasis basis) {
    Optional<ClientRecord> record = archive.findClient(client, basis.clientAt());
    Optional<SettingsStore.Version> version = settings.find(client, basis.settingsVersion());
    Optional<LoadedModel> model = models.find(client, stored.modelVersion());
    if (record.isEmpty() || version.isEmpty()) {
      return new Then.Missing("the client's record or settings of then are not there");
    }
    if (model.isEmpty()) {
      return new Then.Missing("the model " + stored.modelVersion() + " is not there");
    }
    Decider decider =
        new Decider(
            record.get(),
            version.get().settings(),
            rules
                .of(record.get(), version.get().settings(), basis.rulesVersion())
                .orElseGet(() -> rules.of(record.get(), version.get().settings())),
            model.get(),
            version.get().number(),
            approaches(basis).orElse(null));
    List<PortfolioRecord> known =
        archive.findByDebtor(client, stored.debtorId(), basis.position()).stream()
            .filter(one -> !one.at().isAfter(stored.at()))
            .toList();
    return known.isEmpty()
        ? new Then.Missing("the debtor's records of then are not there")
        : new Then.Known(
            decider, DebtorHistory.replay(stored.debtorId(), record.get().timeZone(), known));
  }

  private Optional<Approaches> approaches(DecisionBasis basis) {
    return Optional.ofNullable(basis.offersVersion()).flatMap(approaches::find);
  }

  private static Decision again(
      Decider decider, DebtorHistory history, Decision stored, DecisionBasis basis) {
    Horizon horizon = new Horizon(basis.from(), basis.horizon());
    Optional<Placement> placement = placement(decider, stored);
    if (placement.isPresent() && !placement.get().policy().contacts()) {
      return Making.leftAlone(decider, history, placement.get(), stored.decisionId(), horizon);
    }
    return switch (basis.origin()) {
      case RECOMMENDATION -> recommended(session(decider, history, basis), history, stored, basis);
      case NIGHT -> planned(decider, history, stored, basis);
      case DIALER ->
          session(decider, history, basis)
              .callNow(history, basis.pending(), stored.at())
              .map(
                  call ->
                      call.decision(
                          stored.decisionId(),
                          stored.debtorId(),
                          stored.at(),
                          decider.modelVersion()))
              .orElseGet(
                  () -> recommended(session(decider, history, basis), history, stored, basis));
    };
  }

  private static Decision recommended(
      DecisionSession session, DebtorHistory history, Decision stored, DecisionBasis basis) {
    return Making.drawn(
        session,
        evaluate(session, history, stored, basis),
        stored.decisionId(),
        basis.alternatives(),
        basis.reasons());
  }

  private static Decision planned(
      Decider decider, DebtorHistory history, Decision stored, DecisionBasis basis) {
    DecisionSession session = session(decider, history, basis);
    Evaluation evaluation = evaluate(session, history, stored, basis);
    DecisionBasis.Choice choice = basis.choice();
    if (choice == null || choice.option() >= evaluation.options().size()) {
      return evaluation.noContact(stored.decisionId(), basis.alternatives(), Explanation.none());
    }
    return evaluation.planned(
        stored.decisionId(),
        choice,
        basis.dayEnds(decider.client().timeZone()),
        basis.alternatives(),
        Making.explanation(session, evaluation, choice.option(), basis.reasons()));
  }

  private static Evaluation evaluate(
      DecisionSession session, DebtorHistory history, Decision stored, DecisionBasis basis) {
    return basis.fully()
        ? session.evaluateFully(history, basis.pending(), stored.at())
        : session.evaluate(history, basis.pending(), stored.at());
  }

  private static DecisionSession session(
      Decider decider, DebtorHistory history, DecisionBasis basis) {
    List<Slot> slots = new Horizon(basis.from(), basis.horizon()).slots(history.zone());
    if (basis.origin() == DecisionBasis.Origin.NIGHT) {
      List<Slot> open = decider.openSlots(history.zone(), slots);
      slots = open.isEmpty() ? slots : open;
    }
    List<Channel> used = new ArrayList<>(basis.channels());
    used.retainAll(decider.settings().channels());
    ActionGrid grid =
        new ActionGrid(
            history.zone(), slots, used.isEmpty() ? Arrays.asList(Channel.values()) : used);
    return basis.origin() == DecisionBasis.Origin.NIGHT ? decider.atNight(grid) : decider.on(grid);
  }

  private static Optional<Placement> placement(Decider decider, Decision stored) {
    Decision.ExperimentArm arm = stored.arm();
    return arm == null
        ? Optional.empty()
        : decider
            .settings()
            .experiments()
            .find(arm.experiment().value())
            .flatMap(
                experiment ->
                    experiment
                        .findArm(arm.name())
                        .map(
                            found -> new Placement(experiment.id(), found.name(), found.policy())));
  }
}
