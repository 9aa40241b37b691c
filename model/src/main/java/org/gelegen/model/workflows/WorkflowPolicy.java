package org.gelegen.model.workflows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.CallNow;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.experiments.Segment;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Tells which step of a client's workflows is due for a debtor, and when. No model is asked.
 *
 * <p>The workflow is the first whose segment the debtor is in. It goes by each of the debtor's
 * cases that a contact may be about, and where several have a step due, that of the best reason of
 * a contact is made. A step is due from its hour on, and is moved to the first slot after it that
 * the rules permit; they are asked again when it is sent. It is made once a case: not again when
 * the contact log knows its template on the case, or a contact with it is planned, under way or was
 * tried. Where its channel is closed for the debtor for as long as the step may be made, or its
 * contact failed there, it is made over the first of its other channels that is neither. A step
 * that a later day's has overtaken, or that is more than the workflow's days late, is never made,
 * so that a case that comes in old does not get all steps in a row. A call that the debtor asked
 * for comes before every step, in its hour, whatever a workflow stops for. Thread-safe.
 */
public final class WorkflowPolicy {
  private static final Duration HOUR = Duration.ofHours(1);

  /** In the place of a workflow where there is none. */
  private static final Workflow NOTHING =
      appointment(
          new WorkflowStep(
              0, Channel.PHONE, new StepTime.Hour(0), WorkflowStep.CALLBACK, Tone.NEUTRAL));

  private final ClientRecord client;
  private final ClientSettings settings;
  private final RuleBook rules;
  private final Function<@Nullable String, Segment> segments;
  private final @Nullable Approaches approaches;

  /**
   * Makes a policy.
   *
   * @param segments the segment that an expression writes; absent: everybody
   */
  public WorkflowPolicy(
      ClientRecord client,
      ClientSettings settings,
      RuleBook rules,
      Function<@Nullable String, Segment> segments) {
    this(client, settings, rules, segments, null);
  }

  private WorkflowPolicy(
      ClientRecord client,
      ClientSettings settings,
      RuleBook rules,
      Function<@Nullable String, Segment> segments,
      @Nullable Approaches approaches) {
    this.client = client;
    this.settings = settings;
    this.rules = rules;
    this.segments = segments;
    this.approaches = approaches;
  }

  /**
   * The same, with steps no firmer than these have it for who is vulnerable, cannot pay or has a
   * need.
   *
   * @param softer absent: steps are made as the client has them
   */
  public WorkflowPolicy sparing(@Nullable Approaches softer) {
    return new WorkflowPolicy(client, settings, rules, segments, softer);
  }

  /** Whose workflows they are. */
  public ClientId clientId() {
    return client.clientId();
  }

  /** The settings that the workflows are of. */
  public ClientSettings settings() {
    return settings;
  }

  /** The workflow that serves a debtor, or empty when none does. */
  public Optional<Workflow> serving(DebtorHistory history, Instant at) {
    return settings.workflows().stream()
        .filter(workflow -> segments.apply(workflow.segment()).contains(history, at))
        .findFirst();
  }

  /**
   * Those of the contacts that were ever planned with a debtor that what is due from a moment on
   * depends on: they are pending, calls that were asked for, or a step's of the workflow on a case
   * that may be the reason of a contact.
   */
  public List<KnownContact> bearing(DebtorHistory history, List<KnownContact> known, Instant from) {
    Instant asked = history.callbackAt().orElse(null);
    List<StepsMade> made =
        serving(history, from).stream()
            .flatMap(
                workflow ->
                    history.actionableCases(from).stream()
                        .map(subject -> stepsMade(workflow, history, subject, known)))
            .toList();
    return known.stream()
        .filter(
            contact ->
                contact.isPending()
                    || (asked != null && keeps(contact, asked))
                    || made.stream().anyMatch(steps -> steps.concerns(contact)))
        .toList();
  }

  private StepsMade stepsMade(
      Workflow workflow, DebtorHistory history, CaseState subject, List<KnownContact> known) {
    return new StepsMade(
        workflow, history, subject, known, step -> softened(step, history, subject));
  }

  /** A step as it is made for a debtor. */
  private WorkflowStep softened(WorkflowStep step, DebtorHistory history, CaseState subject) {
    return approaches == null
        ? step
        : approaches.firmest(history, subject).map(step::noFirmerThan).orElse(step);
  }

