package org.gelegen.datasets.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gelegen.datasets.simulator.CreditorFile.Dossier;
import org.gelegen.datasets.simulator.WorkflowStep.Window;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.settings.ClientSettings;

/**
 * The workflow that creditors have before they have anything better: the same steps for everybody,
 * on fixed days and at fixed hours. It knows nothing but the {@link CreditorFile}.
 *
 * <p>It keeps the Dutch rules: between 07:00 and 20:00 local time, not on Sundays and holidays, one
 * contact in 24 hours, three in seven days, no channel that was refused, nobody who is to be left
 * in peace.
 */
public final class StaticWorkflow {
  private static final Window MAILING = window(10, 0, 10, 20);
  private static final Window TEXTING = window(11, 0, 11, 20);
  private static final Window PRINTING = window(15, 0, 15, 30);
  private static final Window MORNING = window(9, 0, 12, 0);
  private static final Window OFFICE_HOURS = window(9, 0, 17, 0);
  private static final Window ALL_DAY = window(8, 0, 19, 45);
  private static final Window LATE = window(16, 30, 19, 30);

  private static final int NEVER = Integer.MAX_VALUE;

  private final ClientId clientId;
  private final List<WorkflowStep> steps;
  private final RestDays restDays;
  private final Timing timing;
  private final ClientSettings settings;
  private final long key;

  /** When in its day a step's contact is made. */
  public enum Timing {
    /** In the step's own window, whoever the debtor is. */
    AS_STATED,
    /** Calls to those who pay badly in the late shift, to all others in office hours. */
    BAD_PAYERS_LATE
  }

  /**
   * @param steps in the order of their days
   */
  public StaticWorkflow(
      PortfolioProfile profile, List<WorkflowStep> steps, RestDays restDays, Timing timing) {
    this.clientId = profile.creditor().clientId();
    this.steps = List.copyOf(steps);
    this.restDays = restDays;
    this.timing = timing;
    this.settings = ClientSettings.defaults();
    this.key = Chance.key(profile.seed(), Chance.Purpose.WORKFLOW);
  }

  /** The usual steps on the usual days. */
  public static StaticWorkflow usual(PortfolioProfile profile) {
    return new StaticWorkflow(profile, usualSteps(), RestDays.dutch(), Timing.AS_STATED);
  }

  /** Mail, text, letter and call, each repeated more firmly. */
  public static List<WorkflowStep> usualSteps() {
    return List.of(
        step(3, Channel.EMAIL, "first-reminder", Tone.FRIENDLY, MAILING),
        step(8, Channel.SMS, "text-reminder", Tone.FRIENDLY, TEXTING),
        step(14, Channel.LETTER, "notice-letter", Tone.NEUTRAL, PRINTING),
        new WorkflowStep(
            21, Channel.PHONE, "first-call", Tone.NEUTRAL, List.of(OFFICE_HOURS, MORNING, LATE), 3),
        step(30, Channel.EMAIL, "second-reminder", Tone.NEUTRAL, MAILING),
        new WorkflowStep(
            36,
            Channel.PHONE,
            "second-call",
            Tone.FIRM,
            List.of(OFFICE_HOURS, OFFICE_HOURS, LATE),
            3),
        step(45, Channel.SMS, "last-text", Tone.FIRM, TEXTING),
        step(52, Channel.LETTER, "last-letter", Tone.FIRM, PRINTING),
        new WorkflowStep(
            60, Channel.PHONE, "last-call", Tone.FIRM, List.of(MORNING, OFFICE_HOURS), 3),
        step(75, Channel.EMAIL, "closing-mail", Tone.NEUTRAL, MAILING));
  }

  /** The same steps, each at any hour of the permitted day: a creditor that has no habits. */
  public static List<WorkflowStep> spreadSteps() {
    return usualSteps().stream()
        .map(
            step ->
                new WorkflowStep(
                    step.day(),
                    step.channel(),
                    step.template(),
                    step.tone(),
                    List.of(ALL_DAY),
                    step.attempts()))
        .toList();
  }

