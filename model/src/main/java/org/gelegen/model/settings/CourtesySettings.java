package org.gelegen.model.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which courtesies a client extends to its debtors; all are off where nothing is said.
 *
 * @param thankYou whether a payment after which nothing is owed on its case is thanked for
 * @param promiseReminder how long after a promise without a payment the debtor is reminded of it;
 *     absent: never
 */
public record CourtesySettings(boolean thankYou, @Nullable Duration promiseReminder) {
  public static final Duration SOONEST_REMINDER = Duration.ofDays(1);

  /** After a fortnight a promise counts as broken. */
  public static final Duration LATEST_REMINDER = Duration.ofDays(13);

  public CourtesySettings {
    if (promiseReminder != null
        && (promiseReminder.compareTo(SOONEST_REMINDER) < 0
            || promiseReminder.compareTo(LATEST_REMINDER) > 0)) {
      throw new IllegalArgumentException(
          "promiseReminder must be from P1D to P13D but is " + promiseReminder);
    }
  }

  public static CourtesySettings none() {
    return new CourtesySettings(false, null);
  }

  /** Whether any is extended. */
  public boolean any() {
    return thankYou || promiseReminder != null;
  }
}
