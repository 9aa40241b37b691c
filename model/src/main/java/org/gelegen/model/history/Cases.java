package org.gelegen.model.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.records.CaseRecord;
import org.jspecify.annotations.Nullable;

/** A debtor's open cases and its {@value #MAX_SETTLED} newest settled ones, oldest first. */
record Cases(List<CaseState> all) {
  static final int MAX_SETTLED = 4;

  static final Cases NONE = new Cases(List.of());

  /** A case without a due date is due when it is first heard of. */
  private static final Comparator<CaseState> BY_DUE_DATE =
      Comparator.comparing(Cases::due)
          .thenComparing(CaseState::firstSeenAt)
          .thenComparing(state -> state.version().caseId().value());

  Cases {
    all = List.copyOf(all);
  }

  private static LocalDate due(CaseState state) {
    LocalDate due = state.version().dueDate();
    return due == null ? LocalDate.ofInstant(state.firstSeenAt(), ZoneOffset.UTC) : due;
  }

  Optional<CaseState> find(CaseId caseId) {
    int index = indexOf(caseId);
    return index < 0 ? Optional.empty() : Optional.of(all.get(index));
  }

  /**
   * Those that may be the reason of a contact: first the ones that no hold of their own lies on,
   * each by the largest balance.
   */
  List<CaseState> actionable(Holds holds, Instant at) {
    return all.stream()
        .filter(CaseState::isActionable)
        .sorted(
            Comparator.comparing((CaseState state) -> holds.lieOn(state.version().caseId(), at))
                .thenComparing(CaseState::balance, Comparator.reverseOrder()))
        .toList();
  }

  BigDecimal openBalance() {
    BigDecimal sum = BigDecimal.ZERO;
    for (CaseState state : all) {
      sum = sum.add(state.balance());
    }
    return sum;
  }

  Cases with(CaseRecord version) {
    List<CaseState> next = added(version);
    dropOldSettled(next);
    return new Cases(next);
  }

  /** The same, but for settled ones, of which all stay. */
  Cases withAllKept(CaseRecord version) {
    return new Cases(added(version));
  }

  private List<CaseState> added(CaseRecord version) {
    List<CaseState> next = new ArrayList<>(all);
    int index = indexOf(version.caseId());
    if (index >= 0) {
      next.set(index, all.get(index).withVersion(version));
    } else {
      next.add(CaseState.of(version));
    }
    return next;
  }

  private static void dropOldSettled(List<CaseState> cases) {
    int settled = 0;
    for (int i = cases.size() - 1; i >= 0; i--) {
      if (!cases.get(i).isOpen() && ++settled > MAX_SETTLED) {
        cases.remove(i);
      }
    }
  }

  Cases withContact(@Nullable CaseId caseId, Instant at, @Nullable String template) {
    return changed(caseId, state -> state.withContact(at, template));
  }

  /** A contact that was made at {@code at} came back. */
  Cases withReturned(@Nullable CaseId caseId, Instant at) {
    return changed(caseId, state -> state.withReturned(at));
  }

  /**
   * A payment on a case, or a reversal of one. Where no case is named it is spread over those that
   * are not settled, the one due first being paid first; a reversal takes back in the opposite
   * order. What is more than all of them owe is with the one due last, where a reversal finds it.
   */
  Cases withPayment(@Nullable CaseId caseId, BigDecimal amount, Instant at) {
    return caseId == null
        ? spread(amount, at)
        : changed(caseId, state -> state.withPayment(amount, at));
  }

  private Cases spread(BigDecimal amount, Instant at) {
    boolean reversal = amount.signum() < 0;
    List<CaseState> inTurn = new ArrayList<>(all);
    inTurn.removeIf(state -> state.version().status().settled());
    inTurn.sort(reversal ? BY_DUE_DATE.reversed() : BY_DUE_DATE);
    if (inTurn.isEmpty()) {
      return this;
    }
    Cases next = this;
    BigDecimal left = amount.abs();
    for (CaseState state : inTurn) {
      BigDecimal part = left.min(reversal ? state.paid().max(BigDecimal.ZERO) : state.balance());
      left = left.subtract(part);
      next = next.withPayment(state.version().caseId(), reversal ? part.negate() : part, at);
    }
    CaseState dueLast = reversal ? inTurn.getFirst() : inTurn.getLast();
    return next.withPayment(dueLast.version().caseId(), reversal ? left.negate() : left, at);
  }

  /** What is said about no case, or about one that is not here, changes nothing. */
  private Cases changed(@Nullable CaseId caseId, UnaryOperator<CaseState> change) {
    int index = caseId == null ? -1 : indexOf(caseId);
    if (index < 0) {
      return this;
    }
    CaseState[] next = all.toArray(CaseState[]::new);
    next[index] = change.apply(next[index]);
    return new Cases(List.of(next));
  }

  private int indexOf(CaseId caseId) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).version().caseId().equals(caseId)) {
        return i;
      }
    }
    return -1;
  }
}
