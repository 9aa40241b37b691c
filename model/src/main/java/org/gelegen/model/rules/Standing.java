package org.gelegen.model.rules;

import java.util.List;
import java.util.Optional;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.records.ClientRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where a debtor stands when a contact is judged.
 *
 * @param caseId the case the contact would be about; absent: the one the history offers
 * @param pending contacts that are planned, being sent, or sent without our knowing: they count
 *     against caps beside the history's attempts, and one that is in both counts once. When a
 *     contact is judged at the moment of sending, it must not be among them itself.
 * @param courtesy what the contact is, absent where it is to collect
 */
public record Standing(
    ClientRecord client,
    DebtorHistory history,
    @Nullable CaseId caseId,
    List<Attempt> pending,
    @Nullable Courtesy courtesy) {
  public Standing {
    pending = List.copyOf(pending);
  }

  /** Where a debtor stands when a contact is judged that is to collect. */
  public Standing(
      ClientRecord client, DebtorHistory history, @Nullable CaseId caseId, List<Attempt> pending) {
    this(client, history, caseId, pending, null);
  }

  /** The case the contact would be about, or empty when there is none. */
  Optional<CaseState> subject() {
    return caseId == null ? history.actionableCase() : history.findCase(caseId);
  }
}
