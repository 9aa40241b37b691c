package org.gelegen.model.decision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.DecisionBasis.Turn;
import org.gelegen.model.experiments.Placement;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.WorkflowPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Makes decisions for debtors of whom no model is asked: what their workflow has them contacted
 * with, or to wait. Nothing is expected of such a contact but its cost, and it is no draw.
 *
 * @param rule what the decision's exclusion is called
 * @param basis why no model is asked, in words
 */
public record Unasked(String rule, String basis) {
  /**
   * What decisions are said to be made with of which no model was asked, {@code none} being the
   * segment table of a client without a champion.
   */
  public static final String UNASKED = "unasked";

  /** What the exclusion is called where there is no model fit to be asked. */
  public static final String NOT_FIT = "model.not-fit";

  /** What the row of the approach begins with where a workflow says how a debtor is contacted. */
  static final String ROW = "workflow.";

  /** Because the debtor objects to profiling. */
  public static Unasked objected() {
    return new Unasked(Objections.RULE, Objections.BASIS);
  }

  /** Because the debtor's arm of an experiment is that of the workflow. */
  public static Unasked of(Placement placement) {
    return new Unasked(
        "experiment." + placement.experiment(),
        "arm " + placement.arm() + " of experiment " + placement.experiment() + ": the workflow");
  }

  /** Because the client has no champion, or none that can be read. */
  public static Unasked withoutModel() {
    return new Unasked(NOT_FIT, "no model is fit to be asked: the workflow");
  }

  /** The decision that is made of what a workflow has due. */
  Decision recommend(WorkflowPolicy policy, DebtorHistory history, Occasion occasion) {
    return decide(next(policy, history, occasion, null), history, occasion, policy.settings());
  }

  /** Makes a decision again that was made of what a workflow had due. */
  Decision again(
      WorkflowPolicy policy, DebtorHistory history, Decision stored, DecisionBasis basis) {
    Occasion occasion = new Occasion(stored.decisionId(), stored.at(), basis);
    ScoredAction chosen = stored.chosen();
    return decide(
        next(policy, history, occasion, chosen == null ? null : chosen.action()),
        history,
        occasion,
        policy.settings());
  }

  /**
   * What is due.
   *
   * @param taken what a night took of it; absent: nothing, or it is not known yet
   */
  private static NextStep next(
      WorkflowPolicy policy, DebtorHistory history, Occasion occasion, @Nullable Action taken) {
    DecisionBasis basis = occasion.basis();
    Turn turn = basis.requireTurn();
    return switch (basis.origin()) {
      case RECOMMENDATION ->
          policy.next(history, turn.known(), basis.ahead()).over(basis.channels());
      case NIGHT ->
          turn.outcome(
              turn.failed() == null
                  ? policy.next(history, turn.known(), basis.ahead())
                  : policy.instead(turn.failed(), history, turn.known(), basis.ahead()),
              taken);
      case DIALER ->
          policy
              .dueCall(history, turn.known(), basis.from())
              .<NextStep>map(due -> due)
              .orElseGet(() -> new NextStep.None(null, "the debtor asked for no call now"));
    };
  }

  /** Why no model was asked for a decision, or empty where that is not to be told from it. */
  static Optional<Unasked> of(Decision stored, Optional<Placement> placement) {
    return stored.excluded().stream()
        .findFirst()
        .map(Exclusion::rule)
        .flatMap(
            rule ->
                switch (rule) {
                  case Objections.RULE -> Optional.of(objected());
                  case NOT_FIT -> Optional.of(withoutModel());
                  default -> placement.map(Unasked::of).filter(why -> why.rule().equals(rule));
                });
  }

  /** The decision that is made of what is due. */
  public Decision decide(
      NextStep next, DebtorHistory history, Occasion occasion, ClientSettings settings) {
    Horizon horizon = occasion.basis().ahead();
    return switch (next) {
      case NextStep.Due due -> contact(due, history, occasion, settings);
      case NextStep.None(CaseId caseId, String why) ->
          decision(
              history,
              occasion,
              caseId,
              caseId == null ? Decision.Kind.STOP : Decision.Kind.WAIT,
              null,
              List.of(throughout(horizon, history, why)),
              null);
      case NextStep.Closed(CaseId caseId, String why, List<Exclusion> exclusions) ->
          decision(
              history,
              occasion,
              caseId,
              Decision.Kind.STOP,
              null,
              Stream.concat(Stream.of(throughout(horizon, history, why)), exclusions.stream())
                  .toList(),
              null);
    };
  }

  private Exclusion throughout(Horizon horizon, DebtorHistory history, String why) {
    return new Exclusion(
        rule, null, horizon.slots(history.zone()).size(), basis + "; " + why, null);
  }

  private Decision contact(
      NextStep.Due due, DebtorHistory history, Occasion occasion, ClientSettings settings) {
    BigDecimal cost = settings.cost(due.action().channel());
    return decision(
        history,
        occasion,
        due.caseId(),
        Decision.Kind.CONTACT,
        new ScoredAction(due.action(), 0, 0, 0, cost.negate()),
        List.of(new Exclusion(rule, null, 0, basis + "; " + due(due), null)),
        new Approach(ROW + due.workflow().name(), due.step().tone(), Offer.NONE, null, null));
  }

  private static String due(NextStep.Due due) {
    return due.appointment()
        ? "the debtor asked to be called"
        : "step "
            + due.step().template()
            + " of workflow "
            + due.workflow().name()
            + (due.softened() ? ", made softer for the debtor," : "")
            + (due.instead()
                ? ", over "
                    + due.step().channel().wireName()
                    + " in the place of "
                    + due.of().channel().wireName()
                    + ","
                : "")
            + " is due";
  }

  private static Decision decision(
      DebtorHistory history,
      Occasion occasion,
      @Nullable CaseId caseId,
      Decision.Kind kind,
      @Nullable ScoredAction chosen,
      List<Exclusion> exclusions,
      @Nullable Approach approach) {
    return new Decision(
        occasion.id(),
        history.debtorId(),
        caseId,
        occasion.at(),
        UNASKED,
        kind,
        chosen,
        1,
        List.of(),
        List.of(),
        Explanation.none(),
        exclusions,
        null,
        occasion.basis(),
        approach);
  }
}
