package org.gelegen.model.records;

import java.time.Instant;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.jspecify.annotations.Nullable;

/**
 * A debtor or a case is left in peace from {@code from} (inclusive) until {@code until}
 * (exclusive). A later version of the same hold replaces the earlier one: that is how a hold
 * without an end is lifted.
 *
 * @param caseId absent: all cases of the debtor
 * @param until absent: until lifted
 */
public record HoldRecord(
    ClientId clientId,
    HoldId holdId,
    DebtorId debtorId,
    @Nullable CaseId caseId,
    Instant at,
    HoldKind kind,
    Instant from,
    @Nullable Instant until)
    implements PortfolioRecord {
  public HoldRecord {
    if (until != null && until.isBefore(from)) {
      throw new IllegalArgumentException(
          "until must not be before from but is " + until + ", before " + from);
    }
  }

  @Override
  public RecordType type() {
    return RecordType.HOLD;
  }

  @Override
  public RecordKey key() {
    return new RecordKey(RecordType.HOLD, holdId.value(), at);
  }
}