  /**
   * The step to be made in the horizon, or why there is none.
   *
   * @param known the contacts that were planned with the debtor, with their state; those that
   *     {@link #bearing} leaves out may be missing
   */
  public NextStep next(DebtorHistory history, List<KnownContact> known, Horizon horizon) {
    Instant at = horizon.from();
    List<CaseState> cases = history.actionableCases(at);
    if (cases.isEmpty()) {
      return new NextStep.None(null, "there is no case to contact about");
    }
    Optional<NextStep.Due> asked = asked(history, cases, known, horizon);
    if (asked.isPresent()) {
      return asked.get();
    }
    Workflow workflow = serving(history, at).orElse(null);
    if (workflow == null) {
      return new Round(history, cases.getFirst(), NOTHING, known, horizon)
          .none("no workflow serves the debtor");
    }
    List<NextStep> steps = new ArrayList<>();
    for (CaseState subject : cases) {
      NextStep step = new Round(history, subject, workflow, known, horizon).next();
      if (step instanceof NextStep.Due) {
        return step;
      }
      steps.add(step);
    }
    return steps.getFirst();
  }

  /**
   * The step of a contact that failed, over another of its channels, or why there is none.
   *
   * @param known as for {@link #next}
   */
  public NextStep instead(
      KnownContact failed, DebtorHistory history, List<KnownContact> known, Horizon horizon) {
    Optional<CaseState> subject =
        history.actionableCases(horizon.from()).stream()
            .filter(one -> one.version().caseId().equals(failed.caseId()))
            .findFirst();
    Optional<Workflow> workflow = serving(history, horizon.from());
    return subject.isEmpty() || workflow.isEmpty()
        ? new NextStep.None(failed.caseId(), "the workflow does not go on")
        : new Round(history, subject.get(), workflow.get(), known, horizon).instead(failed);
  }

  /**
   * Whether the step of a contact that failed was made by another since, or is planned or under
   * way.
   *
   * @param known as for {@link #next}
   */
  public boolean isMadeOtherwise(
      PlannedContact failed, DebtorHistory history, List<KnownContact> known, Instant at) {
    Optional<CaseState> subject = history.findCase(failed.caseId());
    Optional<Workflow> workflow = serving(history, at);
    if (subject.isEmpty() || workflow.isEmpty() || !failed.ofWorkflow() || failed.appointment()) {
      return false;
    }
    Round round = new Round(history, subject.get(), workflow.get(), known, new Horizon(at, HOUR));
    return round.made.stepOf(failed.template()).filter(round.made::isMade).isPresent();
  }

  /**
   * The call that the debtor asked for, where its moment has come and the rules permit it in the
   * slot that is running.
   *
   * @param known the contacts that are pending
   */
  public Optional<NextStep.Due> dueCall(
      DebtorHistory history, List<KnownContact> known, Instant now) {
    Horizon hour = new Horizon(now, Duration.ofHours(1));
    return CallNow.appointment(history, now, Instant.MAX) == CallNow.Appointment.DUE
        ? call(
            history,
            history.actionableCases(now),
            known,
            hour,
            List.of(hour.slots(history.zone()).getFirst()))
        : Optional.empty();
  }

  /** The call that the debtor asked for, in its hour, if the rules permit it. */
  private Optional<NextStep.Due> asked(
      DebtorHistory history, List<CaseState> cases, List<KnownContact> known, Horizon horizon) {
    Instant asked = history.callbackAt().orElse(null);
    if (asked == null || asked.isBefore(horizon.from().minus(HOUR))) {
      return Optional.empty();
    }
    List<Slot> hour =
        horizon.slots(history.zone()).stream().filter(slot -> isIn(slot, asked)).toList();
    boolean planned =
        known.stream()
            .filter(contact -> contact.stands() && keeps(contact, asked))
            .anyMatch(contact -> !wasMadeBefore(contact, history));
    return planned ? Optional.empty() : call(history, cases, known, horizon, hour);
  }

  private Optional<NextStep.Due> call(
      DebtorHistory history,
      List<CaseState> cases,
      List<KnownContact> known,
      Horizon horizon,
      List<Slot> slots) {
    if (slots.isEmpty() || !settings.channels().contains(Channel.PHONE)) {
      return Optional.empty();
    }
    WorkflowStep call =
        new WorkflowStep(
            0,
            Channel.PHONE,
            new StepTime.Hour(slots.getFirst().start().atZone(history.zone()).getHour()),
            WorkflowStep.CALLBACK,
            Tone.NEUTRAL);
    return cases.stream()
        .flatMap(
            subject ->
                new Round(history, subject, appointment(call), known, horizon)
                    .due(call, call, slots, slots.getLast().end()).stream())
        .findFirst();
  }

