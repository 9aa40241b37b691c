package org.gelegen.model.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gelegen.model.access.Erasure;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/** Keeps records in memory, with the promises of the database. Thread-safe. */
public final class InMemoryRecordLog implements RecordIntake, RecordLog, RecordArchive, Erasure {
  private final Map<ClientId, Log> logs = new TreeMap<>();
  private final List<Listener> listeners = new ArrayList<>();
  private Calls calls = (_, _, _) -> Optional.empty();

  /** Hears of what was accepted as part of accepting it. */
  public interface Listener {
    void accepted(ClientId client, List<DebtorEvent> events);
  }

  public synchronized void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Knows the calls that dialers hold. */
  public interface Calls {
    /** The call of this id, made by now, where a dialer had it and it is not recorded yet. */
    Optional<ContactRecord> made(ClientId client, ContactId id, Instant heard);
  }

  public synchronized void askForCalls(Calls held) {
    calls = held;
  }

  @Override
  public synchronized IntakeResult accept(List<NumberedRecord> batch) {
    Map<ClientId, Long> before = new TreeMap<>();
    batch.forEach(
        row -> before.put(row.record().clientId(), log(row.record().clientId()).position));
    IntakeResult result = take(batch);
    for (Listener listener : listeners) {
      before.forEach(
          (client, position) ->
              listener.accepted(client, tail(client, position, Integer.MAX_VALUE).events()));
    }
    return result;
  }

  private IntakeResult take(List<NumberedRecord> batch) {
    long accepted = 0;
    long duplicates = 0;
    List<Rejection> rejected = new ArrayList<>();
    for (NumberedRecord numbered : batch) {
      PortfolioRecord record = numbered.record();
      Log log = logs.computeIfAbsent(record.clientId(), _ -> new Log());
      Entry known = log.entries.get(record.key());
      if (known == null) {
        if (record instanceof OutcomeRecord outcome && log.contactOf(outcome) == null) {
          calls.made(outcome.clientId(), outcome.contactId(), outcome.at()).ifPresent(log::add);
        }
        log.add(record);
        accepted++;
      } else if (known.record.equals(record)) {
        duplicates++;
      } else {
        rejected.add(
            new Rejection(numbered.line(), "", "this id is already used with other content"));
      }
    }
    return new IntakeResult(accepted, duplicates, rejected);
  }

  @Override
  public synchronized List<ClientId> clients() {
    return logs.keySet().stream().filter(client -> findClient(client).isPresent()).toList();
  }

  @Override
  public synchronized Optional<ClientRecord> findClient(ClientId client) {
    return log(client).entries.values().stream()
        .map(entry -> entry.record)
        .filter(ClientRecord.class::isInstance)
        .map(ClientRecord.class::cast)
        .max(Comparator.comparing(ClientRecord::at));
  }

  @Override
  public synchronized Optional<ClientRecord> findClient(ClientId client, Instant at) {
    return Optional.ofNullable(
            log(client).entries.get(new RecordKey(RecordType.CLIENT, client.value(), at)))
        .map(entry -> (ClientRecord) entry.record);
  }

