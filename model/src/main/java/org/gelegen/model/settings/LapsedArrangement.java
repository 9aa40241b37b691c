package org.gelegen.model.settings;

import java.time.Duration;
import org.gelegen.model.portfolio.WireName;

/**
 * When an arrangement counts as lapsed, and what becomes of it.
 *
 * @param after how long after the arrangement, or the debtor's last payment, the debtor is reminded
 *     of it; records name no terms, so this is the time between two of them and what is waited
 *     after the second
 * @param grace how long after the reminder the arrangement ends
 * @param then how it ends
 */
public record LapsedArrangement(Duration after, Duration grace, Then then) {
  public static final Duration SOONEST = Duration.ofDays(7);

  /** A term of a quarter, and a month. */
  public static final Duration LATEST = Duration.ofDays(123);

  public static final Duration LEAST_GRACE = Duration.ofDays(1);
  public static final Duration MOST_GRACE = Duration.ofDays(31);
  public static final Duration DEFAULT_GRACE = Duration.ofDays(7);

  public LapsedArrangement {
    require("after", after, SOONEST, LATEST);
    require("grace", grace, LEAST_GRACE, MOST_GRACE);
  }

  private static void require(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be from P%dD to P%dD but is %s"
              .formatted(name, least.toDays(), most.toDays(), value));
    }
  }

  /** What becomes of an arrangement that lapsed. */
  public enum Then implements WireName {
    /** It stays, and the client sees to it. */
    STAY("stay"),
    /** It ends, and the case is collected again. */
    COLLECT("collect"),
    /** A person looks at the case first. */
    REVIEW("review");

    private final String wireName;

    Then(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }
}