  /**
   * The contacts of a day, in the order of time; none on a day of rest.
   *
   * @param file what is known by the morning of that day
   * @param whom the debtors that are asked for
   */
  public List<ContactRecord> contactsOn(
      LocalDate day, CreditorFile file, Predicate<DebtorId> whom) {
    if (restDays.rests(day)) {
      return List.of();
    }
    int today = CreditorFile.dayNumber(day);
    List<ContactRecord> contacts = new ArrayList<>();
    for (Dossier dossier : file.dossiers()) {
      if (today >= dossier.nextLook && whom.test(dossier.debtorId)) {
        contactOn(today, dossier, file.calendar()).ifPresent(contacts::add);
      }
    }
    contacts.sort(
        (one, other) -> {
          int byTime = one.at().compareTo(other.at());
          return byTime != 0 ? byTime : one.contactId().compareTo(other.contactId());
        });
    return contacts;
  }

  /** The first of the debtor's cases, in the order in which they came in, that has a step due. */
  private Optional<ContactRecord> contactOn(int day, Dossier dossier, LocalCalendar calendar) {
    int nextLook = NEVER;
    for (CaseFile file : dossier.cases.values()) {
      if (file.newest.status() != CaseStatus.OPEN) {
        continue;
      }
      if (file.promisedUntil > calendar.startOf(day)) {
        nextLook = Math.min(nextLook, calendar.dayOf(file.promisedUntil));
        continue;
      }
      int age = day - file.opened;
      Optional<WorkflowStep> due = due(age, file, dossier);
      if (due.isEmpty()) {
        nextLook = Math.min(nextLook, nextStepDay(age, file));
        continue;
      }
      WorkflowStep step = due.get();
      int attempt = file.attempts.getOrDefault(step.template(), 0);
      long second = moment(day, dossier.debtorId, window(step, attempt, dossier), calendar);
      if (dossier.roomFor(second) && !dossier.held(file.newest.caseId(), at(second))) {
        return Optional.of(contact(file, step, day, second));
      }
      nextLook =
          Math.min(
              nextLook, Math.max(day + 1, calendar.dayOf(Math.max(second, dossier.roomFrom()))));
    }
    dossier.nextLook = nextLook;
    return Optional.empty();
  }

  /**
   * The latest step whose day has come. What was missed is not made up for, and a step is over once
   * a later one was begun.
   */
  private Optional<WorkflowStep> due(int age, CaseFile file, Dossier dossier) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      WorkflowStep step = steps.get(i);
      if (step.day() > age) {
        continue;
      }
      int made = file.attempts.getOrDefault(step.template(), 0);
      boolean reached = file.reached && file.lastTemplate.equals(step.template());
      if (made > 0 && (made >= step.attempts() || reached)) {
        return Optional.empty();
      }
      if (dossier.permits(step.channel())) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  private int nextStepDay(int age, CaseFile file) {
    for (WorkflowStep step : steps) {
      if (step.day() > age) {
        return file.opened + step.day();
      }
    }
    return NEVER;
  }

  private Window window(WorkflowStep step, int attempt, Dossier dossier) {
    return switch (timing) {
      case AS_STATED -> step.window(attempt);
      case BAD_PAYERS_LATE -> {
        boolean call = step.channel() == Channel.PHONE;
        yield call ? (dossier.paysBadly() ? LATE : OFFICE_HOURS) : step.window(attempt);
      }
    };
  }

  private long moment(int day, DebtorId debtorId, Window window, LocalCalendar calendar) {
    long ofDebtor = Chance.key(Chance.key(key, debtorId.value()), day);
    int from = window.from().toSecondOfDay();
    int length = window.to().toSecondOfDay() - from;
    return calendar.secondAt(day, from + (int) (Chance.uniform(ofDebtor) * length));
  }

  private ContactRecord contact(CaseFile file, WorkflowStep step, int day, long second) {
    return new ContactRecord(
        clientId,
        new ContactId("w-" + file.newest.caseId() + "-" + LocalDate.ofEpochDay(day)),
        file.newest.debtorId(),
        file.newest.caseId(),
        step.channel(),
        at(second),
        Direction.OUTBOUND,
        step.template(),
        step.tone(),
        settings.cost(step.channel()),
        null);
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }

  private static WorkflowStep step(
      int day, Channel channel, String template, Tone tone, Window window) {
    return new WorkflowStep(day, channel, template, tone, List.of(window), 1);
  }

  private static Window window(int fromHour, int fromMinute, int toHour, int toMinute) {
    return new Window(LocalTime.of(fromHour, fromMinute), LocalTime.of(toHour, toMinute));
  }
}
