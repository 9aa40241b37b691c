package org.gelegen.model.experiments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
  default List<Exposure> of(ClientId client, ExperimentId experiment) {
    List<Exposure> exposures = new ArrayList<>();
    forEach(client, experiment, exposures::add);
    return exposures;
  }

  /**
   * Hands out the same, one by one, in bounded memory.
   *
   * @param visitor asks nothing of the same database on its thread, whose connection is busy
   *     handing out
   */
  void forEach(ClientId client, ExperimentId experiment, Consumer<Exposure> visitor);

  /** How many debtors were exposed, by experiment and the name of their arm; none are missing. */
  Map<ExperimentId, Map<String, Long>> counts(ClientId client);
}
