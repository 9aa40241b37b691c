package org.gelegen.scheduler.nightly;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.campaign.Appointments;
import org.gelegen.model.campaign.Appointments.Asked;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.CallNow;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Slot;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.WorkflowPolicy;
import org.gelegen.scheduler.planning.CampaignPlanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans the calls that debtors ask for on the very day, in the hour asked for, so that they go out
 * to a dialer that calls are pushed to. A dialer that asks for calls is given them anyway.
 *
 * <p>They are planned as the night plans those it knows of: by the same rules, beyond capacity and
 * budget, by the model where one decides for the debtor and else without. Those asked for another
 * day are the night's. A call's id follows from what was asked and when, so that it is planned
 * once, whatever becomes of it. A wish for which nothing can be planned is looked at once an hour,
 * and when the settings change. Safe for use by several threads and processes.
 */
public final class AppointmentPlanning {
  private static final Logger LOG = LoggerFactory.getLogger(AppointmentPlanning.class);

  /** Wishes that are planned for in one go; the next follow the next time. */
  static final int AT_ONCE = 200;

  private final NightlyPorts ports;
  private final Appointments appointments;
  private final CampaignPlanner planner;
  private final NightlySettings settings;
  private final Map<ClientId, Map<Asked, Refusal>> refused = new ConcurrentHashMap<>();

  public AppointmentPlanning(
      NightlyPorts ports,
      Appointments appointments,
      CampaignPlanner planner,
      NightlySettings settings) {
    this.ports = ports;
    this.appointments = appointments;
    this.planner = planner;
    this.settings = settings;
  }

  /**
   * Under what nothing was planned for a wish.
   *
   * @param hour the client's, by its begin
   */
  private record Refusal(int settingsVersion, Instant hour) {}

  /** What came of a wish. */
  private enum Result {
    PLANNED,
    /** It was planned before, or nothing can be planned for it. */
    REFUSED,
    /** Nothing was tried: it is not, or not known to be, what the debtor asked for last. */
    PASSED_OVER
  }

  /**
   * Plans a client's; answers how many. Before the day is planned there are none. A debtor for whom
   * it fails keeps nobody else's call from being planned.
   */
  public int run(ClientId client, Instant now) {
    Optional<Desk> desk = ports.desks().find(client);
    if (desk.isEmpty()
        || !desk.get().decider().settings().channels().contains(Channel.PHONE)
        || ports.stops().stopped(client).contains(Channel.PHONE)) {
      return 0;
    }
    ZoneId zone = desk.get().client().timeZone();
    LocalDate today = now.atZone(zone).toLocalDate();
    Instant dayEnds = Cells.start(today.plusDays(1), zone);
    List<Asked> asked =
        appointments.asked(client, today.toString(), now.minus(CallNow.PATIENCE), dayEnds);
    Map<Asked, Refusal> known = refused.computeIfAbsent(client, _ -> new ConcurrentHashMap<>());
    known.keySet().retainAll(Set.copyOf(asked));
    return asked.isEmpty() ? 0 : plan(new Day(desk.get(), today, dayEnds, now), asked, known);
  }

  private static int plan(Day day, List<Asked> asked, Map<Asked, Refusal> known) {
    Refusal refusal = day.refusal();
    int tried = 0;
    int planned = 0;
    for (Asked wish : asked) {
      if (tried < AT_ONCE && !refusal.equals(known.get(wish))) {
        Result result = day.tryTo(wish);
        if (result == Result.REFUSED) {
          known.put(wish, refusal);
        }
        tried += result == Result.PASSED_OVER ? 0 : 1;
        planned += result == Result.PLANNED ? 1 : 0;
      }
    }
    return planned;
  }

  /** A client's day, at one moment of it. */
  private final class Day {
    private final Desk desk;
    private final ClientId client;
    private final LocalDate today;
    private final Instant dayEnds;
    private final Instant now;
    private final Portfolio portfolio;
    private final Decider decider;

    private Day(Desk desk, LocalDate today, Instant dayEnds, Instant now) {
      this.desk = desk;
      this.client = desk.client().clientId();
      this.today = today;
      this.dayEnds = dayEnds;
      this.now = now.truncatedTo(ChronoUnit.MICROS);
      portfolio = desk.portfolio(now);
      decider = desk.decider().requireModelOrWorkflow();
    }

    private Refusal refusal() {
      Instant hour = now.atZone(desk.client().timeZone()).truncatedTo(ChronoUnit.HOURS).toInstant();
      return new Refusal(decider.settingsVersion(), hour);
    }

