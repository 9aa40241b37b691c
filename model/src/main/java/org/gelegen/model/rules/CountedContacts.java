package org.gelegen.model.rules;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;

/** The contacts that a cap counts. */
final class CountedContacts {
  private CountedContacts() {}

  /**
   * Refuses a cap that a history cannot count to.
   *
   * @throws IllegalArgumentException when {@code contacts} is below {@code least} or more than is
   *     remembered
   */
  static void requireCountable(int contacts, int least) {
    if (contacts < least || contacts > DebtorHistory.REMEMBERED_CONTACTS) {
      throw new IllegalArgumentException(
          "contacts must be from %d to %d but is %d"
              .formatted(least, DebtorHistory.REMEMBERED_CONTACTS, contacts));
    }
  }

  /**
   * The moments of the outbound contacts over {@code channels}, made and pending, in order. A
   * contact that is both made and pending counts once, as made; one that was delivered to nobody
   * does not count: the debtor has not been contacted by it. Where more was made than is remembered
   * singly, {@link DebtorHistory#contactForgottenAt} tells how far back this is complete.
   */
  static Instant[] moments(Standing standing, Set<Channel> channels, CountedPer per) {
    Optional<CaseId> only = per.only(standing);
    List<Attempt> made = standing.history().attempts();
    List<Attempt> pending = standing.pending();
    Instant[] moments = new Instant[made.size() + pending.size()];
    int count = 0;
    for (int i = 0; i < made.size(); i++) {
      if (counts(made.get(i), channels, only)) {
        moments[count++] = made.get(i).at();
      }
    }
    for (int i = 0; i < pending.size(); i++) {
      if (counts(pending.get(i), channels, only) && !contains(made, pending.get(i).contactId())) {
        moments[count++] = pending.get(i).at();
      }
    }
    Instant[] counted = Arrays.copyOf(moments, count);
    Arrays.sort(counted);
    return counted;
  }

  private static boolean counts(Attempt attempt, Set<Channel> channels, Optional<CaseId> only) {
    return attempt.isOutbound()
        && !attempt.astray()
        && channels.contains(attempt.channel())
        && CountedPer.counts(attempt, only);
  }

  private static boolean contains(List<Attempt> attempts, ContactId contactId) {
    for (int i = 0; i < attempts.size(); i++) {
      if (attempts.get(i).contactId().equals(contactId)) {
        return true;
      }
    }
    return false;
  }
}
