package org.gelegen.model.records;

import java.math.BigDecimal;
import java.time.Instant;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A contact that was made.
 *
 * @param template 1 to {@value #LONGEST_TEMPLATE} characters, absent: unknown
 * @param cost in the client's currency, not negative; absent: unknown
 * @param propensity the probability in (0, 1] with which this contact was chosen; absent: unknown
 */
public record ContactRecord(
    ClientId clientId,
    ContactId contactId,
    DebtorId debtorId,
    @Nullable CaseId caseId,
    Channel channel,
    Instant at,
    Direction direction,
    @Nullable String template,
    @Nullable Tone tone,
    @Nullable BigDecimal cost,
    @Nullable Double propensity)
    implements PortfolioRecord {
  public static final int LONGEST_TEMPLATE = 128;

  public ContactRecord {
    if (template != null && (template.isEmpty() || template.length() > LONGEST_TEMPLATE)) {
      throw new IllegalArgumentException(
          "template must have 1 to "
              + LONGEST_TEMPLATE
              + " characters but has "
              + template.length());
    }
    if (cost != null && cost.signum() < 0) {
      throw new IllegalArgumentException("cost must not be negative but is " + cost);
    }
    if (propensity != null && !(propensity > 0 && propensity <= 1)) {
      throw new IllegalArgumentException("propensity must be in (0, 1] but is " + propensity);
    }
  }

  @Override
  public RecordType type() {
    return RecordType.CONTACT;
  }

  @Override
  public RecordKey key() {
    return new RecordKey(RecordType.CONTACT, contactId.value(), Instant.EPOCH);
  }
}
