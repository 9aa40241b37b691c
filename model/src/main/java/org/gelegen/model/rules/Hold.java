package org.gelegen.model.rules;

import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.records.HoldRecord;

/** No contact while a hold of some kind is on the case or on all cases of the debtor. */
public record Hold(RuleHeader header, HoldKind kind) implements ContactRule {
  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new Hold(header, kind);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    for (HoldRecord hold : standing.history().holds()) {
      if (hold.kind() == kind && concerns(hold, standing)) {
        Instant until = hold.until();
        closings.close(Channels.ALL, hold.from(), until == null ? Instant.MAX : until);
      }
    }
  }

  private static boolean concerns(HoldRecord hold, Standing standing) {
    if (hold.caseId() == null) {
      return true;
    }
    Optional<CaseState> subject = standing.subject();
    return subject.isPresent() && hold.caseId().equals(subject.get().version().caseId());
  }
}
