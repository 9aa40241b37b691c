package org.gelegen.model.experiments;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.DebtorId;

/**
 * That a debtor belongs to an arm, from the first moment at which that could make a difference.
 *
 * @param arm the arm's name
 * @param at from when on; everything before is the same in all arms
 * @param shares the arms' shares at that moment, by name, which say how probable this arm was
 */
public record Exposure(
    ExperimentId experiment,
    DebtorId debtor,
    String arm,
    Instant at,
    SortedMap<String, Double> shares) {
  public Exposure {
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    if (!shares.containsKey(arm)) {
      throw new IllegalArgumentException("the arm " + arm + " has no share among " + shares);
    }
  }

  static Exposure of(Experiment experiment, DebtorId debtor, Arm arm, Instant at) {
    Map<String, Double> shares = experiment.shares();
    return new Exposure(experiment.id(), debtor, arm.name(), at, new TreeMap<>(shares));
  }
}
