package org.gelegen.scheduler.nightly;

import java.time.Duration;

/**
 * How nights are planned.
 *
 * @param lease how long a run is held without a sign of life
 * @param threads how many evaluate debtors, at least 1
 * @param dailyDiscount the share of its value that an action loses for each day it lies ahead, in
 *     [0, 1). A contact put off by a day puts off by a day whatever would follow it, and a plan
 *     that is made anew every night may put it off every night; the days between may bring a
 *     payment, a hold or a full cell besides. So a better day must be better by more than this to
 *     be waited for
 */
public record NightlySettings(Duration lease, int threads, double dailyDiscount) {
  public NightlySettings {
    if (lease.compareTo(Duration.ofSeconds(10)) < 0) {
      throw new IllegalArgumentException("lease must be at least PT10S but is " + lease);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1 but is " + threads);
    }
    if (!(dailyDiscount >= 0 && dailyDiscount < 1)) {
      throw new IllegalArgumentException("dailyDiscount must be in [0, 1) but is " + dailyDiscount);
    }
  }

  /** A contact has a fortnight to be answered, so a day costs a fourteenth. */
  public static NightlySettings defaults() {
    return new NightlySettings(Duration.ofMinutes(10), 2, 1.0 / 14);
  }
}
