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
 * @param split whether chance alone put debtors into the arms
 * @param arms the baseline first
 * @param comparisons of every other arm with the baseline
 */
public record ExperimentFigures(
    Instant asOf, Split split, List<ArmFigures> arms, List<ArmComparison> comparisons) {
  public ExperimentFigures {
    arms = List.copyOf(arms);
    comparisons = List.copyOf(comparisons);
  }

  /** Whether no figure can be trusted, since something else than chance split the debtors. */
  public boolean broken() {
    return split instanceof Split.Broken;
  }

  /**
   * What the numbers of debtors in the arms say of how they were split. The chance is that of a
   * split at least as uneven under chance alone, in [0, 1].
   */
  public sealed interface Split {
    /** An arm expects too few debtors to say anything. */
    record Untested() implements Split {}

    /** Chance would hardly ever do it. */
    record Broken(double chance) implements Split {}

    /** Chance does it now and then. */
    record Unusual(double chance) implements Split {}

    /** Nothing speaks against chance. */
    record Fine(double chance) implements Split {}
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
   * @param findings of the figures that arms can be compared by
   * @param harmAtMost the largest share of debtors that may have complained or opted out although
   *     none did, at 95 %
   */
  public record ArmComparison(
      String arm, int debtors, Map<Figure, Finding> findings, double harmAtMost) {
    public ArmComparison {
      findings = copied(findings);
    }

    /** A difference; empty where too little is known or arms cannot be compared by the figure. */
    public Optional<Gap> find(Figure figure) {
      return findings.get(figure) instanceof Gap gap ? Optional.of(gap) : Optional.empty();
    }

    /** The figures of which there is a difference. */
    public List<Figure> compared() {
      return findings.keySet().stream().filter(figure -> find(figure).isPresent()).toList();
    }
  }

  /** What is known of how an arm differs from the baseline in a figure. */
  public sealed interface Finding {}

  /**
   * Too little to say anything.
   *
   * @param telling how many debtors of both arms differ from the commonest figure
   */
  public record TooFew(int telling) implements Finding {}

  /**
   * A figure of an arm less that of the baseline.
   *
   * @param once its 95 % interval for a single look at this figure alone, planned beforehand
   * @param always the 95 % interval that holds however often one looks, for all figures and arms of
   *     the experiment together
   */
  public record Gap(double value, Span once, Span always) implements Finding {
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
