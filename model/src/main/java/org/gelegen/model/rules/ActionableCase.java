package org.gelegen.model.rules;

import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.history.CaseState;

/**
 * No contact without a case that may be the reason of one: there must be something to collect, and
 * it must not be paid, closed, disputed, postponed or under an arrangement. To thank for a payment
 * there must be one after which nothing is owed.
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
    if (!standing.subject().map(subject -> isReason(subject, standing)).orElse(false)) {
      closings.closeForGood(Channels.ALL);
    }
  }

  private static boolean isReason(CaseState subject, Standing standing) {
    return standing.courtesy() == Courtesy.THANK_YOU
        ? subject.paidUpAt() != null
        : subject.isActionable();
  }
}
