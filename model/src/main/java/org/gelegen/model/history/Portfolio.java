package org.gelegen.model.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.records.RecordLog.DebtorEvent;
import org.gelegen.model.records.RecordLog.Tail;
import org.jspecify.annotations.Nullable;

/**
 * The newest history of every debtor of one client, kept in memory and brought up to date from the
 * log.
 *
 * <p>A new record is folded onto the history it follows; one that comes late makes that one debtor
 * be replayed. A record of the future waits for its moment, whatever moments are looked at in
 * between. Reading is safe from any thread at any time.
 */
public final class Portfolio {
  private static final int CHUNK = 20_000;

  private final RecordLog log;
  private final ClientRecord client;
  private final Map<DebtorId, DebtorHistory> histories = new ConcurrentHashMap<>();
  private final FutureRecords future = new FutureRecords();
  private long position = -1;
  private @Nullable Long lastMark;
  private volatile Instant upTo = Instant.MIN;

  /** A portfolio that is empty until the first {@link #refresh}. */
  public Portfolio(RecordLog log, ClientRecord client) {
    this.log = log;
    this.client = client;
  }

  public ClientRecord client() {
    return client;
  }

  /** The history of a debtor, or empty when no record names it. */
  public Optional<DebtorHistory> find(DebtorId debtor) {
    return Optional.ofNullable(histories.get(debtor));
  }

  /**
   * The history of a debtor of what happened by {@code at}, in the past or ahead, or empty when
   * nothing did. Nobody else's view moves with it.
   */
  public Optional<DebtorHistory> find(DebtorId debtor, Instant at) {
    return snapshot(List.of(debtor), at).histories().stream().findFirst();
  }

  /** Tells {@code known} of the history, unless it must be replayed from the log. */
  private void recall(DebtorId debtor, Instant at, Map<DebtorId, Optional<DebtorHistory>> known) {
    List<PortfolioRecord> ahead = at.isAfter(upTo) ? future.of(debtor, at) : List.of();
    Optional<DebtorHistory> newest = find(debtor);
    if (!ahead.isEmpty()) {
      DebtorHistory before = newest.orElseGet(() -> DebtorHistory.empty(debtor, client.timeZone()));
      if (before.follows(ahead.getFirst())) {
        known.put(debtor, Optional.of(before.withAll(ahead)));
      }
    } else if (newest.flatMap(DebtorHistory::asOf).stream().noneMatch(at::isBefore)) {
      known.put(debtor, newest);
    }
  }

  /** From what the log had at a position. */
  private Optional<DebtorHistory> replay(DebtorId debtor, Instant at, long reached) {
    List<PortfolioRecord> records =
        log.findByDebtor(client.clientId(), debtor, reached).stream()
            .filter(record -> !record.at().isAfter(at))
            .toList();
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(DebtorHistory.replay(debtor, client.timeZone(), records));
  }

  /** How many debtors there is a history of. */
  public int size() {
    return histories.size();
  }

  /** All histories as they are now, in no particular order. */
  public Collection<DebtorHistory> all() {
    return List.copyOf(histories.values());
  }

  /**
   * All histories of what happened by {@code at}, with how far they follow the log: others may have
   * moved on already.
   */
  public Snapshot snapshot(Instant at) {
    return snapshot(List.copyOf(histories.keySet()), at);
  }

  /**
   * The histories of some debtors of what happened by {@code at}, with how far they follow the log.
   * Those that are not in memory are replayed from what the log had at that position, while others
   * go on.
   */
  public Snapshot snapshot(Collection<DebtorId> debtors, Instant at) {
    Map<DebtorId, Optional<DebtorHistory>> known = new HashMap<>();
    long reached;
    synchronized (this) {
      reached = position;
      debtors.forEach(debtor -> recall(debtor, at, known));
    }
    List<DebtorHistory> found = new ArrayList<>();
    for (DebtorId debtor : debtors) {
      Optional<DebtorHistory> history = known.get(debtor);
      (history == null ? replay(debtor, at, reached) : history).ifPresent(found::add);
    }
    return new Snapshot(found, reached);
  }

  /**
   * Histories of one moment.
   *
   * @param position of the log: what has a later one is not in them
   */
  public record Snapshot(List<DebtorHistory> histories, long position) {
    public Snapshot {
      histories = List.copyOf(histories);
    }
  }

  /**
   * Takes in everything that was accepted since the last time and happened by {@code now}. Time
   * does not run backwards: an earlier moment than the last one counts as that.
   *
   * @param now the moment that everybody lives in; for others there is {@link #find(DebtorId,
   *     Instant)}
   */
  public synchronized void refresh(Instant now) {
    advance(now);
    if (position < 0) {
      position = log.forEachDebtor(client.clientId(), debtor -> load(debtor, upTo));
    }
    Tail tail;
    do {
      tail = log.tail(client.clientId(), position, CHUNK);
      tail.erased().forEach(this::forget);
      fold(tail.events(), tail.position());
      position = tail.position();
    } while (!tail.events().isEmpty());
    fold(future.removeUntil(upTo), position);
  }

  /**
   * The same where something was accepted since the last time with this mark; otherwise only what
   * was waiting for its moment is taken in.
   *
   * @param mark of {@link org.gelegen.model.changes.Changes}, asked for before
   */
  public synchronized void refresh(Instant now, long mark) {
    if (lastMark != null && lastMark == mark) {
      advance(now);
      fold(future.removeUntil(upTo), position);
    } else {
      refresh(now);
      lastMark = mark;
    }
  }

  private void advance(Instant now) {
    if (now.isAfter(upTo)) {
      upTo = now;
    }
  }

  private void load(RecordLog.DebtorRecords debtor, Instant now) {
    List<PortfolioRecord> past = new ArrayList<>();
    for (PortfolioRecord record : debtor.records()) {
      if (record.at().isAfter(now)) {
        future.add(new DebtorEvent(debtor.debtorId(), record));
      } else {
        past.add(record);
      }
    }
    if (!past.isEmpty()) {
      histories.put(
          debtor.debtorId(), DebtorHistory.replay(debtor.debtorId(), client.timeZone(), past));
    }
  }

  private void forget(DebtorId debtor) {
    histories.remove(debtor);
    future.forget(debtor);
  }

  /**
   * Folds events in each debtor's own order, and replays the debtors for whom one came late, from
   * the log as it was at the position that was reached: what is accepted meanwhile comes in turn.
   */
  private void fold(List<DebtorEvent> events, long reached) {
    Map<DebtorId, List<PortfolioRecord>> byDebtor = new HashMap<>();
    for (DebtorEvent event : events) {
      if (event.record().at().isAfter(upTo)) {
        future.add(event);
      } else {
        byDebtor.computeIfAbsent(event.debtorId(), _ -> new ArrayList<>()).add(event.record());
      }
    }
    Set<DebtorId> late = new HashSet<>();
    byDebtor.forEach(
        (debtor, records) -> {
          records.sort(DebtorHistory.ORDER);
          DebtorHistory before =
              histories.getOrDefault(debtor, DebtorHistory.empty(debtor, client.timeZone()));
          if (before.follows(records.getFirst())) {
            histories.put(debtor, before.withAll(records));
          } else {
            late.add(debtor);
          }
        });
    for (DebtorId debtor : late) {
      replay(debtor, upTo, reached).ifPresent(history -> histories.put(debtor, history));
    }
  }
}
