package org.gelegen.records.settings;

import java.time.Duration;

/** Durations as ISO 8601 writes them, whole days as days: {@code P14D}, not {@code PT336H}. */
final class Durations {
  private Durations() {}

  static String format(Duration duration) {
    boolean wholeDays =
        duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()));
    return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
  }
}
