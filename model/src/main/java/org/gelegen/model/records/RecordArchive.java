package org.gelegen.model.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** The log as it was once. */
public interface RecordArchive {
  /** The version of a client that counted from {@code at} on, or empty when there is none. */
  Optional<ClientRecord> findClient(ClientId client, Instant at);

  /**
   * The records of a debtor that the log had at {@code position}, in no particular order. What was
   * erased since is missing.
   */
  List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor, long position);
}
