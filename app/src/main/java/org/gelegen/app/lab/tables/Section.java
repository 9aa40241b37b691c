package org.gelegen.app.lab.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gelegen.app.console.Table;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one way on one table.
 *
 * @param scores by who reached them; ours come first
 * @param goal for ours
 * @param notes what else there is to say, a line each
 */
record Section(
    String title, SequencedMap<String, Scores> scores, @Nullable Goal goal, List<String> notes) {
  /** Who we are, in the tables. */
  static final String OURS = "Gelegen";

  Section {
    scores = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scores));
    notes = List.copyOf(notes);
  }

  /** Ours beside those of others. */
  static Section of(
      String title, Scores ours, Map<String, Scores> others, @Nullable Goal goal, String... notes) {
    SequencedMap<String, Scores> scores = new LinkedHashMap<>();
    scores.put(OURS, ours);
    scores.putAll(others);
    return new Section(title, scores, goal, List.of(notes));
  }

  /** Only words. */
  static Section ofNotes(String title, List<String> notes) {
    return new Section(title, new LinkedHashMap<>(), null, notes);
  }

  /** Whether ours reach the goal; absent where there is none. */
  @Nullable Boolean goalReached() {
    Scores ours = scores.get(OURS);
    return (goal == null || ours == null) ? null : Boolean.valueOf(goal.isReachedBy(ours));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(title));
    if (!scores.isEmpty()) {
      Table table = new Table("", "AUC", "log-loss", "Brier", "ECE", "ALIFT");
      scores.forEach((who, reached) -> row(table, who, reached));
      lines.addAll(table.lines());
      Boolean reached = goalReached();
      if (reached != null) {
        lines.add("goal: " + goal + (reached ? ": reached" : ": missed"));
      }
    }
    lines.addAll(notes);
    return lines;
  }

  private static void row(Table table, String who, Scores scores) {
    table.row(
        who,
        "%.4f".formatted(scores.auc()),
        "%.4f".formatted(scores.logLoss()),
        "%.4f".formatted(scores.brier()),
        "%.4f".formatted(scores.ece()),
        "%.4f".formatted(scores.alift()));
  }
}
