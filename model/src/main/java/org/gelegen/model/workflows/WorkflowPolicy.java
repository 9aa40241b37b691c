package org.gelegen.model.workflows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.decision.CallNow;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.experiments.Segment;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.offers.ShippedTexts;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
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
 * tried. A step that a later day's has overtaken, or that is more than the workflow's days late, is
 * never made, so that a case that comes in old does not get all steps in a row. A call that the
 * debtor asked for comes before every step, in its hour, whatever a workflow stops for.
 * Thread-safe.
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

  /** The workflow that serves a debtor, or empty when none does. */
  public Optional<Workflow> serving(DebtorHistory history, Instant at) {
    return settings.workflows().stream()
        .filter(workflow -> segments.apply(workflow.segment()).contains(history, at))
        .findFirst();
  }

  /**
   * The step to be made in the horizon, or why there is none.
   *
   * @param known every contact that was ever planned with the debtor, with its state
   */
  public NextStep next(DebtorHistory history, List<ContactState> known, Horizon horizon) {
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
   * The call that the debtor asked for, where its moment has come and the rules permit it in the
   * slot that is running.
   *
   * @param known the contacts that are pending
   */
  public Optional<NextStep.Due> dueCall(
      DebtorHistory history, List<ContactState> known, Instant now) {
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
      DebtorHistory history, List<CaseState> cases, List<ContactState> known, Horizon horizon) {
    Instant asked = history.callbackAt().orElse(null);
    if (asked == null || asked.isBefore(horizon.from().minus(HOUR))) {
      return Optional.empty();
    }
    List<Slot> hour =
        horizon.slots(history.zone()).stream().filter(slot -> isIn(slot, asked)).toList();
    boolean planned = known.stream().anyMatch(state -> stands(state) && keeps(state, asked));
    return planned ? Optional.empty() : call(history, cases, known, horizon, hour);
  }

  private Optional<NextStep.Due> call(
      DebtorHistory history,
      List<CaseState> cases,
      List<ContactState> known,
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
                    .due(call, slots, slots.getLast().end()).stream())
        .findFirst();
  }

  /** Whether a contact is a call in the hour that the debtor asked for. */
  private static boolean keeps(ContactState state, Instant asked) {
    Action action = state.contact().action();
    return action.channel() == Channel.PHONE && isIn(action.slot(), asked);
  }

  /** Whether a contact was not cancelled, and did not fail. */
  private static boolean stands(ContactState state) {
    return switch (state.status()) {
      case PLANNED, SENDING, LEASED, UNKNOWN, SENT -> true;
      case CANCELLED, FAILED, DEAD -> false;
    };
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
    private final List<ContactState> known;
    private final Horizon horizon;
    private final ZoneId zone;
    private final LocalDate start;

    private Round(
        DebtorHistory history,
        CaseState subject,
        Workflow workflow,
        List<ContactState> known,
        Horizon horizon) {
      this.history = history;
      this.subject = subject;
      this.workflow = workflow;
      this.known = known;
      this.horizon = horizon;
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
        if (isDone(step)) {
          continue;
        }
        if (!moment(step).isBefore(horizon.until())) {
          return none(closed == null ? ahead(step) : closed);
        }
        List<Slot> slots = slots(step);
        List<Slot> open = slots.stream().filter(slot -> stop(slot).isEmpty()).toList();
        Optional<NextStep.Due> due = due(step, open, ends(step));
        if (due.isPresent()) {
          return due.get();
        }
        if (!slots.isEmpty()) {
          closed =
              open.isEmpty()
                  ? stop(slots.getFirst()).map(this::stops).orElse("")
                  : named(step) + " is not permitted: " + excluded(step, open);
        }
      }
      return none(
          closed == null
              ? "every step of workflow " + workflow.name() + " was made, or is too late"
              : closed);
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

    private boolean isDone(WorkflowStep step) {
      Set<String> templates = templates(step);
      return subject.templateUses().stream().anyMatch(use -> templates.contains(use.template()))
          || known.stream()
              .anyMatch(
                  state ->
                      templates.stream().anyMatch(of -> of.equals(state.contact().template()))
                          && state.contact().caseId().equals(subject.version().caseId())
                          && tried(state));
    }

    /**
     * What a step may have been made with: it stays made softer when what it was softened for is
     * over. A softer text that is a step's own tells nothing of others.
     */
    private Set<String> templates(WorkflowStep step) {
      Set<String> templates = new HashSet<>(List.of(step.template(), softened(step).template()));
      String softer = ShippedTexts.softened(step.channel(), step.template());
      if (workflow.steps().stream().noneMatch(other -> other.template().equals(softer))) {
        templates.add(softer);
      }
      return templates;
    }

    /** The step as it is made for this debtor. */
    private WorkflowStep softened(WorkflowStep step) {
      return approaches == null
          ? step
          : approaches.firmest(history, subject).map(step::noFirmerThan).orElse(step);
    }

    /** What was cancelled was not made. */
    private static boolean tried(ContactState state) {
      return switch (state.status()) {
        case PLANNED, SENDING, LEASED, UNKNOWN, SENT, FAILED, DEAD -> true;
        case CANCELLED -> false;
      };
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

    private Optional<NextStep.Due> due(WorkflowStep step, List<Slot> slots, Instant ends) {
      if (slots.isEmpty() || !settings.channels().contains(step.channel())) {
        return Optional.empty();
      }
      PermitGrid permits = permits(step, slots);
      List<Action> actions = new ArrayList<>();
      for (int next = permits.next(0); next >= 0; next = permits.next(next + 1)) {
        actions.add(permits.grid().action(next));
      }
      return actions.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new NextStep.Due(
                  workflow, softened(step), subject.version().caseId(), actions, ends));
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
      return known.stream()
          .filter(
              state ->
                  switch (state.status()) {
                    case PLANNED, SENDING, LEASED, UNKNOWN -> true;
                    case SENT, CANCELLED, FAILED, DEAD -> false;
                  })
          .map(state -> state.contact().asAttempt())
          .toList();
    }
  }
}
