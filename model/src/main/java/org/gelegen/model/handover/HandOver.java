package org.gelegen.model.handover;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.costs.ChargeableCosts;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is handed over with a case: all that is known of its debtor by a moment, and of
 * nobody else.
 *
 * @param subject the case and for whom
 * @param debtor the newest version; absent when only cases are known
 * @param claims every case of the debtor as it stands, the one that is handed over first
 * @param records cases, contacts, outcomes, holds and payments, oldest first
 * @param decisions every decision about the debtor, oldest first
 */
public record HandOver(
    ClientRecord client,
    Subject subject,
    DebtorId debtorId,
    @Nullable DebtorRecord debtor,
    List<Claim> claims,
    List<PortfolioRecord> records,
    List<Decision> decisions) {
  public HandOver {
    claims = List.copyOf(claims);
    records = List.copyOf(records);
    decisions = List.copyOf(decisions);
  }

  /** A case, who goes on with it, and the moment whose knowledge counts. */
  public record Subject(CaseId caseId, Recipient to, Instant at) {}

  /**
   * A case as it stands.
   *
   * @param paid since its newest version; negative after a reversal
   * @param balance what is still owed
   * @param costs what collection may cost the debtor; absent where no law says so, or where nothing
   *     is owed
   */
  public record Claim(
      CaseRecord version, BigDecimal paid, BigDecimal balance, @Nullable ChargeableCosts costs) {}

  /** The records of one kind, oldest first. */
  public <T extends PortfolioRecord> List<T> records(Class<T> type) {
    return records.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
