package org.gelegen.model.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that a rolling cap may count or that may still get an outcome, exactly: those of the
 * last {@value #DAYS} days, oldest first. Of each direction the newest {@value #MAX} are kept, so
 * that no contact of the debtor's own pushes out one that a cap counts. Of those that were more it
 * is known until when they reach, so that a rule that would have counted them can be strict.
 *
 * @param contactForgottenAt when the newest outbound contact was made that is left out for want of
 *     room; one that was delivered to nobody is not missed
 * @param callForgottenAt the same of calls, whoever made them
 */
record Attempts(
    List<Attempt> all, @Nullable Instant contactForgottenAt, @Nullable Instant callForgottenAt) {
  static final int DAYS = 31;
  static final int MAX = 64;

  static final Attempts NONE = new Attempts(List.of(), null, null);

  private static final Duration WINDOW = Duration.ofDays(DAYS);

  Attempts {
    all = List.copyOf(all);
  }

  Attempts asOf(Instant at) {
    if (all.isEmpty()) {
      return this;
    }
    Instant oldest = at.minus(WINDOW);
    int first = 0;
    while (first < all.size() && all.get(first).at().isBefore(oldest)) {
      first++;
    }
    Instant contact = since(oldest, contactForgottenAt);
    Instant call = since(oldest, callForgottenAt);
    boolean same =
        first == 0
            && Objects.equals(contact, contactForgottenAt)
            && Objects.equals(call, callForgottenAt);
    return same ? this : new Attempts(all.subList(first, all.size()), contact, call);
  }

  private static @Nullable Instant since(Instant oldest, @Nullable Instant moment) {
    return moment == null || moment.isBefore(oldest) ? null : moment;
  }

  Attempts with(Attempt attempt) {
    int surplus = all.size() < MAX ? -1 : surplus(attempt.isOutbound());
    List<Attempt> next = new ArrayList<>(all.size() + 1);
    for (int i = 0; i < all.size(); i++) {
      if (i != surplus) {
        next.add(all.get(i));
      }
    }
    next.add(attempt);
    if (surplus < 0) {
      return new Attempts(next, contactForgottenAt, callForgottenAt);
    }
    Attempt forgotten = all.get(surplus);
    boolean missed = forgotten.isOutbound() && !forgotten.astray();
    return new Attempts(
        next,
        missed ? forgotten.at() : contactForgottenAt,
        forgotten.channel().isVoice() ? forgotten.at() : callForgottenAt);
  }

  /** The place of the oldest of a direction when there is no room for another one, else -1. */
  private int surplus(boolean outbound) {
    int oldest = -1;
    int count = 0;
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).isOutbound() == outbound) {
        oldest = i;
        count++;
      }
    }
    return count < MAX ? -1 : oldest;
  }

  /** With {@code now} in the place of {@code before}, which is here. */
  Attempts replacing(Attempt before, Attempt now) {
    Attempt[] next = all.toArray(Attempt[]::new);
    next[all.lastIndexOf(before)] = now;
    return new Attempts(List.of(next), contactForgottenAt, callForgottenAt);
  }

  /** With an outcome of the contact known, where it is here. */
  Attempts withTold(ContactId contactId) {
    Attempt attempt = find(contactId);
    return attempt == null || attempt.told() ? this : replacing(attempt, attempt.asTold());
  }

  /** With the contact, which is here, delivered to nobody. */
  Attempts withAstray(ContactId contactId) {
    Attempt attempt = find(contactId);
    return attempt == null || attempt.astray() ? this : replacing(attempt, attempt.asAstray());
  }

  @Nullable Attempt find(ContactId contactId) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).contactId().equals(contactId)) {
        return all.get(i);
      }
    }
    return null;
  }

  /** The last outbound contact on the case, or on any case where none is named. */
  @Nullable Attempt lastOutbound(@Nullable CaseId caseId) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Attempt attempt = all.get(i);
      if (attempt.isOutbound() && (caseId == null || attempt.serves(caseId))) {
        return attempt;
      }
    }
    return null;
  }
}