  /** Whether a contact is a call in the hour that the debtor asked for. */
  private static boolean keeps(KnownContact contact, Instant asked) {
    Action action = contact.action();
    return action.channel() == Channel.PHONE && isIn(action.slot(), asked);
  }

  /** Whether a contact was made before the debtor asked, which may be in it. */
  private static boolean wasMadeBefore(KnownContact contact, DebtorHistory history) {
    Instant askedAt = history.callbackAskedAt().orElse(Instant.MIN);
    return contact.status() == ContactStatus.SENT
        && history.attempts().stream()
            .filter(made -> made.contactId().equals(contact.contactId()))
            .anyMatch(made -> !made.at().isAfter(askedAt));
  }

  private static boolean isIn(Slot slot, Instant at) {
    return !at.isBefore(slot.start()) && at.isBefore(slot.end());
  }

  private static Workflow appointment(WorkflowStep call) {
    return new Workflow(
        "appointment", null, WorkflowStart.FIRST_RECORD, Set.of(), 0, List.of(call));
  }

  /** One debtor's case, looked at once. */
  private final class Round {
    private final DebtorHistory history;
    private final CaseState subject;
    private final Workflow workflow;
    private final List<KnownContact> known;
    private final Horizon horizon;
    private final StepsMade made;
    private final ZoneId zone;
    private final LocalDate start;

    private Round(
        DebtorHistory history,
        CaseState subject,
        Workflow workflow,
        List<KnownContact> known,
        Horizon horizon) {
      this.history = history;
      this.subject = subject;
      this.workflow = workflow;
      this.known = known;
      this.horizon = horizon;
      made = stepsMade(workflow, history, subject, known);
      zone = history.zone();
      LocalDate due = subject.version().dueDate();
      start =
          workflow.start() == WorkflowStart.DUE_DATE && due != null
              ? due
              : LocalDate.ofInstant(subject.firstSeenAt(), zone);
    }

    private NextStep next() {
      Optional<StopCondition> stopped = stoppedThroughout();
      if (stopped.isPresent()) {
        return none(stops(stopped.get()));
      }
      String closed = null;
      for (WorkflowStep step : workflow.steps()) {
        if (made.isDone(step)) {
          continue;
        }
        if (!moment(step).isBefore(horizon.until())) {
          return none(closed == null ? ahead(step) : closed);
        }
        List<Slot> slots = slots(step);
        List<Slot> open = slots.stream().filter(slot -> stop(slot).isEmpty()).toList();
        Optional<NextStep.Due> due = due(step, open);
        if (due.isPresent()) {
          return due.get();
        }
        if (!slots.isEmpty()) {
          closed = closed(step, slots, open);
        }
      }
      return none(
          closed == null
              ? "every step of workflow " + workflow.name() + " was made, or is too late"
              : closed);
    }

    private NextStep instead(KnownContact failed) {
      WorkflowStep step = made.stepOf(failed.template()).orElse(null);
      if (step == null || made.isDone(step)) {
        return none("there is no other channel for the contact that failed");
      }
      List<Slot> slots = slots(step);
      List<Slot> open = slots.stream().filter(slot -> stop(slot).isEmpty()).toList();
      Optional<NextStep.Due> due = due(step, open);
      return due.isPresent()
          ? due.get()
          : none(slots.isEmpty() ? named(step) + " is too late" : closed(step, slots, open));
    }

    /** No contact, and whether any could be permitted. */
    private NextStep none(String why) {
      CaseId caseId = subject.version().caseId();
      List<Channel> used =
          Arrays.stream(Channel.values()).filter(settings.channels()::contains).toList();
      PermitGrid permits =
          rules.permits(
              new Standing(client, history, caseId, pending()),
              new ActionGrid(zone, horizon.slots(zone), used));
      return permits.any()
          ? new NextStep.None(caseId, why)
          : new NextStep.Closed(caseId, why, permits.exclusions());
    }

    private String stops(StopCondition condition) {
      return "workflow " + workflow.name() + " stops: " + condition.wireName();
    }

    private Optional<StopCondition> stop(Slot slot) {
      return StopConditions.standing(workflow.stops(), history, subject, slot.start());
    }

