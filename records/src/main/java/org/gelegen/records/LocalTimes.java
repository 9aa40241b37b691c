package org.gelegen.records;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Times of the local day as {@code HH:mm}. {@code 24:00} is read as midnight, which ends a window
 * as well as {@code 00:00} does.
 */
public final class LocalTimes {
  /** What is allowed, for error messages. */
  public static final String ALLOWED = "must be a local time from 00:00 to 24:00, such as 09:00";

  private LocalTimes() {}

  /** The time, or null when {@code text} is not one. */
  public static @Nullable LocalTime parse(String text) {
    if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]|24:00")) {
      return null;
    }
    return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
  }

  /** {@code HH:mm}; what is finer than a minute is cut off. */
  public static String format(LocalTime time) {
    return time.toString().substring(0, 5);
  }
}
