package org.gelegen.app.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gelegen.trainer.evaluation.Interval;

/** Shares as reports show them. */
final class Percent {
  private Percent() {}

  /** The estimate alone, such as {@code 42.6}. */
  static String point(Interval share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share.estimate());
  }

  /** With the ends of its interval, such as {@code 42.6 [39.8, 45.7]}. */
  static String interval(Interval share) {
    return String.format(
        Locale.ROOT,
        "%.1f [%.1f, %.1f]",
        100 * share.estimate(),
        100 * share.low(),
        100 * share.high());
  }

  /** For machines, not in percent. */
  static Map<String, Object> ends(Interval share) {
    Map<String, Object> ends = new LinkedHashMap<>();
    ends.put("value", share.estimate());
    ends.put("interval", List.of(share.low(), share.high()));
    return ends;
  }
}
