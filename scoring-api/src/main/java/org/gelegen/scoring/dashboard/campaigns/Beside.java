package org.gelegen.scoring.dashboard.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of the same figures of one plan, or of two beside each other.
 *
 * @param heads what its lines are named by
 * @param figures what is told of each plan, in words
 * @param plans what the plans are called; one: nothing stands beside it
 */
public record Beside(
    List<String> heads, List<String> figures, List<String> plans, List<Line> lines) {
  private static final String NOTHING = "–";

  public Beside {
    heads = List.copyOf(heads);
    figures = List.copyOf(figures);
    plans = List.copyOf(plans);
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param names one for each head
   * @param values of each plan its figures, plan after plan
   */
  public record Line(List<String> names, List<String> values) {
    public Line {
      names = List.copyOf(names);
      values = List.copyOf(values);
    }

    /**
     * A line of several plans.
     *
     * @param figures of each plan; none where the plan has no such line
     */
    static Line of(List<String> names, List<List<String>> figures) {
      int most = figures.stream().mapToInt(List::size).max().orElse(0);
      List<String> values = new ArrayList<>();
      for (List<String> one : figures) {
        values.addAll(one.isEmpty() ? Stream.generate(() -> NOTHING).limit(most).toList() : one);
      }
      return new Line(names, values);
    }
  }

  /** Whether there are two plans to tell apart. */
  public boolean compares() {
    return plans.size() > 1;
  }
}