  @Override
  public synchronized List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
    return findByDebtor(client, debtor, Long.MAX_VALUE);
  }

  @Override
  public synchronized List<PortfolioRecord> findByDebtor(
      ClientId client, DebtorId debtor, long position) {
    return log(client)
        .all()
        .filter(entry -> entry.position <= position)
        .filter(entry -> debtor.equals(entry.debtor))
        .map(log(client)::handedOut)
        .toList();
  }

  @Override
  public synchronized List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
    return contacts.stream()
        .flatMap(contact -> log(client).waiting.getOrDefault(contact, List.of()).stream())
        .map(entry -> (OutcomeRecord) entry.record)
        .toList();
  }

  @Override
  public synchronized long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
    Map<DebtorId, List<PortfolioRecord>> byDebtor = new TreeMap<>();
    log(client)
        .all()
        .forEach(
            entry -> {
              if (entry.debtor != null) {
                byDebtor
                    .computeIfAbsent(entry.debtor, _ -> new ArrayList<>())
                    .add(log(client).handedOut(entry));
              }
            });
    byDebtor.forEach((debtor, records) -> visitor.accept(new DebtorRecords(debtor, records)));
    return log(client).position;
  }

  @Override
  public synchronized Tail tail(ClientId client, long position, int limit) {
    Log log = log(client);
    List<Entry> later =
        log.all()
            .filter(entry -> entry.debtor != null && entry.position > position)
            .sorted(Comparator.comparingLong(entry -> entry.position))
            .limit(limit)
            .toList();
    long reached = later.size() < limit ? log.position : later.getLast().position;
    List<DebtorEvent> events = new ArrayList<>();
    for (Entry entry : later) {
      if (entry.debtor != null) {
        events.add(new DebtorEvent(entry.debtor, log.handedOut(entry)));
      }
    }
    List<DebtorId> erased =
        log.erased.subMap(position, false, reached, true).values().stream().distinct().toList();
    return new Tail(events, erased, reached);
  }

  @Override
  public synchronized long erase(ClientId client, DebtorId debtor, Instant at, String by) {
    Log log = log(client);
    long before = log.all().count();
    log.entries.values().removeIf(entry -> debtor.equals(entry.debtor));
    log.closings.values().removeIf(entry -> debtor.equals(entry.debtor));
    long rows = before - log.all().count();
    if (rows > 0) {
      log.erased.put(++log.position, debtor);
    }
    return rows;
  }

  /** What was accepted of a client, without what followed from it. */
  synchronized List<PortfolioRecord> accepted(ClientId client) {
    return log(client).entries.values().stream().map(entry -> entry.record).toList();
  }

  private Log log(ClientId client) {
    return logs.getOrDefault(client, new Log());
  }

  private static final class Log {
    private final Map<RecordKey, Entry> entries = new LinkedHashMap<>();
    private final Map<List<Object>, Entry> closings = new LinkedHashMap<>();
    private final Map<ContactId, List<Entry>> waiting = new HashMap<>();
    private final TreeMap<Long, DebtorId> erased = new TreeMap<>();
    private long position;

    private Stream<Entry> all() {
      return Stream.concat(entries.values().stream(), closings.values().stream());
    }

    private void add(PortfolioRecord record) {
      Entry entry = new Entry(record, debtorOf(record), ++position);
      entries.put(record.key(), entry);
      if (record instanceof OutcomeRecord outcome && entry.debtor == null) {
        waiting.computeIfAbsent(outcome.contactId(), _ -> new ArrayList<>()).add(entry);
      }
      if (record instanceof ContactRecord contact) {
        List<Entry> outcomes = waiting.remove(contact.contactId());
        for (Entry outcome : outcomes == null ? List.<Entry>of() : outcomes) {
          outcome.debtor = contact.debtorId();
          outcome.position = ++position;
        }
      }
      if (record instanceof CaseRecord version) {
        List<CaseRecord> versions = versions(version.caseId());
        int place = versions.indexOf(version);
        if (place > 0) {
          tellFormer(versions.get(place - 1), version);
        }
        if (place < versions.size() - 1) {
          tellFormer(version, versions.get(place + 1));
        }
      }
    }

    private List<CaseRecord> versions(CaseId caseId) {
      return entries.values().stream()
          .map(entry -> entry.record)
          .filter(CaseRecord.class::isInstance)
          .map(CaseRecord.class::cast)
          .filter(version -> version.caseId().equals(caseId))
          .sorted(Comparator.comparing(CaseRecord::at))
          .toList();
    }

    private void tellFormer(CaseRecord before, CaseRecord after) {
      if (!before.debtorId().equals(after.debtorId())) {
        closings.computeIfAbsent(
            List.of(before.caseId(), before.debtorId(), after.at()),
            _ -> new Entry(before.closedFor(after.at()), before.debtorId(), ++position));
      }
    }

    private PortfolioRecord handedOut(Entry entry) {
      if (entry.record instanceof OutcomeRecord outcome) {
        ContactRecord contact = contactOf(outcome);
        return contact == null ? outcome : outcome.over(contact.channel());
      }
      return entry.record;
    }

    private @Nullable ContactRecord contactOf(OutcomeRecord outcome) {
      Entry contact =
          entries.get(
              new RecordKey(RecordType.CONTACT, outcome.contactId().value(), Instant.EPOCH));
      return contact == null ? null : (ContactRecord) contact.record;
    }

    private @Nullable DebtorId debtorOf(PortfolioRecord record) {
      return switch (record) {
        case ClientRecord _ -> null;
        case DebtorRecord debtor -> debtor.debtorId();
        case CaseRecord debtCase -> debtCase.debtorId();
        case ContactRecord contact -> contact.debtorId();
        case HoldRecord hold -> hold.debtorId();
        case PaymentRecord payment -> payment.debtorId();
        case OutcomeRecord outcome -> {
          ContactRecord contact = contactOf(outcome);
          yield contact == null ? null : contact.debtorId();
        }
      };
    }
  }

  private static final class Entry {
    private final PortfolioRecord record;
    private @Nullable DebtorId debtor;
    private long position;

    private Entry(PortfolioRecord record, @Nullable DebtorId debtor, long position) {
      this.record = record;
      this.debtor = debtor;
      this.position = position;
    }
  }
}
