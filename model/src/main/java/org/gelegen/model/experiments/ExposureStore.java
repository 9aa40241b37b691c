package org.gelegen.model.experiments;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Keeps each debtor's first exposure to each experiment, for good. */
public interface ExposureStore {
  /**
   * Stores exposures durably. Where a debtor was exposed to the same experiment before, the one
   * stored first stays, whoever comes second.
   */
  void add(ClientId client, Collection<Exposure> exposures);

  /** All exposures of these debtors, in the order of experiment and debtor. */
  List<Exposure> find(ClientId client, Set<DebtorId> debtors);

  /** All exposures to an experiment, in the order of the debtors' ids. */
  List<Exposure> of(ClientId client, ExperimentId experiment);
}
