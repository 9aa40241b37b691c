package org.gelegen.trainer.experiments;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.gelegen.model.experiments.Exposure;

/**
 * Whether the arms hold as many debtors as chance would give them. If not, something decided with
 * chance who is in which arm, and no figure of the experiment can be trusted.
 *
 * <p>Pearson's χ² over the arms, apart for debtors that were exposed under different shares and
 * summed up; parts in which an arm expects fewer than {@value #FEWEST_EXPECTED} debtors are left
 * out.
 *
 * @see "Fabijan et al.: Diagnosing Sample Ratio Mismatch in Online Controlled Experiments, KDD
 *     2019"
 */
public sealed interface SampleRatio {
  /** Below this the split counts as broken. */
  double ALARM = 0.001;

  /** Below this chance does it rarely, so that a person may want to look. */
  double UNUSUAL = 0.05;

  /** So few debtors are expected in an arm that the test would not hold. */
  double FEWEST_EXPECTED = 5;

  /** Every part has an arm that expects too few debtors. */
  record Untested() implements SampleRatio {}

  /**
   * Tested.
   *
   * @param pValue how probable a split at least as uneven is under chance alone, in [0, 1]
   */
  record Tested(double pValue) implements SampleRatio {}

  /** Whether no figure can be trusted. */
  default boolean broken() {
    return this instanceof Tested(double pValue) && pValue < ALARM;
  }

  static SampleRatio of(Collection<Exposure> exposures) {
    Map<SortedMap<String, Double>, Map<String, Integer>> counts = new HashMap<>();
    for (Exposure exposure : exposures) {
      counts
          .computeIfAbsent(exposure.shares(), _ -> new HashMap<>())
          .merge(exposure.arm(), 1, Integer::sum);
    }
    double statistic = 0;
    int freedom = 0;
    for (Map.Entry<SortedMap<String, Double>, Map<String, Integer>> part : counts.entrySet()) {
      double debtors = part.getValue().values().stream().mapToInt(Integer::intValue).sum();
      double shares = part.getKey().values().stream().mapToDouble(Double::doubleValue).sum();
      double unit = debtors / shares;
      boolean enough =
          part.getKey().values().stream().allMatch(share -> share * unit >= FEWEST_EXPECTED);
      if (enough) {
        for (Map.Entry<String, Double> arm : part.getKey().entrySet()) {
          double expected = arm.getValue() * unit;
          double off = part.getValue().getOrDefault(arm.getKey(), 0) - expected;
          statistic += off * off / expected;
        }
        freedom += part.getKey().size() - 1;
      }
    }
    return freedom == 0
        ? new Untested()
        : new Tested(
            1 - new ChiSquaredDistribution(null, freedom).cumulativeProbability(statistic));
  }
}
