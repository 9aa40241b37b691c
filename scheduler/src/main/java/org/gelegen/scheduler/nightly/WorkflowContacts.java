package org.gelegen.scheduler.nightly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Unasked;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.WorkflowPolicy;

/**
 * Plans the steps of workflows that are due on the business date, for the debtors of whom no model
 * is asked: those who object to profiling, those in an arm of an experiment that the client has a
 * workflow for, and, while the client has no champion that can be read, all whom a workflow serves.
 *
 * <p>They are planned before everybody else, by the debtors' ids, so that what a model finds worth
 * more does not keep them waiting for good. A step for which the hour or the night's budget has no
 * room waits for the next night.
 */
final class WorkflowContacts {
  private static final int BATCH = 1_000;

  /** What the plan counts of debtors of whom no model is asked, before they are seen to here. */
  private static final String LEFT_ALONE = "leftAloneByExperiments";

  private final NightFrame frame;
  private final CampaignStore campaigns;
  private final WorkflowPolicy policy;
  private final Room room;
  private final List<PlannedContact> contacts = new ArrayList<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private List<Decision> decisions = new ArrayList<>();

  private WorkflowContacts(NightFrame frame, CampaignStore campaigns, WorkflowPolicy policy) {
    this.frame = frame;
    this.campaigns = campaigns;
    this.policy = policy;
    room = new Room(frame, List.of());
  }

  /**
   * Plans them.
   *
   * @param log takes the decisions, those to wait included
   */
  static WorkflowContacts plan(
      NightFrame frame,
      CampaignStore campaigns,
      WorkflowPolicy policy,
      List<DebtorHistory> debtors,
      Consumer<List<Decision>> log) {
    WorkflowContacts made = new WorkflowContacts(frame, campaigns, policy);
    debtors.stream()
        .filter(history -> frame.placements().decider(history.debtorId()).isEmpty())
        .sorted(Comparator.comparing(DebtorHistory::debtorId))
        .forEach(
            history -> {
              made.unasked(history).ifPresent(unasked -> made.decide(history, unasked));
              made.flush(BATCH, log);
            });
    made.flush(1, log);
    return made;
  }

  private void flush(int atLeast, Consumer<List<Decision>> log) {
    if (decisions.size() >= atLeast) {
      log.accept(decisions);
      decisions = new ArrayList<>();
    }
  }

  /** Why no model is asked of a debtor whom a workflow may have contacted, or empty. */
  private Optional<Unasked> unasked(DebtorHistory history) {
    Optional<Unasked> why = frame.placements().unasked(history, policy, frame.now());
    if (frame.placements().objects(history.debtorId())) {
      count("objected", 1);
    } else if (why.isPresent() || frame.placements().leftByDamage(history.debtorId())) {
      count(LEFT_ALONE, -1);
    }
    if (why.isPresent() && why.get().rule().equals(Unasked.NOT_FIT)) {
      count("withoutModel", 1);
    } else if (frame.placements().leftByDamage(history.debtorId())) {
      count("leftByDamagedModel", 1);
    }
    return why;
  }

  private void decide(DebtorHistory history, Unasked unasked) {
    Horizon day = frame.day();
    NextStep next = next(history, day);
    Decision decision =
        unasked.decide(
            next,
            history,
            frame.ids().decision(history.debtorId()),
            day,
            frame.decider().settings());
    decisions.add(frame.placements().find(history.debtorId()).map(decision::in).orElse(decision));
    if (next instanceof NextStep.Due due) {
      PlannedContact contact = contact(due, decision);
      contacts.add(contact);
      room.take(contact.action(), contact.cost());
      count("workflowSteps", 1);
    }
  }

  /** What was planned is looked up only where a step would be due without it. */
  private NextStep next(DebtorHistory history, Horizon day) {
    NextStep next = policy.next(history, List.of(), day);
    if (next instanceof NextStep.Due) {
      next =
          policy.next(
              history,
              campaigns.findByDebtor(frame.decider().client().clientId(), history.debtorId()),
              day);
    }
    if (next instanceof NextStep.Due due && !fits(due.action())) {
      count("workflowStepsWithoutRoom", 1);
      return new NextStep.None(
          due.caseId(), "step " + due.step().template() + " is due and there is no room for it");
    }
    return next;
  }

  private boolean fits(Action action) {
    return frame.channels().contains(action.channel()) && room.has(action);
  }

  private void count(String what, long more) {
    counts.merge(what, more, Long::sum);
  }

  private PlannedContact contact(NextStep.Due due, Decision decision) {
    BigDecimal cost = frame.decider().settings().cost(due.action().channel());
    return new PlannedContact(
        frame.ids().step(due.caseId(), due.step()),
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

  /** The frame with what is left for everybody else. */
  NightFrame rest() {
    return contacts.isEmpty() ? frame : frame.with(room.left());
  }

  /** The night with them. */
  Night beside(Night night) {
    return counts.isEmpty() ? night : night.with(contacts, counts);
  }
}
