package org.gelegen.model.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.records.RecordLog.DebtorEvent;
import org.gelegen.model.records.RecordLog.Tail;

/**
 * The newest history of every debtor of one client, kept in memory and brought up to date from the
 * log.
 *
 * <p>A new record is folded onto the history it follows; one that comes late makes that one debtor
 * be replayed. A record of the future waits for its moment. Reading is safe from any thread at any
 * time.
 */
public final class Portfolio {
  private static final int CHUNK = 20_000;

  private final RecordLog log;
  private final ClientRecord client;
  private final Map<DebtorId, DebtorHistory> histories = new ConcurrentHashMap<>();
  private final PriorityQueue<DebtorEvent> future =
      new PriorityQueue<>(Comparator.comparing(event -> event.record().at()));
  private long position = -1;

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

  /** All histories as they are now, in no particular order. */
  public Collection<DebtorHistory> all() {
    return List.copyOf(histories.values());
  }

  /** Takes in everything that was accepted since the last time and happened by {@code now}. */
  public synchronized void refresh(Instant now) {
    if (position < 0) {
      position = log.forEachDebtor(client.clientId(), debtor -> load(debtor, now));
    }
    Tail tail;
    do {
      tail = log.tail(client.clientId(), position, CHUNK);
      tail.erased().forEach(this::forget);
      fold(tail.events(), now);
      position = tail.position();
    } while (!tail.events().isEmpty());
    foldDue(now);
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
    future.removeIf(event -> event.debtorId().equals(debtor));
  }

  private void foldDue(Instant now) {
    List<DebtorEvent> due = new ArrayList<>();
    while (!future.isEmpty() && !future.peek().record().at().isAfter(now)) {
      due.add(future.remove());
    }
    fold(due, now);
  }

  /** Folds events in each debtor's own order, and replays the debtors for whom one came late. */
  private void fold(List<DebtorEvent> events, Instant now) {
    Map<DebtorId, List<PortfolioRecord>> byDebtor = new HashMap<>();
    for (DebtorEvent event : events) {
      if (event.record().at().isAfter(now)) {
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
      List<PortfolioRecord> past =
          log.findByDebtor(client.clientId(), debtor).stream()
              .filter(record -> !record.at().isAfter(now))
              .toList();
      histories.put(debtor, DebtorHistory.replay(debtor, client.timeZone(), past));
    }
  }
}
