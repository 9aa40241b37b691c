package org.gelegen.model.courtesies;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.TemplateUse;
import org.gelegen.model.settings.LapsedArrangement;
import org.jspecify.annotations.Nullable;

/**
 * An arrangement under which no payment came for longer than the client waits.
 *
 * <p>An arrangement is a case of that status; a hold of that kind is the client's own to lift, and
 * an answer {@code arrangement} to a contact is a promise. Any payment of the debtor's counts,
 * since records do not say which terms it pays.
 *
 * @param subject the case
 * @param since when the arrangement began, or the last payment came
 * @param remindedAt when the debtor was reminded of it; absent when that was not done, or came back
 */
public record Lapse(CaseState subject, Instant since, @Nullable Instant remindedAt) {

  /** The arrangements of a debtor that lapsed by {@code at}. */
  public static Stream<Lapse> of(DebtorHistory history, LapsedArrangement settings, Instant at) {
    return history.cases().stream()
        .flatMap(subject -> of(history, subject).stream())
        .filter(lapse -> !at.isBefore(lapse.since().plus(settings.after())));
  }

  private static Optional<Lapse> of(DebtorHistory history, CaseState subject) {
    Instant arrangedAt = subject.arrangedAt();
    if (arrangedAt == null || !subject.isOpen()) {
      return Optional.empty();
    }
    Instant paidAt = history.payments().lastAt();
    Instant since = paidAt == null || paidAt.isBefore(arrangedAt) ? arrangedAt : paidAt;
    return Optional.of(new Lapse(subject, since, reminded(subject, since)));
  }

  private static @Nullable Instant reminded(CaseState subject, Instant since) {
    return subject.templateUses().stream()
        .filter(use -> Courtesy.ARRANGEMENT_REMINDER.is(use.template()))
        .map(TemplateUse::last)
        .filter(last -> !last.isBefore(since))
        .findFirst()
        .orElse(null);
  }

  /** Whether the arrangement ends by {@code at}: nobody loses one without being reminded of it. */
  public boolean isOver(LapsedArrangement settings, Instant at) {
    return remindedAt != null && !at.isBefore(remindedAt.plus(settings.grace()));
  }
}
