package org.gelegen.model.campaign;

import java.math.BigDecimal;
import java.util.List;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.WorkflowStep;
import org.jspecify.annotations.Nullable;

/**
 * A contact that a campaign means to make.
 *
 * @param contactId the idempotency key of the sending, too
 * @param alsoCaseIds the debtor's other cases that it is to speak of as well
 * @param template the text to use, absent: the channel's default
 * @param tone the tone that was chosen, absent: the text's
 */
public record PlannedContact(
    ContactId contactId,
    DebtorId debtorId,
    CaseId caseId,
    List<CaseId> alsoCaseIds,
    DecisionId decisionId,
    Action action,
    @Nullable String template,
    @Nullable Tone tone,
    double reach,
    double response,
    double harm,
    BigDecimal expectedValue,
    BigDecimal cost,
    double propensity) {
  public PlannedContact {
    alsoCaseIds = List.copyOf(alsoCaseIds);
  }

  /** A contact about one case. */
  public PlannedContact(
      ContactId contactId,
      DebtorId debtorId,
      CaseId caseId,
      DecisionId decisionId,
      Action action,
      @Nullable String template,
      @Nullable Tone tone,
      double reach,
      double response,
      double harm,
      BigDecimal expectedValue,
      BigDecimal cost,
      double propensity) {
    this(
        contactId,
        debtorId,
        caseId,
        List.of(),
        decisionId,
        action,
        template,
        tone,
        reach,
        response,
        harm,
        expectedValue,
        cost,
        propensity);
  }

  /** The same contact in another slot. */
  public PlannedContact in(Slot slot) {
    return new PlannedContact(
        contactId,
        debtorId,
        caseId,
        alsoCaseIds,
        decisionId,
        new Action(action.channel(), slot),
        template,
        tone,
        reach,
        response,
        harm,
        expectedValue,
        cost,
        propensity);
  }

  /** The same contact speaking of these other cases beside its own. */
  public PlannedContact serving(List<CaseId> others) {
    return new PlannedContact(
        contactId,
        debtorId,
        caseId,
        others,
        decisionId,
        action,
        template,
        tone,
        reach,
        response,
        harm,
        expectedValue,
        cost,
        propensity);
  }

  /** Whether a workflow planned it, of which no model expects anything. */
  public boolean ofWorkflow() {
    return contactId.value().startsWith(WorkflowStep.CONTACT_PREFIX);
  }

  /** Whether a model says what the contact may bring; else those figures are zeros. */
  public boolean scored() {
    return !ofWorkflow() && Courtesy.of(template).isEmpty();
  }

  /** Whether it is a call that the debtor asked for and that no model was asked about. */
  public boolean appointment() {
    return contactId.value().startsWith(WorkflowStep.CALLBACK_PREFIX);
  }

  /**
   * A contact that a workflow makes.
   *
   * @param decision to make it
   * @param cost in the client's currency
   */
  public static PlannedContact of(
      ContactId contactId, NextStep.Due due, Decision decision, BigDecimal cost) {
    return new PlannedContact(
        contactId,
        decision.debtorId(),
        due.caseId(),
        decision.decisionId(),
        due.action(),
        due.step().template(),
        due.step().tone(),
        0,
        0,
        0,
        cost.negate(),
        cost,
        1);
  }

  /** The contact as an attempt that counts against caps while it is not in the log yet. */
  public Attempt asAttempt() {
    return Attempt.outbound(
        contactId, caseId, alsoCaseIds, action.channel(), action.slot().start());
  }
}
