package org.gelegen.scheduler.nightly;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionBasis.Turn;
import org.gelegen.model.decision.Occasion;
import org.gelegen.model.decision.Unasked;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.NextStep.Left;
import org.gelegen.model.workflows.WorkflowPolicy;

/**
 * Plans the steps of workflows that are due on the business date, for the debtors of whom no model
 * is asked: those who object to profiling, those in an arm of an experiment that the client has a
 * workflow for, and, while the client has no champion that can be read, all whom a workflow serves.
 *
 * <p>Calls that debtors asked for are kept whatever room there is, as the model's are, for which a
 * place is left. Steps come in what is left and before everybody else, so that what a model finds
 * worth more does not keep them waiting for good: those first that can be made for the shortest
 * time, and of equals by a lot that is drawn anew each night. A step is made in the first permitted
 * hour that has room; one for which no hour or the night's budget has room waits for the next
 * night.
 */
final class WorkflowContacts {
  private static final int BATCH = 1_000;

  private final NightFrame frame;
  private final CampaignStore campaigns;
  private final WorkflowPolicy policy;
  private final Steps steps;
  private final Room room;
  private final List<PlannedContact> contacts = new ArrayList<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private List<Decision> decisions = new ArrayList<>();

  /**
   * Readies them.
   *
   * @param policy says whom workflows serve
   */
  WorkflowContacts(NightFrame frame, CampaignStore campaigns, WorkflowPolicy policy, Steps steps) {
    this.frame = frame;
    this.campaigns = campaigns;
    this.policy = policy;
    this.steps = steps;
    room = new Room(frame, List.of());
  }

  /** What there is to make for debtors of whom no model is asked. */
  @FunctionalInterface
  interface Steps {
    /**
     * What is due for a debtor.
     *
     * @param known every contact that was ever planned with it; none where it is asked whether
     *     anything is due at all
     */
    NextStep next(DebtorHistory history, List<KnownContact> known);

    /** The contact of a debtor in whose place something is to be made, or empty for none. */
    default Optional<KnownContact> failed(DebtorHistory history) {
      return Optional.empty();
    }

    /** Why what is due is left whatever room there is, or empty when it is not. */
    default Optional<Left> left(DebtorHistory history, NextStep.Due due, List<KnownContact> known) {
      return Optional.empty();
    }
  }

  /** Those of a night: whatever is due on the business date. */
  static WorkflowContacts ofNight(
      NightFrame frame, CampaignStore campaigns, WorkflowPolicy policy) {
    return new WorkflowContacts(
        frame, campaigns, policy, (history, known) -> policy.next(history, known, frame.day()));
  }

  /** A debtor for whom something is due unless it was planned before. */
  private record Candidate(
      DebtorHistory history, Unasked why, boolean asked, Instant ends, long lot) {
    private static final Comparator<Candidate> ORDER =
        Comparator.comparing((Candidate candidate) -> !candidate.asked())
            .thenComparing(Candidate::ends)
            .thenComparingLong(Candidate::lot)
            .thenComparing(candidate -> candidate.history().debtorId());
  }

  /**
   * Plans them.
   *
   * @param log takes the decisions, those to wait included
   * @param signOfLife is called now and then; what it throws ends the planning
   */
  WorkflowContacts plan(
      List<DebtorHistory> debtors, Consumer<List<Decision>> log, Runnable signOfLife) {
    List<Candidate> candidates = new ArrayList<>();
    int looked = 0;
    for (DebtorHistory history : debtors) {
      if (looked++ % BATCH == 0) {
        signOfLife.run();
      }
      if (frame.placements().decider(history.debtorId()).isPresent()) {
        leavePlace(history);
      } else {
        unasked(history).flatMap(why -> candidate(history, why)).ifPresent(candidates::add);
        flush(BATCH, log);
      }
    }
    candidates.sort(Candidate.ORDER);
    for (Candidate candidate : candidates) {
      if (looked++ % BATCH == 0) {
        signOfLife.run();
      }
      decide(candidate.history(), candidate.why());
      flush(BATCH, log);
    }
    flush(1, log);
    return this;
  }

  private void flush(int atLeast, Consumer<List<Decision>> log) {
    if (decisions.size() >= atLeast) {
      log.accept(decisions);
      decisions = new ArrayList<>();
    }
  }

