package org.gelegen.model.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.Placement;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for one debtor at one moment.
 *
 * @param decisionId sortable by time; the decision's chance follows from it
 * @param caseId the case the contact is about; absent when the debtor has no open case
 * @param modelVersion the version that scored, such as {@code noorderlicht-12}; {@code none} for
 *     the segment table of a client without a champion; {@code unasked} where no model was asked
 * @param chosen the action and what it is expected to bring; present exactly when kind is {@code
 *     CONTACT}
 * @param propensity the probability in (0, 1] with which this was chosen
 * @param permitted every permitted action worth its cost that could have been drawn, with its
 *     probability; to draw one of a later day is, for a night's plan, to wait
 * @param alternatives the best other actions, best first
 * @param explanation why
 * @param arm the arm of the experiment that the debtor takes part in, absent when it takes part in
 *     none
 * @param basis what it was made from; absent when that is not kept
 * @param approach how the debtor is contacted; absent where it is not, or where nobody chose
 */
public record Decision(
    DecisionId decisionId,
    DebtorId debtorId,
    @Nullable CaseId caseId,
    Instant at,
    String modelVersion,
    Kind kind,
    @Nullable ScoredAction chosen,
    double propensity,
    List<PermittedAction> permitted,
    List<ScoredAction> alternatives,
    Explanation explanation,
    List<Exclusion> excluded,
    @Nullable ExperimentArm arm,
    @Nullable DecisionBasis basis,
    @Nullable Approach approach) {

  /** A decision for a debtor that takes part in no experiment. */
  public Decision(
      DecisionId decisionId,
      DebtorId debtorId,
      @Nullable CaseId caseId,
      Instant at,
      String modelVersion,
      Kind kind,
      @Nullable ScoredAction chosen,
      double propensity,
      List<PermittedAction> permitted,
      List<ScoredAction> alternatives,
      Explanation explanation,
      List<Exclusion> excluded) {
    this(
        decisionId,
        debtorId,
        caseId,
        at,
        modelVersion,
        kind,
        chosen,
        propensity,
        permitted,
        alternatives,
        explanation,
        excluded,
        null,
        null,
        null);
  }

  /** Whether a workflow chose the contact, of which nothing is expected that is known of. */
  public boolean ofWorkflow() {
    return chosen != null
        && !excluded.isEmpty()
        && approach != null
        && approach.row().startsWith(Unasked.ROW);
  }

  /** Whether it is to make a courtesy, which follows from what happened. */
  public boolean ofCourtesy() {
    return modelVersion.equals(Unasked.UNASKED)
        && excluded.isEmpty()
        && approach != null
        && Courtesy.of(approach.row()).isPresent();
  }

  /** Whether no model was asked: it follows from a workflow, a wish or a payment. */
  public boolean unasked() {
    return modelVersion.equals(Unasked.UNASKED) || objected() || ofWorkflow();
  }

  /** Whether no model was asked because the debtor objects to profiling. */
  public boolean objected() {
    return excluded.stream().anyMatch(exclusion -> exclusion.rule().equals(Objections.RULE));
  }

  /** The same decision for a debtor that takes part in an experiment. */
  public Decision in(Placement placement) {
    return with(new ExperimentArm(placement.experiment(), placement.arm()), basis, approach);
  }

  /** The same decision for a debtor in this arm. */
  public Decision in(ExperimentArm itsArm) {
    return with(itsArm, basis, approach);
  }

  /** The same decision with what it was made from. */
  public Decision on(DecisionBasis itsBasis) {
    return with(arm, itsBasis, approach);
  }

  /** The same decision with how the debtor is contacted. */
  Decision by(Approach itsApproach) {
    return with(arm, basis, itsApproach);
  }

  /** The same decision with the actions that could have been drawn. */
  Decision drawnFrom(List<PermittedAction> actions) {
    return new Decision(
        decisionId,
        debtorId,
        caseId,
        at,
        modelVersion,
        kind,
        chosen,
        propensity,
        actions,
        alternatives,
        explanation,
        excluded,
        arm,
        basis,
        approach);
  }

  private Decision with(
      @Nullable ExperimentArm itsArm,
      @Nullable DecisionBasis itsBasis,
      @Nullable Approach itsApproach) {
    return new Decision(
        decisionId,
        debtorId,
        caseId,
        at,
        modelVersion,
        kind,
        chosen,
        propensity,
        permitted,
        alternatives,
        explanation,
        excluded,
        itsArm,
        itsBasis,
        itsApproach);
  }

  /** An arm of an experiment, by its name. */
  public record ExperimentArm(ExperimentId experiment, String name) {}

  /** What a decision says. */
  public enum Kind implements WireName {
    /** Contact the debtor. */
    CONTACT("contact"),
    /** No contact in the horizon is worth its cost. */
    WAIT("wait"),
    /** No contact is allowed. */
    STOP("stop");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  public Decision {
    permitted = List.copyOf(permitted);
    alternatives = List.copyOf(alternatives);
    excluded = List.copyOf(excluded);
    if ((kind == Kind.CONTACT) != (chosen != null)) {
      throw new IllegalArgumentException("a decision names an action exactly when it is contact");
    }
    if (!(propensity > 0 && propensity <= 1)) {
      throw new IllegalArgumentException("propensity must be in (0, 1] but is " + propensity);
    }
  }

  /**
   * An action with what it is expected to bring.
   *
   * @param reach the probability that the contact reaches the debtor
   * @param response the probability of being answered for, given this contact
   * @param harm the probability of a complaint or an opt-out
   * @param expectedValue over not contacting at all, less its cost, in the client's currency
   */
  public record ScoredAction(
      Action action, double reach, double response, double harm, BigDecimal expectedValue) {
    public Slot slot() {
      return action.slot();
    }
  }

  /** An action that could have been drawn, with the probability of that, in [0, 1]. */
  public record PermittedAction(Action action, double probability) {}

  /**
   * What a rule took out.
   *
   * @param channel the channel, absent: all
   * @param slots how many slots of the horizon
   * @param basis the legal or agreed basis
   * @param until the next moment at which the rule no longer stands in the way; absent: not in
   *     sight
   */
  public record Exclusion(
      String rule, @Nullable Channel channel, int slots, String basis, @Nullable Instant until) {}
}
