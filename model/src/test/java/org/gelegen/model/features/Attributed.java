package org.gelegen.model.features;

import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.PortfolioRecord;

/** Records with attributes as if they were somebody else's. */
final class Attributed {
  private Attributed() {}

  /** The same record of another debtor; others than those of debtors and cases as they are. */
  static PortfolioRecord to(DebtorId debtor, PortfolioRecord record) {
    if (record instanceof DebtorRecord its) {
      return new DebtorRecord(
          its.clientId(),
          debtor,
          its.at(),
          its.kind(),
          its.language(),
          its.timeZone(),
          its.birthYear(),
          its.postcode(),
          its.channels(),
          its.preferredChannel(),
          its.needs(),
          its.vulnerable(),
          its.payday(),
          its.inconvenient(),
          its.attributes());
    }
    if (record instanceof CaseRecord its) {
      return new CaseRecord(
          its.clientId(),
          its.caseId(),
          debtor,
          its.at(),
          its.dueDate(),
          its.amount(),
          its.stage(),
          its.status(),
          its.ability(),
          its.willingness(),
          its.attributes());
    }
    return record;
  }
}
