package org.gelegen.scheduler;

import java.util.Optional;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.ClientId;

/** Where the portfolios are that the process keeps in memory. */
public interface Portfolios {
  /** A client's portfolio, which the caller refreshes; empty when the client is not known. */
  Optional<Portfolio> find(ClientId client);
}
