package org.gelegen.model.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that a rolling cap may count or that may still get an outcome, exactly: those of the
 * last {@value #DAYS} days, oldest first, inbound ones included, and at most {@value #MAX}: no cap
 * allows that many.
 */
record Attempts(List<Attempt> all) {
  static final int DAYS = 31;
  static final int MAX = 64;

  static final Attempts NONE = new Attempts(List.of());

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
    return first == 0 ? this : new Attempts(all.subList(first, all.size()));
  }

  Attempts with(Attempt attempt) {
    int first = all.size() < MAX ? 0 : 1;
    Attempt[] next = new Attempt[all.size() - first + 1];
    for (int i = first; i < all.size(); i++) {
      next[i - first] = all.get(i);
    }
    next[next.length - 1] = attempt;
    return new Attempts(List.of(next));
  }

  /** With {@code now} in the place of {@code before}, which is here. */
  Attempts replacing(Attempt before, Attempt now) {
    Attempt[] next = all.toArray(Attempt[]::new);
    next[all.lastIndexOf(before)] = now;
    return new Attempts(List.of(next));
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
      boolean sameCase =
          caseId == null || attempt.caseId() == null || attempt.caseId().equals(caseId);
      if (attempt.isOutbound() && sameCase) {
        return attempt;
      }
    }
    return null;
  }
}
