package org.gelegen.model.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.records.CaseRecord;
import org.jspecify.annotations.Nullable;

/**
 * A case with what was paid on it since its newest version.
 *
 * @param paid the sum of payments after the version's moment, and of its part in those that named
 *     no case; negative after a reversal
 * @param firstSeenAt the moment of the case's first version
 * @param outboundContacts how many contacts were made about it
 */
public record CaseState(
    CaseRecord version,
    BigDecimal paid,
    Instant firstSeenAt,
    int outboundContacts,
    @Nullable Instant lastContactAt) {

  static CaseState of(CaseRecord first) {
    return new CaseState(first, BigDecimal.ZERO, first.at(), 0, null);
  }

  /** What is still owed, in the client's currency, not negative. */
  public BigDecimal balance() {
    return version.status().settled()
        ? BigDecimal.ZERO
        : version.amount().subtract(paid).max(BigDecimal.ZERO);
  }

  /** Whether there is something to collect. */
  public boolean isOpen() {
    return !version.status().settled() && balance().signum() > 0;
  }

  /**
   * Whether the case may be the reason of a contact: open and neither arranged, postponed nor
   * disputed.
   */
  public boolean isActionable() {
    return isOpen() && version.status() == CaseStatus.OPEN;
  }

  CaseState withVersion(CaseRecord newer) {
    return new CaseState(newer, BigDecimal.ZERO, firstSeenAt, outboundContacts, lastContactAt);
  }

  CaseState withPayment(BigDecimal amount) {
    if (amount.signum() == 0) {
      return this;
    }
    return new CaseState(version, paid.add(amount), firstSeenAt, outboundContacts, lastContactAt);
  }

  CaseState withContact(Instant at) {
    return new CaseState(version, paid, firstSeenAt, outboundContacts + 1, at);
  }
}
