package org.gelegen.model.records;

import java.math.BigDecimal;
import java.time.Instant;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.jspecify.annotations.Nullable;

/**
 * A payment by a debtor.
 *
 * @param amount in the client's currency; negative: an earlier payment reversed; never zero
 */
public record PaymentRecord(
    ClientId clientId,
    PaymentId paymentId,
    DebtorId debtorId,
    @Nullable CaseId caseId,
    Instant at,
    BigDecimal amount)
    implements PortfolioRecord {
  public PaymentRecord {
    if (amount.signum() == 0) {
      throw new IllegalArgumentException("amount must not be zero");
    }
  }

  @Override
  public RecordType type() {
    return RecordType.PAYMENT;
  }

  @Override
  public RecordKey key() {
    return new RecordKey(RecordType.PAYMENT, paymentId.value(), Instant.EPOCH);
  }
}
