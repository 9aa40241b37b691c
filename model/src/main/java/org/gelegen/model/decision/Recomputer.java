package org.gelegen.model.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.decision.Past.Terms;
import org.gelegen.model.experiments.Placement;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Makes decisions again from what they were made from: the records that were known, the model, the
 * settings and the rules of then, what was pending, and the chance that follows from the id. What a
 * plan chose for all debtors together, and what was full at the debtor's turn, are taken as given;
 * that it was open to the debtor, what it was worth and how probable it was are worked out. So is
 * what was due where no model was asked; that none was, for an objection or an arm, is given.
 */
public final class Recomputer {
  private final Past past;

  public Recomputer(Past past) {
    this.past = past;
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
    if (basis == null || (stored.unasked() && basis.turn() == null)) {
      return Result.missing("what it was made from was not kept then");
    }
    return switch (then(client, stored, basis)) {
      case Then.Missing(String what) -> Result.missing(what);
      case Then.Known(Terms terms, DebtorHistory history) ->
          again(terms, history, stored, basis)
              .map(
                  again ->
                      new Result(again, differs(terms, basis, Differences.between(stored, again))))
              .orElseGet(() -> new Result(null, differs(terms, basis, List.of(notThere(stored)))));
    };
  }

  private static List<String> differs(Terms terms, DecisionBasis basis, List<String> others) {
    List<String> differs = new ArrayList<>(terms.differs(basis));
    differs.addAll(others);
    return differs;
  }

  private static String notThere(Decision stored) {
    if (!stored.unasked()) {
      return "the model " + stored.modelVersion() + " is not there";
    }
    return stored.ofCourtesy()
        ? "no courtesy is due and permitted by what was known then"
        : "the arm of the experiment for which no model was asked is not there";
  }

  private Optional<Decision> again(
      Terms terms, DebtorHistory history, Decision stored, DecisionBasis basis) {
    if (stored.ofCourtesy()) {
      return past.courtesies(terms, stored, basis)
          .again(history, stored, basis.requireTurn().known());
    }
    return stored.unasked()
        ? Unasked.of(stored, terms.placement(stored))
            .map(why -> why.again(past.workflows(terms), history, stored, basis))
        : past.decider(terms, stored)
            .map(
                decider ->
                    decider.approached(again(terms, decider, history, stored, basis), history));
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
    return then(client, stored, basis) instanceof Then.Known(Terms terms, DebtorHistory history)
        ? past.decider(terms, stored)
            .flatMap(
                decider -> {
                  DecisionSession session = session(decider, history, basis);
                  Evaluation evaluation = evaluate(session, history, stored, basis);
                  return Why.of(new Why.Asked(stored, basis, history), session, evaluation, limit);
                })
        : Optional.empty();
  }

  /** What counted when a decision was made. */
  private sealed interface Then {
    /** All of it is there. */
    record Known(Terms terms, DebtorHistory history) implements Then {}

    /** Something is not. */
    record Missing(String what) implements Then {}
  }

  private Then then(ClientId client, Decision stored, DecisionBasis basis) {
    Optional<Terms> terms = past.terms(client, basis);
    if (terms.isEmpty()) {
      return new Then.Missing("the client's record or settings of then are not there");
    }
    return past.history(terms.get(), stored, basis)
        .<Then>map(history -> new Then.Known(terms.get(), history))
        .orElseGet(() -> new Then.Missing("the debtor's records of then are not there"));
  }

  private static Decision again(
      Terms terms, Decider decider, DebtorHistory history, Decision stored, DecisionBasis basis) {
    Optional<Placement> placement = terms.placement(stored);
    if (placement.isPresent() && !placement.get().policy().contacts()) {
      return Making.leftAlone(
          decider, history, placement.get(), new Occasion(stored.decisionId(), stored.at(), basis));
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
    List<Slot> slots = basis.ahead().slots(history.zone());
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
}
