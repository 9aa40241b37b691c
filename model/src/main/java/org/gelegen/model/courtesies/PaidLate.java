package org.gelegen.model.courtesies;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;

/**
 * Who paid late before: a plain rule over what a debtor did, which asks no model and so counts for
 * those who object to profiling as well.
 *
 * <p>Another case is late when it is collectable and past its due date, or when the payment after
 * which nothing was owed came after it, each by more than {@value #DAYS_TO_BOOK} days: a payment
 * that was made on Friday in time may be booked on Monday. A case without a due date, and one that
 * was settled without a payment that the records have, says nothing; nor does one that is disputed,
 * postponed or arranged. It looks at what a history keeps: the open cases, and the newest of the
 * settled ones.
 */
public final class PaidLate {
  static final int DAYS_TO_BOOK = 3;

  private PaidLate() {}

  /** Whether a debtor has, or had, another case than this that is late as of {@code at}. */
  public static boolean before(DebtorHistory history, CaseId caseId, Instant at) {
    return history.cases().stream()
        .filter(other -> !other.version().caseId().equals(caseId))
        .anyMatch(other -> isLate(other, history.zone(), at));
  }

  private static boolean isLate(CaseState other, ZoneId zone, Instant at) {
    LocalDate due = other.version().dueDate();
    Instant paidUpAt = other.paidUpAt();
    if (due == null) {
      return false;
    }
    LocalDate latest = due.plusDays(DAYS_TO_BOOK);
    return paidUpAt == null
        ? other.isActionable() && LocalDate.ofInstant(at, zone).isAfter(latest)
        : LocalDate.ofInstant(paidUpAt, zone).isAfter(latest);
  }
}
