package org.gelegen.model.dialer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.gelegen.model.decision.CallNow;
import org.gelegen.model.decision.CallNow.Appointment;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/**
 * The debtors of a client in the order in which calling them now is worth it: appointments that are
 * due first, of them those of debtors who object to profiling, then by what a call now brings over
 * one at the best later hour.
 *
 * <p>Rating a whole portfolio takes a while and dialers ask all the time. So a rating stands until
 * the debtor's history changes, the model, the settings or the hour do, or some minutes have gone
 * by. It only says in which order to look; whoever leases looks anew. Of a large portfolio nobody
 * waits for a rating but the first who asks: the others get the order of before while a new one is
 * made beside them, for a tenth of the time at most. Safe for use by many threads.
 */
final class CallRanking {
  private static final Duration STANDS = Duration.ofMinutes(5);

  /** The hours of all zones begin with a quarter of an hour. */
  private static final long QUARTER = 900;

  /** Up to so many debtors are rated while the dialer waits: that takes no time to speak of. */
  private static final int LARGE = 20_000;

  /** A new order is begun when so many times as long has gone by as the last one took. */
  private static final int REST = 9;

  private static final Comparator<Rated> BEST_FIRST =
      Comparator.comparingDouble((Rated rated) -> -rated.call().gain())
          .thenComparing(rated -> rated.history().debtorId());

  private final int large;
  private final Map<DebtorId, Seen> seen = new HashMap<>();
  private final AtomicBoolean atWork = new AtomicBoolean();
  private volatile @Nullable Order order;
  private volatile long restsUntil;
  private @Nullable Decider decider;
  private Instant ratedAt = Instant.MIN;

  CallRanking() {
    this(LARGE);
  }

  /**
   * A ranking that makes dialers wait for no more than so many debtors.
   *
   * @param large from how many debtors on orders are made beside the dialers
   */
  CallRanking(int large) {
    this.large = large;
  }

  /** A history as it was rated; without a call when there is none to be made now. */
  private record Seen(DebtorHistory history, Optional<CallNow> call) {}

  /**
   * Who could be called now.
   *
   * @param due who asked for it, those of whom no model is asked first, then best first
   * @param others everybody else, best first
   */
  record Order(List<DebtorId> due, List<DebtorId> others) {}

  private record Rated(DebtorHistory history, CallNow call) {}

  /**
   * The debtors who could be called now, best first. Those who object to profiling are not rated,
   * and are among them only when a call that they asked for is due.
   *
   * @param sessions to rate with, for one thread alone
   */
  Order bestFirst(Desk desk, Supplier<Desk.Sessions> sessions, Decider by, Instant now) {
    Set<DebtorId> objected = desk.objections().objected(desk.client().clientId());
    Order known = order;
    if (known == null || desk.portfolio().size() < large) {
      known = rated(desk, sessions.get(), by, now, objected);
    } else if (System.nanoTime() - restsUntil >= 0 && atWork.compareAndSet(false, true)) {
      Thread.ofPlatform()
          .daemon()
          .name("rating calls of " + desk.client().clientId())
          .start(() -> rateBeside(desk, sessions, by, now, objected));
    }
    List<DebtorId> due = asked(desk, objected, now);
    due.addAll(known.due());
    return new Order(due, known.others());
  }

  private void rateBeside(
      Desk desk,
      Supplier<Desk.Sessions> sessions,
      Decider by,
      Instant now,
      Set<DebtorId> objected) {
    try {
      rated(desk, sessions.get(), by, now, objected);
    } finally {
      atWork.set(false);
    }
  }

  private synchronized Order rated(
      Desk desk, Desk.Sessions sessions, Decider by, Instant now, Set<DebtorId> objected) {
    long start = System.nanoTime();
    if (decider != by || now.isBefore(ratedAt) || isOver(now)) {
      seen.clear();
      decider = by;
      ratedAt = now;
    }
    boolean changed = seen.isEmpty();
    Set<DebtorId> there = new HashSet<>();
    for (DebtorHistory history : desk.portfolio().all()) {
      if (objected.contains(history.debtorId())) {
        continue;
      }
      there.add(history.debtorId());
      Seen before = seen.get(history.debtorId());
      if (before == null || !before.history().equals(history)) {
        Optional<CallNow> call =
            sessions
                .in(history.zone())
                .callNow(history, List.of(), now)
                .filter(CallNow::worthwhile);
        seen.put(history.debtorId(), new Seen(history, call));
        changed |= call.isPresent() || (before != null && before.call().isPresent());
      }
    }
    changed |= seen.keySet().retainAll(there);
    Order made = order;
    if (changed || made == null) {
      made = ordered();
      order = made;
    }
    long end = System.nanoTime();
    restsUntil = end + REST * (end - start);
    return made;
  }

  private static List<DebtorId> asked(Desk desk, Set<DebtorId> debtors, Instant now) {
    List<DebtorId> asked = new ArrayList<>();
    for (DebtorId debtor : debtors) {
      boolean due =
          desk.portfolio()
              .find(debtor)
              .map(history -> CallNow.appointment(history, now, Instant.MAX))
              .filter(appointment -> appointment == Appointment.DUE)
              .isPresent();
      if (due) {
        asked.add(debtor);
      }
    }
    asked.sort(Comparator.naturalOrder());
    return asked;
  }

  private boolean isOver(Instant now) {
    return !now.isBefore(ratedAt.plus(STANDS))
        || now.getEpochSecond() / QUARTER != ratedAt.getEpochSecond() / QUARTER;
  }

  private Order ordered() {
    List<Rated> rated = new ArrayList<>();
    seen.values()
        .forEach(one -> one.call().ifPresent(call -> rated.add(new Rated(one.history(), call))));
    rated.sort(BEST_FIRST);
    return new Order(ids(rated, true), ids(rated, false));
  }

  private static List<DebtorId> ids(List<Rated> rated, boolean due) {
    return rated.stream()
        .filter(one -> due == (one.call().appointment() == Appointment.DUE))
        .map(one -> one.history().debtorId())
        .toList();
  }
}
