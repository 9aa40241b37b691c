package org.gelegen.model.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.ShippedTexts;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.settings.ClientSettings;

/** Tells whether workflows stop for a case. */
public final class StopConditions {
  private static final Duration REACHED_FOR = Duration.ofDays(31);

  private StopConditions() {}

  /** The first of {@code conditions} that holds for a case at {@code at}. */
  static Optional<StopCondition> standing(
      Collection<StopCondition> conditions, DebtorHistory history, CaseState subject, Instant at) {
    return conditions.stream()
        .sorted()
        .filter(condition -> holds(condition, history, subject, at))
        .findFirst();
  }

  /**
   * What the workflow that planned a contact stops for at {@code at}; empty where it goes on, and
   * where the contact is of no workflow of these settings or a call that the debtor asked for.
   * Where several workflows have such a step, all of them have to stop; one that has it only when
   * it is made softer counts where no other does.
   */
  public static Optional<StopCondition> standing(
      ClientSettings settings,
      PlannedContact contact,
      DebtorHistory history,
      CaseState subject,
      Instant at) {
    if (!contact.ofWorkflow() || contact.appointment()) {
      return Optional.empty();
    }
    List<Workflow> own =
        having(settings, step -> step.template().equals(contact.template()), contact);
    List<Workflow> planned =
        own.isEmpty()
            ? having(
                settings,
                step ->
                    ShippedTexts.softened(step.channel(), step.template())
                        .equals(contact.template()),
                contact)
            : own;
    List<Optional<StopCondition>> found =
        planned.stream().map(workflow -> standing(workflow.stops(), history, subject, at)).toList();
    return found.isEmpty() || found.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : found.getFirst();
  }

  private static List<Workflow> having(
      ClientSettings settings, Predicate<WorkflowStep> made, PlannedContact contact) {
    return settings.workflows().stream()
        .filter(
            workflow ->
                workflow.steps().stream()
                    .flatMap(step -> step.ways().stream())
                    .anyMatch(way -> way.channel() == contact.action().channel() && made.test(way)))
        .toList();
  }

  private static boolean holds(
      StopCondition condition, DebtorHistory history, CaseState subject, Instant at) {
    return switch (condition) {
      case PAYMENT -> subject.received().signum() > 0;
      case PROMISE ->
          history.promises().openAt() != null
              && history.promises().broken(at) == history.promises().broken();
      case REACHED ->
          history.attempts().stream().anyMatch(attempt -> reached(attempt, subject, at));
      case HOLD -> history.holds().stream().anyMatch(hold -> lies(hold, subject, at));
    };
  }

  private static boolean reached(Attempt attempt, CaseState subject, Instant at) {
    return attempt.reached()
        && attempt.channel() != Channel.LETTER
        && !attempt.at().isBefore(subject.firstSeenAt())
        && attempt.at().isAfter(at.minus(REACHED_FOR))
        && attempt.serves(subject.version().caseId());
  }

  private static boolean lies(HoldRecord hold, CaseState subject, Instant at) {
    return (hold.caseId() == null || hold.caseId().equals(subject.version().caseId()))
        && !hold.from().isAfter(at)
        && (hold.until() == null || hold.until().isAfter(at));
  }
}
