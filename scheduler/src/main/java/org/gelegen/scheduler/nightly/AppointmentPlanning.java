package org.gelegen.scheduler.nightly;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.campaign.Appointments;
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
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Slot;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.WorkflowPolicy;
import org.gelegen.scheduler.planning.CampaignPlanner;

/**
 * Plans the calls that debtors ask for on the very day, in the hour asked for, so that they go out
 * to a dialer that calls are pushed to. A dialer that asks for calls is given them anyway.
 *
 * <p>They are planned as the night plans those it knows of: by the same rules, beyond capacity and
 * budget, by the model where one decides for the debtor and else without. Those asked for another
 * day are the night's. A call's id follows from what was asked and when, so that it is planned
 * once, whatever becomes of it. Safe for use by several threads and processes.
 */
public final class AppointmentPlanning {
  /** A debtor who asked to be called is called at that moment or in the hour after it. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final NightlyPorts ports;
  private final Appointments appointments;
  private final CampaignPlanner planner;
  private final NightlySettings settings;

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

  /** Plans a client's; answers how many. Before the day is planned there are none. */
  public int run(ClientId client, Instant now) {
    Optional<Desk> desk = ports.desks().find(client);
    if (desk.isEmpty()) {
      return 0;
    }
    ZoneId zone = desk.get().client().timeZone();
    LocalDate today = now.atZone(zone).toLocalDate();
    Instant dayEnds = Cells.start(today.plusDays(1), zone);
    int planned = 0;
    for (DebtorId debtor :
        appointments.asked(client, today.toString(), now.minus(PATIENCE), dayEnds)) {
      planned += new Wish(desk.get(), debtor, today, now).plan(dayEnds) ? 1 : 0;
    }
    return planned;
  }

  /** What one debtor asked for last. */
  private final class Wish {
    private final Desk desk;
    private final ClientId client;
    private final DebtorId debtor;
    private final LocalDate today;
    private final Instant now;

    private Wish(Desk desk, DebtorId debtor, LocalDate today, Instant now) {
      this.desk = desk;
      this.client = desk.client().clientId();
      this.debtor = debtor;
      this.today = today;
      this.now = now;
    }

    private boolean plan(Instant dayEnds) {
      Portfolio portfolio = desk.portfolio(now);
      DebtorHistory newest = portfolio.find(debtor).orElse(null);
      if (newest == null || CallNow.appointment(newest, now, dayEnds) == CallNow.Appointment.NONE) {
        return false;
      }
      Instant asked = newest.callbackAt().orElseThrow();
      // What is asked for at once is planned as of that moment: the hour that is left has it.
      Portfolio.Snapshot known =
          portfolio.snapshot(List.of(debtor), asked.isBefore(now) ? asked : now);
      return known.histories().stream()
          .filter(history -> history.callbackAt().filter(asked::equals).isPresent())
          .findFirst()
          .filter(history -> plan(history, asked, known.position()))
          .isPresent();
    }

    private boolean plan(DebtorHistory history, Instant asked, long position) {
      Decider decider = desk.decider().requireModelOrWorkflow();
      Set<Channel> stopped = ports.stops().stopped(client);
      if (stopped.contains(Channel.PHONE)
          || !decider.settings().channels().contains(Channel.PHONE)) {
        return false;
      }
      NightIds ids =
          new NightIds(
              client,
              today,
              asked.isBefore(now) ? asked : now,
              "|asked|" + history.callbackAskedAt().orElse(asked) + "|" + asked);
      // Nobody looks on: what is no such call is not kept.
      NightFrame frame =
          new NightFrame(
              decider,
              desk.foresee(decider, List.of(history), ids.now()),
              ids,
              settings,
              position,
              DayLeft.besides(stopped, decider.settings().channels()));
      List<Decision> decisions = new ArrayList<>();
      Optional<PlannedContact> call = call(frame, history, asked, decisions);
      if (call.isEmpty() || isKnown(call.get())) {
        return false;
      }
      ports
          .decisions()
          .append(
              client,
              decisions.stream()
                  .filter(made -> made.decisionId().equals(call.get().decisionId()))
                  .toList());
      return appointments.add(client, ids.campaign(), call.get(), position);
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
    private boolean isKnown(PlannedContact call) {
      return ports.campaigns().findByDebtor(client, debtor).stream()
          .map(ContactState::contact)
          .anyMatch(known -> known.contactId().equals(call.contactId()));
    }
  }
}