    /** What it stops for in every slot of the horizon, the first of it. */
    private Optional<StopCondition> stoppedThroughout() {
      Optional<StopCondition> first = Optional.empty();
      for (Slot slot : horizon.slots(zone)) {
        Optional<StopCondition> stop = stop(slot);
        if (stop.isEmpty()) {
          return stop;
        }
        first = first.or(() -> stop);
      }
      return first;
    }

    private String ahead(WorkflowStep step) {
      return named(step) + " is due on " + start.plusDays(step.day()) + " and not before";
    }

    private String named(WorkflowStep step) {
      return "step " + step.template() + " of workflow " + workflow.name();
    }

    private Instant moment(WorkflowStep step) {
      return start.plusDays(step.day()).atTime(step.time().firstHour(), 0).atZone(zone).toInstant();
    }

    /** When the step is no longer made: a later day's is due, or it is too late. */
    private Instant ends(WorkflowStep step) {
      Instant late =
          start.plusDays(step.day() + workflow.lateDays() + 1L).atStartOfDay(zone).toInstant();
      return workflow.steps().stream()
          .filter(other -> other.day() > step.day())
          .map(this::moment)
          .filter(other -> other.isBefore(late))
          .findFirst()
          .orElse(late);
    }

    private List<Slot> slots(WorkflowStep step) {
      Instant from = moment(step);
      Instant ends = ends(step);
      List<Slot> slots = new ArrayList<>();
      for (Slot slot : horizon.slots(zone)) {
        if (!slot.start().isBefore(from) && slot.start().isBefore(ends)) {
          slots.add(slot);
        }
      }
      return slots;
    }

    /** The step over the first of its channels that can be used and is not only closed for now. */
    private Optional<NextStep.Due> due(WorkflowStep step, List<Slot> slots) {
      Instant ends = ends(step);
      Optional<NextStep.Due> due = Optional.empty();
      for (WorkflowStep way : made.left(step)) {
        due = due(step, way, slots, ends);
        if (due.isPresent() || !isClosedUntil(ends, way, slots)) {
          return due;
        }
      }
      return due;
    }

    private Optional<NextStep.Due> due(
        WorkflowStep step, WorkflowStep way, List<Slot> slots, Instant ends) {
      if (slots.isEmpty() || !settings.channels().contains(way.channel())) {
        return Optional.empty();
      }
      PermitGrid permits = permits(way, slots);
      List<Action> actions = new ArrayList<>();
      for (int next = permits.next(0); next >= 0; next = permits.next(next + 1)) {
        actions.add(permits.grid().action(next));
      }
      return actions.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new NextStep.Due(
                  workflow,
                  step,
                  softened(way, history, subject),
                  subject.version().caseId(),
                  actions,
                  ends));
    }

    /** Whether a rule stands in the way over a channel for as long as the step may be made. */
    private boolean isClosedUntil(Instant ends, WorkflowStep way, List<Slot> slots) {
      return !settings.channels().contains(way.channel())
          || (!slots.isEmpty()
              && permits(way, slots).exclusions().stream()
                  .map(Exclusion::until)
                  .anyMatch(until -> until == null || !until.isBefore(ends)));
    }

    /** Why a step is not made now. */
    private String closed(WorkflowStep step, List<Slot> slots, List<Slot> open) {
      if (open.isEmpty()) {
        return stop(slots.getFirst()).map(this::stops).orElse("");
      }
      List<String> why = new ArrayList<>();
      for (WorkflowStep way : made.left(step)) {
        String over = way.equals(step) ? "" : "over " + way.channel().wireName() + " ";
        why.add(over + excluded(way, open));
        if (!isClosedUntil(ends(step), way, open)) {
          break;
        }
      }
      return named(step) + " is not permitted: " + String.join("; ", why);
    }

    private String excluded(WorkflowStep step, List<Slot> slots) {
      return settings.channels().contains(step.channel())
          ? permits(step, slots).exclusions().stream()
              .map(Exclusion::rule)
              .distinct()
              .collect(Collectors.joining(", "))
          : "the client does not use " + step.channel().wireName();
    }

    private PermitGrid permits(WorkflowStep step, List<Slot> slots) {
      return rules.permits(
          new Standing(client, history, subject.version().caseId(), pending()),
          new ActionGrid(zone, slots, List.of(step.channel())));
    }

    private List<Attempt> pending() {
      return known.stream().filter(KnownContact::isPending).map(KnownContact::asAttempt).toList();
    }
  }
}
