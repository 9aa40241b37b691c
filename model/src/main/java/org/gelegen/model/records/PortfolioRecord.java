package org.gelegen.model.records;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;

/** One line of a creditor's history. Moments are kept to the microsecond. */
public sealed interface PortfolioRecord
    permits ClientRecord,
        DebtorRecord,
        CaseRecord,
        ContactRecord,
        OutcomeRecord,
        HoldRecord,
        PaymentRecord {
  /** The client the record belongs to. */
  ClientId clientId();

  /** When it happened, or from when on this version counts. */
  Instant at();

  /** What kind of record it is. */
  RecordType type();

  /**
   * What makes it the same record when it comes again. Versioned records (client, debtor, case,
   * hold) carry their moment as part of it.
   */
  RecordKey key();
}
