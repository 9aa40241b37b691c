package org.gelegen.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.ArmComparison;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.ArmFigures;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Finding;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Gap;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Span;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.Split;
import org.gelegen.scoring.dashboard.experiments.ExperimentFigures.TooFew;
import org.gelegen.scoring.dashboard.experiments.Figure;
import org.gelegen.scoring.dashboard.overview.Week;

/**
 * Made-up reports of experiments, by their salts: {@code few} knows too little to compare, {@code
 * bent} was split by something else than chance, {@code untested} has an arm that is too small to
 * tell, {@code uneven} is split as chance does it now and then; in all others every arm brings
 * 12.50 a debtor more than the first, reaches two percentage points more, and does as much harm.
 */
final class MadeUpFigures {
  private MadeUpFigures() {}

  static ExperimentFigures of(Experiment experiment, Instant asOf) {
    String salt = experiment.salt();
    return new ExperimentFigures(
        asOf,
        switch (salt) {
          case "bent" -> new Split.Broken(0.00001);
          case "untested" -> new Split.Untested();
          case "uneven" -> new Split.Unusual(0.0312);
          default -> new Split.Fine(0.43);
        },
        experiment.arms().stream().map(MadeUpFigures::arm).toList(),
        experiment.arms().stream()
            .skip(1)
            .map(
                arm ->
                    new ArmComparison(
                        arm.name(),
                        salt.equals("few") ? 17 : 1200,
                        salt.equals("few")
                            ? Map.of(Figure.NET, new TooFew(1), Figure.HARM, new TooFew(0))
                            : findings(),
                        0.1616))
            .toList());
  }

  private static Map<Figure, Finding> findings() {
    return Map.of(
        Figure.NET,
        new Gap(12.5, new Span(8.25, 16.75), new Span(6, 19)),
        Figure.EVER_REACHED,
        new Gap(0.02, new Span(0.01, 0.03), new Span(0.0004, 0.0396)),
        Figure.RIGHT_PARTY,
        new TooFew(1),
        Figure.HARM,
        new Gap(0.001, new Span(-0.004, 0.006), new Span(-0.007, 0.009)));
  }

  /** Two weeks; nothing is known yet of the second one's contacts. */
  static List<Week> weeks() {
    return List.of(
        new Week(LocalDate.parse("2026-11-16"), 1250, 9, 4.5, 8, 3, 1),
        new Week(LocalDate.parse("2026-11-23"), 0, 2, 0.1, 0, 0, 0));
  }

  private static ArmFigures arm(Arm arm) {
    return new ArmFigures(arm.name(), 600, 30_000, 450, Map.of(Figure.NET, 49.25));
  }
}
