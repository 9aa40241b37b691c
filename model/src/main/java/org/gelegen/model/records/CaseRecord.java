package org.gelegen.model.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is from {@code at} on.
 *
 * @param amount what is owed at {@code at}, in the client's currency, not negative; later payments
 *     come off it
 * @param ability whether the debtor can pay
 * @param willingness whether the debtor wants to pay
 */
public record CaseRecord(
    ClientId clientId,
    CaseId caseId,
    DebtorId debtorId,
    Instant at,
    @Nullable LocalDate dueDate,
    BigDecimal amount,
    Stage stage,
    CaseStatus status,
    Certainty ability,
    Certainty willingness,
    SortedMap<String, AttributeValue> attributes)
    implements PortfolioRecord {
  /** The attribute with what the debtor is asked to state when paying, beside the case's id. */
  public static final String PAYMENT_REFERENCE = "paymentReference";

  public CaseRecord {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("amount must not be negative but is " + amount);
    }
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * What the debtor of this version hears once a newer one, of {@code movedAt}, names another: that
   * the case is closed, and nothing of whose it is now.
   */
  public CaseRecord closedFor(Instant movedAt) {
    return new CaseRecord(
        clientId,
        caseId,
        debtorId,
        movedAt,
        dueDate,
        amount,
        stage,
        CaseStatus.CLOSED,
        ability,
        willingness,
        attributes);
  }

  /** What the debtor is asked to state when paying: the client's reference, else the case's id. */
  public String reference() {
    return attributes.get(PAYMENT_REFERENCE) instanceof AttributeValue.Text(String text)
        ? text
        : caseId.value();
  }

  @Override
  public RecordType type() {
    return RecordType.CASE;
  }

  @Override
  public RecordKey key() {
    return new RecordKey(RecordType.CASE, caseId.value(), at);
  }
}
