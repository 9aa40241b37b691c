package org.gelegen.model.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.portfolio.CaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * No contact without a case that may be the reason of one: there must be something to collect, and
 * it must not be paid, closed, disputed, postponed or under an arrangement. To thank for a payment
 * there must be one after which nothing is owed.
 *
 * <p>A case may be the reason before it falls due: what is owed is owed from the contract on, and
 * only when it must be paid is yet to come. A heads-up is for that time alone, up to the end of the
 * day before the due date where the debtor lives, and so for no case without a due date. A reminder
 * of an arrangement is about a case that is under one.
 */
public record ActionableCase(RuleHeader header) implements ContactRule {
  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new ActionableCase(header);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Optional<CaseState> subject = standing.subject();
    if (!subject.map(found -> isReason(found, standing.courtesy())).orElse(false)) {
      closings.closeForGood(Channels.ALL);
    } else if (standing.courtesy() == Courtesy.HEADS_UP) {
      subject
          .map(found -> found.version().dueDate())
          .ifPresent(due -> closings.close(Channels.ALL, start(due, calendar), Instant.MAX));
    }
  }

  private static boolean isReason(CaseState subject, @Nullable Courtesy courtesy) {
    return switch (courtesy) {
      case null -> subject.isActionable();
      case PROMISE_REMINDER -> subject.isActionable();
      case HEADS_UP -> subject.isActionable() && subject.version().dueDate() != null;
      case ARRANGEMENT_REMINDER ->
          subject.isOpen() && subject.version().status() == CaseStatus.ARRANGEMENT;
      case THANK_YOU -> subject.paidUpAt() != null;
    };
  }

  private static Instant start(LocalDate date, LocalCalendar calendar) {
    return date.atStartOfDay(calendar.zone()).toInstant();
  }
}
