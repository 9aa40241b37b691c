package org.gelegen.scoring.dashboard.settings;

import java.util.List;
import java.util.Map;
import org.gelegen.records.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a text.
 *
 * @param count how many things
 * @param first the first of them, {@value #SHOWN} at most
 */
public record Mistakes(int count, List<Mistake> first) {
  /** More than anybody mends before checking again. */
  static final int SHOWN = 50;

  public Mistakes {
    first = List.copyOf(first);
  }

  /**
   * One of them.
   *
   * @param line where it is in the text, from 1; absent: it has no place there
   */
  public record Mistake(String pointer, String reason, @Nullable Integer line) {}

  static Mistakes none() {
    return new Mistakes(0, List.of());
  }

  static Mistakes of(String text, List<FieldError> errors) {
    List<FieldError> shown = errors.subList(0, Math.min(SHOWN, errors.size()));
    Map<String, Integer> lines =
        TextLines.find(text, shown.stream().map(FieldError::pointer).toList());
    return new Mistakes(
        errors.size(),
        shown.stream()
            .map(error -> new Mistake(error.pointer(), error.reason(), lines.get(error.pointer())))
            .toList());
  }

  /** How many there are besides those that are shown. */
  public int more() {
    return count - first.size();
  }
}
