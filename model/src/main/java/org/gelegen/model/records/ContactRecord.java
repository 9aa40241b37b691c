package org.gelegen.model.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
 * @param caseId what it was about; absent: nothing in particular, or not known
 * @param alsoCaseIds the debtor's other cases that it spoke of as well, at most {@value
 *     #MOST_OTHER_CASES}, in the order of their ids; there are none where no case is named
 * @param template 1 to {@value #LONGEST_TEMPLATE} characters, absent: unknown
 * @param cost in the client's currency, not negative; absent: unknown
 * @param propensity the probability in (0, 1] with which this contact was chosen; absent: unknown
 */
public record ContactRecord(
    ClientId clientId,
    ContactId contactId,
    DebtorId debtorId,
    @Nullable CaseId caseId,
    List<CaseId> alsoCaseIds,
    Channel channel,
    Instant at,
    Direction direction,
    @Nullable String template,
    @Nullable Tone tone,
    @Nullable BigDecimal cost,
    @Nullable Double propensity)
    implements PortfolioRecord {
  public static final int LONGEST_TEMPLATE = 128;
  public static final int MOST_OTHER_CASES = 16;

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
    alsoCaseIds =
        alsoCaseIds.size() < 2
            ? List.copyOf(alsoCaseIds)
            : alsoCaseIds.stream().distinct().sorted(Comparator.comparing(CaseId::value)).toList();
    if (alsoCaseIds.size() > MOST_OTHER_CASES) {
      throw new IllegalArgumentException(
          "a contact must have at most "
              + MOST_OTHER_CASES
              + " other cases but has "
              + alsoCaseIds.size());
    }
    if (!alsoCaseIds.isEmpty() && (caseId == null || alsoCaseIds.contains(caseId))) {
      throw new IllegalArgumentException(
          "the other cases of a contact must stand beside its own, but that is " + caseId);
    }
  }

  /** A contact about one case, or about none. */
  public ContactRecord(
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
      @Nullable Double propensity) {
    this(
        clientId,
        contactId,
        debtorId,
        caseId,
        List.of(),
        channel,
        at,
        direction,
        template,
        tone,
        cost,
        propensity);
  }

  /** Whether it spoke of a case; one that names none speaks of all. */
  public boolean serves(CaseId of) {
    return caseId == null || caseId.equals(of) || alsoCaseIds.contains(of);
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
