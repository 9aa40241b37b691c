package org.gelegen.model.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which courtesies a client extends to its debtors; all are off where nothing is said.
 *
 * @param thankYou whether a payment after which nothing is owed on its case is thanked for
 * @param headsUp how many days before a case falls due a debtor who paid late before hears of it;
 *     0: never
 * @param promiseReminder how long after a promise without a payment the debtor is reminded of it;
 *     absent: never
 * @param lapsedArrangement what becomes of an arrangement under which nothing is paid any more;
 *     absent: nothing
 * @param untilPayday how many days before the payday that a debtor named nobody asks for money; 0:
 *     the payday does not count
 */
public record CourtesySettings(
    boolean thankYou,
    int headsUp,
    @Nullable Duration promiseReminder,
    @Nullable LapsedArrangement lapsedArrangement,
    int untilPayday) {
  public static final Duration SOONEST_REMINDER = Duration.ofDays(1);

  /** After a fortnight a promise counts as broken. */
  public static final Duration LATEST_REMINDER = Duration.ofDays(13);

  /** Who is told earlier has forgotten it again. */
  public static final int MOST_DAYS_OF_HEADS_UP = 14;

  /** Longer than that would be to wait for want of a reason to. */
  public static final int MOST_DAYS_UNTIL_PAYDAY = 14;

  public CourtesySettings {
    if (headsUp < 0 || headsUp > MOST_DAYS_OF_HEADS_UP) {
      throw new IllegalArgumentException(
          "headsUp must be from 0 to " + MOST_DAYS_OF_HEADS_UP + " but is " + headsUp);
    }
    if (untilPayday < 0 || untilPayday > MOST_DAYS_UNTIL_PAYDAY) {
      throw new IllegalArgumentException(
          "untilPayday must be from 0 to " + MOST_DAYS_UNTIL_PAYDAY + " but is " + untilPayday);
    }
    if (promiseReminder != null
        && (promiseReminder.compareTo(SOONEST_REMINDER) < 0
            || promiseReminder.compareTo(LATEST_REMINDER) > 0)) {
      throw new IllegalArgumentException(
          "promiseReminder must be from P1D to P13D but is " + promiseReminder);
    }
  }

  public static CourtesySettings none() {
    return new CourtesySettings(false, 0, null, null, 0);
  }

  /** Whether any contact is made that nothing is expected of. */
  public boolean any() {
    return thankYou || headsUp > 0 || promiseReminder != null || lapsedArrangement != null;
  }
}
