package org.gelegen.model.access;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Takes a debtor's personal data out of everything that is kept. */
public interface Erasure {
  /** Erases in one transaction; answers how many rows went, 0 when the debtor was unknown. */
  long erase(ClientId client, DebtorId debtor, Instant at, String by);
}
