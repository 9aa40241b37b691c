package org.gelegen.model.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.records.CaseRecord;
import org.jspecify.annotations.Nullable;

/**
 * A case with what was paid on it since its newest version.
 *
 * @param paid the sum of payments after the version's moment, and of its part in those that named
 *     no case; negative after a reversal
 * @param received the sum of the same since the case's first version, reversals taken off
 * @param firstSeenAt the moment of the case's first version
 * @param outboundContacts how many contacts were made about it
 * @param templateUses the first contact with each template, oldest first, at most {@value
 *     #MAX_USES}; one that is returned within the time that attempts are remembered does not count
 * @param paidUpAt when a payment came after which nothing was owed any more; absent when none did,
 *     and when something is owed again
 * @param arrangedAt when the case came under the arrangement that it is under; absent when it is
 *     under none
 */
public record CaseState(
    CaseRecord version,
    BigDecimal paid,
    BigDecimal received,
    Instant firstSeenAt,
    int outboundContacts,
    @Nullable Instant lastContactAt,
    List<TemplateUse> templateUses,
    @Nullable Instant paidUpAt,
    @Nullable Instant arrangedAt) {
  static final int MAX_USES = 16;

  public CaseState {
    templateUses = List.copyOf(templateUses);
  }

  static CaseState of(CaseRecord first) {
    return new CaseState(
        first,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        first.at(),
        0,
        null,
        List.of(),
        null,
        arrangedAt(first, null));
  }

  private static @Nullable Instant arrangedAt(CaseRecord version, @Nullable Instant before) {
    return version.status() != CaseStatus.ARRANGEMENT
        ? null
        : before == null ? version.at() : before;
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
    return new CaseState(
        newer,
        BigDecimal.ZERO,
        received,
        firstSeenAt,
        outboundContacts,
        lastContactAt,
        templateUses,
        owesNothing(newer, BigDecimal.ZERO) ? paidUpAt : null,
        arrangedAt(newer, arrangedAt));
  }

  CaseState withPayment(BigDecimal amount, Instant at) {
    if (amount.signum() == 0) {
      return this;
    }
    BigDecimal sum = paid.add(amount);
    Instant closedAt = isOpen() ? at : paidUpAt;
    return new CaseState(
        version,
        sum,
        received.add(amount),
        firstSeenAt,
        outboundContacts,
        lastContactAt,
        templateUses,
        owesNothing(version, sum) ? closedAt : null,
        arrangedAt);
  }

  /** Whether what was paid does for a case; one that the client has as paid may be taken back. */
  private static boolean owesNothing(CaseRecord version, BigDecimal paid) {
    return switch (version.status()) {
      case PAID -> paid.signum() >= 0;
      case CLOSED -> false;
      case OPEN, ARRANGEMENT, POSTPONED, DISPUTED -> paid.compareTo(version.amount()) >= 0;
    };
  }

  CaseState withContact(Instant at, @Nullable String template) {
    return new CaseState(
        version,
        paid,
        received,
        firstSeenAt,
        outboundContacts + 1,
        at,
        withUse(template, at),
        paidUpAt,
        arrangedAt);
  }

  private List<TemplateUse> withUse(@Nullable String template, Instant at) {
    if (template == null) {
      return templateUses;
    }
    List<TemplateUse> uses = new ArrayList<>(templateUses);
    for (int i = 0; i < uses.size(); i++) {
      if (uses.get(i).template().equals(template)) {
        uses.set(i, uses.get(i).again(at));
        return uses;
      }
    }
    if (uses.size() < MAX_USES) {
      uses.add(new TemplateUse(template, at, at));
    }
    return uses;
  }

  /** The contact of that moment did not arrive, so that its template was not used by it. */
  CaseState withReturned(Instant at) {
    return templateUses.stream().noneMatch(use -> use.first().equals(at) || use.last().equals(at))
        ? this
        : new CaseState(
            version,
            paid,
            received,
            firstSeenAt,
            outboundContacts,
            lastContactAt,
            templateUses.stream().flatMap(use -> use.without(at).stream()).toList(),
            paidUpAt,
            arrangedAt);
  }
}
