package org.gelegen.model.rules;

import java.util.Optional;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.WireName;

/** What a rule counts contacts by. */
public enum CountedPer implements WireName {
  /** All contacts of a debtor together. */
  DEBTOR("debtor"),
  /**
   * Those about one case only. A contact that names no case counts for every case, and all count
   * for a contact that is about none.
   */
  CASE("case");

  private final String wireName;

  CountedPer(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** The case whose contacts alone count, or empty when all do. */
  Optional<CaseId> only(Standing standing) {
    return this == DEBTOR
        ? Optional.empty()
        : standing.subject().map(CaseState::version).map(version -> version.caseId());
  }

  static boolean counts(Attempt attempt, Optional<CaseId> only) {
    return only.isEmpty() || attempt.serves(only.get());
  }
}
