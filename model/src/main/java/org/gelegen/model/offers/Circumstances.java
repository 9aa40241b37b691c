package org.gelegen.model.offers;

import java.util.Set;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.DebtorRecord;

/**
 * What a table of offers looks at.
 *
 * @param ability whether the debtor can pay
 * @param willingness whether the debtor wants to pay
 * @param kind a consumer where nothing else is known
 */
record Circumstances(
    Certainty ability,
    Certainty willingness,
    Stage stage,
    DebtorKind kind,
    Set<Need> needs,
    boolean vulnerable) {
  Circumstances {
    needs = Set.copyOf(needs);
  }

  static Circumstances of(DebtorHistory history, CaseState subject) {
    return new Circumstances(
        subject.version().ability(),
        subject.version().willingness(),
        subject.version().stage(),
        history.debtor().map(DebtorRecord::kind).orElse(DebtorKind.CONSUMER),
        history.debtor().map(DebtorRecord::needs).orElse(Set.of()),
        history.debtor().map(DebtorRecord::vulnerable).orElse(false));
  }
}
