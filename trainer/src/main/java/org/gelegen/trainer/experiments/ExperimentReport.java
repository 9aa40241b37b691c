package org.gelegen.trainer.experiments;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gelegen.model.experiments.Experiment;

/**
 * What an experiment showed so far.
 *
 * @param asOf nothing later was looked at
 * @param arms the baseline first
 * @param comparisons of every other arm with the baseline
 */
public record ExperimentReport(
    Experiment experiment,
    Instant asOf,
    SampleRatio sampleRatio,
    List<ArmResult> arms,
    List<Comparison> comparisons) {
  public ExperimentReport {
    arms = List.copyOf(arms);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * An arm by itself.
   *
   * @param figures by metric; one without anything to divide by is missing
   */
  public record ArmResult(
      String name, int debtors, double collected, double cost, Map<Metric, Double> figures) {
    public ArmResult {
      figures = enumMap(figures);
    }
  }

  /**
   * An arm beside the baseline.
   *
   * @param debtors of both arms who could have drawn either
   * @param telling by metric that compares: how many of them differ from the commonest figure; it
   *     takes {@value DifferenceEstimator#FEWEST_TELLING}
   * @param differences by metric that compares; missing where too little is known
   */
  public record Comparison(
      String arm, int debtors, Map<Metric, Integer> telling, Map<Metric, Difference> differences) {
    /** How many debtors must differ from the commonest figure before anything is said. */
    public static final int FEWEST_TELLING = DifferenceEstimator.FEWEST_TELLING;

    public Comparison {
      telling = enumMap(telling);
      differences = enumMap(differences);
    }

    /** Where no debtor complained or opted out: the largest share that this leaves possible. */
    public OptionalDouble harmAtMost() {
      return debtors > 0 && telling.getOrDefault(Metric.HARM, 0) == 0
          ? OptionalDouble.of(RuleOfThree.atMost(debtors))
          : OptionalDouble.empty();
    }
  }

  private static <V> Map<Metric, V> enumMap(Map<Metric, V> map) {
    Map<Metric, V> copy = new EnumMap<>(Metric.class);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }
}
