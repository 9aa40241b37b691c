package org.gelegen.model.workflows;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.history.AddressFaults;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.TemplateUse;
import org.gelegen.model.offers.ShippedTexts;
import org.gelegen.model.portfolio.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Which steps of a workflow were made about a case, and over which channels one can still be made.
 *
 * <p>A contact failed that its gateway refused or was tried over too often, that came back, or that
 * somebody else answered. Its step is not made by it as long as a channel is left over which it can
 * be. Where the address proved wrong the other channels that use the same number are left out, too.
 */
final class StepsMade {
  private final Workflow workflow;
  private final DebtorHistory history;
  private final CaseState subject;
  private final List<KnownContact> known;
  private final UnaryOperator<WorkflowStep> softened;

  /**
   * Readies the answers for a case.
   *
   * @param known every contact that was ever planned with the debtor, with its state
   * @param softened a step as it is made for the debtor
   */
  StepsMade(
      Workflow workflow,
      DebtorHistory history,
      CaseState subject,
      List<KnownContact> known,
      UnaryOperator<WorkflowStep> softened) {
    this.workflow = workflow;
    this.history = history;
    this.subject = subject;
    this.known = known;
    this.softened = softened;
  }

  /** Whether a step was made, is planned or under way, or has failed over all its channels. */
  boolean isDone(WorkflowStep step) {
    return isMade(step) || left(step).isEmpty();
  }

  /** Whether a step was made, is planned or under way. */
  boolean isMade(WorkflowStep step) {
    Set<String> templates = templates(step);
    return subject.templateUses().stream()
            .filter(use -> templates.contains(use.template()))
            .anyMatch(use -> arrived(use, step))
        || of(step).anyMatch(contact -> isTried(contact) && !hasFailed(contact));
  }

  /** The step over those of its channels over which it has not failed, its own first. */
  List<WorkflowStep> left(WorkflowStep step) {
    Set<Channel> failed = EnumSet.noneOf(Channel.class);
    Set<Channel> wrong = EnumSet.noneOf(Channel.class);
    of(step)
        .filter(this::hasFailed)
        .forEach(
            contact -> {
              Channel channel = contact.action().channel();
              failed.add(channel);
              // Of one that was tried too often the gateway is to blame, and not the address.
              if (contact.status() != ContactStatus.DEAD) {
                wrong.add(channel);
              }
            });
    failed.addAll(history.debtor().map(debtor -> debtor.sharingNumber(wrong)).orElse(wrong));
    return step.ways().stream().filter(way -> !failed.contains(way.channel())).toList();
  }

  /** The step that a contact with this text was planned for, where the workflow has it. */
  Optional<WorkflowStep> stepOf(@Nullable String template) {
    return workflow.steps().stream()
        .filter(step -> templates(step).stream().anyMatch(of -> of.equals(template)))
        .findFirst();
  }

  /** Whether a contact was planned for a step. */
  boolean concerns(KnownContact contact) {
    return contact.caseId().equals(subject.version().caseId())
        && workflow.steps().stream()
            .anyMatch(
                step -> templates(step).stream().anyMatch(of -> of.equals(contact.template())));
  }

  /** The contacts that were planned for a step. */
  private Stream<KnownContact> of(WorkflowStep step) {
    Set<String> templates = templates(step);
    return known.stream()
        .filter(contact -> contact.caseId().equals(subject.version().caseId()))
        .filter(contact -> templates.stream().anyMatch(of -> of.equals(contact.template())));
  }

  /**
   * What a step may have been made with: it stays made softer when what it was softened for is
   * over. A softer text that is a step's own tells nothing of others.
   */
  private Set<String> templates(WorkflowStep step) {
    Set<String> templates = new HashSet<>();
    for (WorkflowStep way : step.ways()) {
      templates.add(way.template());
      templates.add(softened.apply(way).template());
      String softer = ShippedTexts.softened(way.channel(), way.template());
      if (workflow.steps().stream()
          .flatMap(other -> other.ways().stream())
          .noneMatch(other -> other.template().equals(softer))) {
        templates.add(softer);
      }
    }
    return templates;
  }

  /** What was cancelled was not made. */
  private static boolean isTried(KnownContact contact) {
    return switch (contact.status()) {
      case PLANNED, SENDING, LEASED, UNKNOWN, SENT, FAILED, DEAD -> true;
      case CANCELLED -> false;
    };
  }

  private boolean hasFailed(KnownContact contact) {
    return switch (contact.status()) {
      case FAILED, DEAD -> true;
      case SENT, UNKNOWN -> attemptOf(contact).filter(this::wentWrong).isPresent();
      case PLANNED, SENDING, LEASED, CANCELLED -> false;
    };
  }

  private Optional<Attempt> attemptOf(KnownContact contact) {
    return history.attempts().stream()
        .filter(attempt -> attempt.contactId().equals(contact.contactId()))
        .findFirst();
  }

  /** Whether a template was used by another contact than those of the step that failed. */
  private boolean arrived(TemplateUse use, WorkflowStep step) {
    Optional<TemplateUse> left = Optional.of(use);
    for (KnownContact failed : of(step).filter(this::hasFailed).toList()) {
      Optional<Attempt> attempt = attemptOf(failed);
      if (attempt.isPresent()) {
        left = left.flatMap(one -> one.without(attempt.get().at()));
      }
    }
    return left.isPresent();
  }

  private boolean wentWrong(Attempt attempt) {
    return attempt.astray() || wasWrongParty(attempt);
  }

  /** Histories count wrong parties by channel: it was the newest contact over it, if any. */
  private boolean wasWrongParty(Attempt attempt) {
    AddressFaults faults = history.over(attempt.channel()).faults();
    Instant lastAt = faults.lastAt();
    return attempt.isOutbound()
        && faults.wrongPartiesInARow() > 0
        && lastAt != null
        && !lastAt.isBefore(attempt.at())
        && history.attempts().stream()
            .filter(other -> other.isOutbound() && other.channel() == attempt.channel())
            .noneMatch(other -> other.at().isAfter(attempt.at()));
  }
}
