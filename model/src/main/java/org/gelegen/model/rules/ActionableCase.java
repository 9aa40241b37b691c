package org.gelegen.model.rules;

import org.gelegen.model.history.CaseState;

/**
 * No contact without a case that may be the reason of one: there must be something to collect, and
 * it must not be paid, closed, disputed, postponed or under an arrangement.
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
    if (!standing.subject().map(CaseState::isActionable).orElse(false)) {
      closings.closeForGood(Channels.ALL);
    }
  }
}
