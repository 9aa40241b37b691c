package org.gelegen.scoring.dashboard.experiments;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an experiment showed so far.
 *
 * @param asOf nothing later was looked at
 * @param chance how probable a split at least as uneven is under chance alone, in [0, 1]
 * @param broken whether the split is too uneven for any figure to be trusted
 * @param arms the baseline first
 * @param comparisons of every other arm with the baseline
 */
public record ExperimentFigures(
    Instant asOf,
    double chance,
    boolean broken,
    List<ArmFigures> arms,
    List<ArmComparison> comparisons) {
  public ExperimentFigures {
    arms = List.copyOf(arms);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * An arm by itself.
   *
   * @param figures one without anything to divide by is missing
   */
  public record ArmFigures(
      String name, int debtors, double collected, double cost, Map<Figure, Double> figures) {
    public ArmFigures {
      figures = copied(figures);
    }
  }

  /**
   * An arm beside the baseline.
   *
   * @param debtors of both arms
   * @param differences missing where too little is known
   */
  public record ArmComparison(String arm, int debtors, Map<Figure, Gap> differences) {
    public ArmComparison {
      differences = copied(differences);
    }

    public Optional<Gap> find(Figure figure) {
      return Optional.ofNullable(differences.get(figure));
    }
  }

  /**
   * A figure of an arm less that of the baseline.
   *
   * @param once its 95 % interval for a single look, planned beforehand
   * @param always the 95 % interval that holds however often one looks
   */
  public record Gap(double value, Span once, Span always) {
    /** Whether it is told from none, however often one looks. */
    public boolean isTold() {
      return always.low() > 0 || always.high() < 0;
    }
  }

  /** The ends of an interval. */
  public record Span(double low, double high) {}

  private static <V> Map<Figure, V> copied(Map<Figure, V> map) {
    Map<Figure, V> copy = new EnumMap<>(Figure.class);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }
}
