package org.gelegen.scoring.dashboard.compare;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;

/** Compares two versions on the same contacts and debtors, which takes a minute or more. */
@FunctionalInterface
public interface VersionComparisons {
  /**
   * Compares.
   *
   * @param asOf nothing later is looked at
   */
  VersionComparison compare(ClientId client, Pair versions, Instant asOf);

  /** The numbers of two versions. */
  record Pair(int first, int second) {}
}
