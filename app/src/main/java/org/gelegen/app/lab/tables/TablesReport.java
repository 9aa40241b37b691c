package org.gelegen.app.lab.tables;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that was measured. Not thread-safe. */
public final class TablesReport {
  private final long seed;
  private final List<Section> sections = new ArrayList<>();

  TablesReport(long seed) {
    this.seed = seed;
  }

  void add(List<Section> measured) {
    sections.addAll(measured);
  }

  /**
   * What one learner reached in one way on one table.
   *
   * @param goal whether it is reached; absent where there is none
   */
  public record Figure(
      String title,
      String learner,
      double auc,
      double logLoss,
      double brier,
      double ece,
      double alift,
      @Nullable Boolean goal) {}

  /** What was reached, by us and by others. */
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (Section section : sections) {
      section
          .scores()
          .forEach(
              (who, scores) ->
                  figures.add(
                      new Figure(
                          section.title(),
                          who,
                          scores.auc(),
                          scores.logLoss(),
                          scores.brier(),
                          scores.ece(),
                          scores.alift(),
                          who.equals(Section.OURS) ? section.goalReached() : null)));
    }
    return figures;
  }

  /** For a reader, the seed first. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("seed " + seed));
    for (Section section : sections) {
      lines.add("");
      lines.addAll(section.lines());
    }
    return lines;
  }
}
