package org.gelegen.model.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;

/**
 * At most so many contacts in any stretch of some length, wherever the stretch begins.
 *
 * <p>A stretch has its beginning and not its end: after a contact at T, with one contact in any 7
 * days, the next may be at T + 7 days exactly. A stretch is counted in elapsed time, so 7 days are
 * 168 hours also across a clock change. Contacts after the one that is judged count like those
 * before.
 *
 * @param channels which contacts count and are capped, together; none named: all
 * @param contacts not negative; 0: none at all
 * @param within at most 31 days, as far as a history remembers
 */
public record RollingCap(RuleHeader header, Set<Channel> channels, int contacts, Duration within)
    implements ContactRule {
  private static final Duration LONGEST = Duration.ofDays(31);

  public RollingCap {
    channels = Channels.named(channels);
    if (contacts < 0) {
      throw new IllegalArgumentException("contacts must not be negative but is " + contacts);
    }
    if (!within.isPositive() || within.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "within must be longer than nothing and at most P31D but is " + within);
    }
  }

  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new RollingCap(header, channels, contacts, within);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    if (contacts == 0) {
      closings.closeForGood(channels);
      return;
    }
    // One more contact at t breaks the cap exactly when some `contacts` neighbours, themselves less
    // than
    // `within` apart, and t are: t after last - within and before first + within. Instants are
    // whole
    // nanoseconds.
    Instant[] moments = CountedContacts.moments(standing, channels);
    for (int i = 0; i + contacts <= moments.length; i++) {
      Instant first = moments[i];
      Instant last = moments[i + contacts - 1];
      if (last.isBefore(first.plus(within))) {
        closings.close(channels, last.minus(within).plusNanos(1), first.plus(within));
      }
    }
  }
}