  /** The model's appointments are planned later and before anything else of the model's. */
  private void leavePlace(DebtorHistory history) {
    history
        .callbackAt()
        .filter(asked -> !asked.isBefore(frame.day().from()) && asked.isBefore(frame.dayEnds()))
        .ifPresent(asked -> room.reserve(Channel.PHONE, asked));
  }

  /** Why no model is asked of a debtor whom a workflow may have contacted, or empty. */
  private Optional<Unasked> unasked(DebtorHistory history) {
    Optional<Unasked> why = frame.placements().unasked(history, policy, frame.now());
    if (frame.placements().objects(history.debtorId())) {
      count(PlanCount.OBJECTED, 1);
    } else if (why.isPresent() || frame.placements().leftByDamage(history.debtorId())) {
      // The plan has counted them there before they are seen to here.
      count(PlanCount.LEFT_ALONE, -1);
    }
    if (why.isPresent() && why.get().rule().equals(Unasked.NOT_FIT)) {
      count(PlanCount.WITHOUT_MODEL, 1);
    } else if (frame.placements().leftByDamage(history.debtorId())) {
      count(PlanCount.LEFT_BY_DAMAGED_MODEL, 1);
    }
    return why;
  }

  /** The debtor, whose turn comes; where nothing is due whatever was planned, that is decided. */
  private Optional<Candidate> candidate(DebtorHistory history, Unasked why) {
    NextStep next = steps.next(history, List.of());
    if (next instanceof NextStep.Due due) {
      long lot = frame.ids().lot(history.debtorId());
      return Optional.of(new Candidate(history, why, due.appointment(), due.ends(), lot));
    }
    decide(history, why, next, turn(history, List.of()));
    return Optional.empty();
  }

  private Turn turn(DebtorHistory history, List<KnownContact> known) {
    Turn turn = Turn.knowing(known);
    return steps.failed(history).map(turn::insteadOf).orElse(turn);
  }

  private void decide(DebtorHistory history, Unasked unasked, NextStep next, Turn turn) {
    Decision decision =
        unasked.decide(
            next,
            history,
            new Occasion(frame.ids().decision(history.debtorId()), frame.now(), frame.basis(turn)),
            frame.decider().settings());
    decisions.add(frame.placements().find(history.debtorId()).map(decision::in).orElse(decision));
    if (next instanceof NextStep.Due due) {
      BigDecimal cost = frame.decider().settings().cost(due.action().channel());
      ContactId id = frame.ids().step(history.debtorId(), due);
      contacts.add(PlannedContact.of(id, due, decision, cost));
      room.take(due.action(), cost);
      count(due.appointment() ? PlanCount.WORKFLOW_APPOINTMENTS : PlanCount.WORKFLOW_STEPS, 1);
    }
  }

  /** What comes of a debtor for whom something is due, unless it was planned before. */
  private void decide(DebtorHistory history, Unasked why) {
    List<KnownContact> known =
        ContactState.known(
            campaigns.findByDebtor(frame.decider().client().clientId(), history.debtorId()));
    NextStep next = steps.next(history, known);
    Turn turn = turn(history, policy.bearing(history, known, frame.day().from()));
    if (!(next instanceof NextStep.Due due)) {
      decide(history, why, next, turn);
      return;
    }
    Optional<Action> place = due.actions().stream().filter(it -> fits(due, it)).findFirst();
    Optional<Left> left = steps.left(history, due, known);
    if (left.isEmpty() && place.isPresent()) {
      decide(history, why, due.by(place.get()), turn);
      return;
    }
    Left reason = left.orElse(Left.NO_ROOM);
    if (reason == Left.NO_ROOM) {
      count(PlanCount.WORKFLOW_STEPS_WITHOUT_ROOM, 1);
    }
    decide(history, why, due.left(reason), turn.leaving(reason));
  }

  private boolean fits(NextStep.Due due, Action action) {
    return frame.channels().contains(action.channel()) && (due.appointment() || room.has(action));
  }

  private void count(PlanCount what, long more) {
    counts.merge(what.wireName(), more, Long::sum);
  }

  List<PlannedContact> contacts() {
    return contacts;
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
