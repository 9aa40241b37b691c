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
 * <p>In Australia the debt collection guideline of ACCC and ASIC: not more than 3 contacts a week
 * and 10 a month about one account. Any 7 days and any 31 days hold no more than that, so no week
 * and no month of the calendar does.
 *
 * <p>A cap per debtor is a reading of what is careful, or a creditor's own: a call that the debtor
 * asked for is not held back by it, unless its hour has had a contact. One per case is a law's and
 * spares nothing.
 *
 * @param channels which contacts count and are capped, together; none named: all
 * @param contacts from 0 to 64, as many as a history remembers; 0: none at all
 * @param within at most 31 days, as far as a history remembers
 * @param per whose contacts count together
 */
public record RollingCap(
    RuleHeader header, Set<Channel> channels, int contacts, Duration within, CountedPer per)
    implements ContactRule {
  private static final Duration LONGEST = Duration.ofDays(31);

  public RollingCap {
    channels = Channels.named(channels);
    CountedContacts.requireCountable(contacts, 0);
    if (!within.isPositive() || within.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "within must be longer than nothing and at most P31D but is " + within);
    }
  }

  /** A cap on all contacts of a debtor. */
  public RollingCap(RuleHeader header, Set<Channel> channels, int contacts, Duration within) {
    this(header, channels, contacts, within, CountedPer.DEBTOR);
  }

  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new RollingCap(header, channels, contacts, within, per);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    if (contacts == 0) {
      closings.closeForGood(channels);
      return;
    }
    standing
        .history()
        .contactForgottenAt()
        .ifPresent(at -> closings.close(channels, Instant.MIN, at.plus(within)));
    // One more contact at t breaks the cap exactly when some `contacts` neighbours, themselves less
    // than `within` apart, and t are: t after last - within and before first + within. Instants are
    // whole nanoseconds.
    Instant[] moments = CountedContacts.moments(standing, channels, per);
    Closings heeding =
        per == CountedPer.DEBTOR
            ? Appointment.sparingUnlessMade(standing, calendar, moments, closings)
            : closings;
    for (int i = 0; i + contacts <= moments.length; i++) {
      Instant first = moments[i];
      Instant last = moments[i + contacts - 1];
      if (last.isBefore(first.plus(within))) {
        heeding.close(channels, last.minus(within).plusNanos(1), first.plus(within));
      }
    }
  }
}