    private Result tryTo(Asked wish) {
      try {
        return plan(wish);
      } catch (RuntimeException e) {
        LOG.error("the call that {} of {} asked for was not planned", wish.debtorId(), client, e);
        return Result.PASSED_OVER;
      }
    }

    private Result plan(Asked wish) {
      Portfolio.Snapshot known = portfolio.snapshot(List.of(wish.debtorId()), now);
      if (known.position() < wish.position()) {
        return Result.PASSED_OVER;
      }
      return known.histories().stream()
          .filter(history -> isLast(wish, history))
          .findFirst()
          .map(history -> plan(wish, history, known.position()))
          .orElse(Result.PASSED_OVER);
    }

    /** Whether it is what the debtor asked for last, and nobody called since. */
    private boolean isLast(Asked wish, DebtorHistory history) {
      return history.callbackAt().filter(at -> isSame(at, wish.callbackAt())).isPresent()
          && CallNow.appointment(history, now, dayEnds) != CallNow.Appointment.NONE;
    }

    /** Moments are kept in microseconds. */
    private static boolean isSame(Instant one, Instant other) {
      return one.truncatedTo(ChronoUnit.MICROS).equals(other.truncatedTo(ChronoUnit.MICROS));
    }

    private Result plan(Asked wish, DebtorHistory history, long position) {
      Instant asked = history.callbackAt().orElseThrow();
      NightIds ids =
          NightIds.ofWish(client, today, now, history.callbackAskedAt().orElse(asked), asked);
      Set<ContactId> calls = ids.calls(wish.debtorId());
      if (isKnown(wish.debtorId(), calls)) {
        return Result.REFUSED;
      }
      // Nobody looks on: what is no such call is not kept.
      NightFrame frame =
          new NightFrame(
                  decider,
                  desk.enrol(decider, List.of(history), now),
                  ids,
                  settings,
                  position,
                  DayLeft.besides(ports.stops().stopped(client), decider.settings().channels()))
              // What is asked for at once has the hour that is left from that moment on.
              .beginning(asked.isBefore(now) ? asked : now);
      List<Decision> decisions = new ArrayList<>();
      return call(frame, history, asked, decisions)
          .filter(call -> add(call, calls, wish, decisions))
          .map(_ -> Result.PLANNED)
          .orElse(Result.REFUSED);
    }

    private boolean add(
        PlannedContact call, Set<ContactId> calls, Asked wish, List<Decision> decisions) {
      ports
          .decisions()
          .append(
              client,
              decisions.stream()
                  .filter(made -> made.decisionId().equals(call.decisionId()))
                  .toList());
      return appointments.add(client, today.toString(), call, calls, wish.position());
    }

    private Optional<PlannedContact> call(
        NightFrame frame, DebtorHistory history, Instant asked, List<Decision> decisions) {
      List<PlannedContact> contacts =
          new ArrayList<>(
              new WorkflowContacts(
                      frame,
                      ports.campaigns(),
                      desk.workflows(frame.decider()),
                      calls(desk.workflows(frame.decider()), frame))
                  .plan(List.of(history), decisions::addAll, () -> {})
                  .contacts());
      contacts.addAll(
          new NightPlanner(frame, ports.campaigns(), planner, () -> {})
              .plan(List.of(history), decisions::addAll)
              .contacts());
      return contacts.stream().filter(contact -> keeps(contact, asked)).findFirst();
    }

    private static WorkflowContacts.Steps calls(WorkflowPolicy policy, NightFrame frame) {
      return (history, known) -> {
        NextStep next = policy.next(history, known, frame.day());
        return next instanceof NextStep.Due due && !due.appointment()
            ? new NextStep.None(due.caseId(), "the call that the debtor asked for is not permitted")
            : next;
      };
    }

    private boolean keeps(PlannedContact contact, Instant asked) {
      Slot slot = contact.action().slot();
      return contact.action().channel() == Channel.PHONE
          && !asked.isBefore(slot.start())
          && asked.isBefore(slot.end())
          && slot.end().isAfter(now);
    }

    /** Whether it was planned before, and what became of it is not undone. */
    private boolean isKnown(DebtorId debtor, Set<ContactId> calls) {
      return ports.campaigns().findByDebtor(client, debtor).stream()
          .map(ContactState::contact)
          .anyMatch(known -> calls.contains(known.contactId()));
    }
  }
}
