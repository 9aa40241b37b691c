package org.gelegen.model.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.dialer.Lease;
import org.gelegen.model.dialer.LeaseId;
import org.gelegen.model.dialer.LeaseStore;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.records.RecordLog.DebtorEvent;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/** Keeps campaigns in memory, with the promises of the database. Thread-safe. */
public final class InMemoryCampaignStore
    implements CampaignStore, LeaseStore, FailedContacts, Appointments {
  private static final Comparator<Row> BY_SLOT =
      Comparator.comparing((Row row) -> row.contact.action().slot().start())
          .thenComparing(row -> row.contact.contactId());
  private static final Comparator<Row> BEST_FIRST =
      Comparator.comparing((Row row) -> row.contact.appointment())
          .thenComparing(row -> row.contact.expectedValue())
          .reversed()
          .thenComparing(row -> row.contact.contactId());

  /** Where a contact may stand of which an outcome is known. */
  private static final Set<ContactStatus> MADE =
      Set.of(ContactStatus.SENDING, ContactStatus.SENT, ContactStatus.UNKNOWN);

  private static final Set<ContactStatus> PENDING =
      Set.of(
          ContactStatus.PLANNED,
          ContactStatus.SENDING,
          ContactStatus.LEASED,
          ContactStatus.UNKNOWN);

  private static final Set<ContactStatus> SETTLED =
      Set.of(ContactStatus.SENT, ContactStatus.UNKNOWN, ContactStatus.FAILED, ContactStatus.DEAD);

  private final InMemoryRecordLog log;
  private final Map<String, Long> plannedUpTo = new HashMap<>();
  private final List<Campaign> campaigns = new ArrayList<>();
  private final Map<Campaign, PlanReport> reports = new HashMap<>();
  private final Map<ClientId, Map<ContactId, Row>> rows = new HashMap<>();
  private final Map<ClientId, Map<DebtorId, Lease>> held = new HashMap<>();

  /** A store from whose contacts nothing is taken back. */
  public InMemoryCampaignStore() {
    this(new InMemoryRecordLog());
  }

  /** A store whose contacts are taken back by what {@code log} accepts. */
  public InMemoryCampaignStore(InMemoryRecordLog log) {
    this.log = log;
    log.listen(this::takeBack);
    log.askForCalls(this::made);
  }

  @Override
  public Campaign commit(
      Campaign campaign,
      List<PlannedContact> contacts,
      long knownUpTo,
      @Nullable PlanReport report) {
    synchronized (log) {
      Campaign committed = commit(campaign, contacts, report);
      plannedUpTo.putIfAbsent(campaign.campaignId(), knownUpTo);
      ClientId client = campaign.clientId();
      takeBack(client, log.tail(client, knownUpTo, Integer.MAX_VALUE).events());
      return committed;
    }
  }

  /** The decisions behind the contacts of campaigns. */
  public synchronized Set<DecisionId> committed(ClientId client) {
    return rows(client)
        .filter(row -> !row.campaignId.isEmpty())
        .map(row -> row.contact.decisionId())
        .collect(Collectors.toSet());
  }

  private synchronized void takeBack(ClientId client, List<DebtorEvent> events) {
    for (DebtorEvent event : events) {
      if (event.record() instanceof ContactRecord contact) {
        made(client, contact.contactId(), contact.at());
      }
      if (event.record() instanceof OutcomeRecord outcome && RESULTS.contains(outcome.result())) {
        rows(client)
            .filter(row -> row.contact.contactId().equals(outcome.contactId()))
            .filter(row -> MADE.contains(row.status))
            .forEach(Row::fail);
      }
      rows(client)
          .filter(row -> row.contact.debtorId().equals(event.debtorId()))
          .forEach(
              row ->
                  Cancellations.reason(event.record(), row.contact.template())
                      .ifPresent(row::takeBack));
    }
  }

  private synchronized Campaign commit(
      Campaign campaign, List<PlannedContact> contacts, @Nullable PlanReport report) {
    Optional<Campaign> known = findByDate(campaign.clientId(), campaign.date());
    if (known.isPresent()) {
      return known.get();
    }
    campaigns.add(campaign);
    if (report != null) {
      reports.put(campaign, report);
    }
    Map<ContactId, Row> ofClient = rows.computeIfAbsent(campaign.clientId(), _ -> new HashMap<>());
    for (PlannedContact contact : contacts) {
      ofClient.put(contact.contactId(), new Row(campaign.campaignId(), contact));
    }
    return campaign;
  }

  @Override
  public synchronized Optional<Campaign> find(ClientId client, String campaignId) {
    return campaigns.stream()
        .filter(c -> c.clientId().equals(client) && c.campaignId().equals(campaignId))
        .findFirst();
  }

  @Override
  public synchronized Optional<PlanReport> report(ClientId client, String campaignId) {
    return find(client, campaignId).map(reports::get);
  }

  @Override
  public synchronized List<Campaign> list(ClientId client) {
    return campaigns.stream()
        .filter(campaign -> campaign.clientId().equals(client))
        .sorted(Comparator.comparing(Campaign::date))
        .toList();
  }

  @Override
  public synchronized List<Campaign> newest(ClientId client, int limit) {
    return list(client).reversed().stream().limit(limit).toList();
  }

  @Override
  public synchronized List<ContactCount> counts(ClientId client, String campaignId) {
    return counts(contacts(client, campaignId).stream());
  }

  @Override
  public synchronized List<ContactCount> countsApart(ClientId client, Instant from, Instant to) {
    return counts(
        rows(client)
            .filter(row -> row.campaignId.isEmpty())
            .map(Row::state)
            .filter(state -> !state.contact().action().slot().start().isBefore(from))
            .filter(state -> state.contact().action().slot().start().isBefore(to)));
  }

  private static List<ContactCount> counts(Stream<ContactState> states) {
    Map<ContactCount, Long> counts =
        states.collect(
            Collectors.groupingBy(
                state ->
                    new ContactCount(
                        state.contact().action().slot().start(),
                        state.contact().action().channel(),
                        state.status(),
                        0),
                Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            entry ->
                new ContactCount(
                    entry.getKey().slot(),
                    entry.getKey().channel(),
                    entry.getKey().status(),
                    entry.getValue()))
        .toList();
  }

  @Override
  public synchronized List<ContactState> best(ClientId client, String campaignId, int limit) {
    return contacts(client, campaignId).stream()
        .sorted(
            Comparator.comparing((ContactState state) -> state.contact().expectedValue())
                .reversed()
                .thenComparing(state -> state.contact().contactId()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Campaign> findByDate(ClientId client, LocalDate date) {
    return campaigns.stream()
        .filter(c -> c.clientId().equals(client) && c.date().equals(date))
        .findFirst();
  }

  @Override
  public synchronized void forEachContact(
      ClientId client, String campaignId, Consumer<ContactState> visitor) {
    rows(client)
        .filter(row -> row.campaignId.equals(campaignId))
        .sorted(BY_SLOT)
        .map(Row::state)
        .forEach(visitor);
  }

  @Override
  public synchronized List<Claim> claim(
      ClientId client, Set<Channel> channels, int limit, Instant now, Duration lease) {
    List<Claim> claims = new ArrayList<>();
    rows(client)
        .filter(row -> channels.contains(row.contact.action().channel()) && row.claimable(now))
        .sorted(BEST_FIRST)
        .limit(limit)
        .forEach(
            row -> {
              boolean takenOver = row.status == ContactStatus.SENDING;
              row.status = ContactStatus.SENDING;
              row.reason = takenOver ? row.reason : null;
              row.attempts++;
              row.notBefore = now.plus(lease);
              claims.add(new Claim(row.contact, row.attempts, row.attempts, takenOver));
            });
    return claims;
  }

  @Override
  public synchronized void speakOf(ClientId client, Map<ContactId, List<CaseId>> others) {
    others.forEach(
        (contact, cases) -> {
          Row row = rows.getOrDefault(client, Map.of()).get(contact);
          if (row != null && row.status == ContactStatus.SENDING) {
            row.contact = row.contact.serving(cases);
          }
        });
  }

  @Override
  public synchronized int settle(ClientId client, List<Settlement> settlements) {
    int settled = 0;
    for (Settlement settlement : settlements) {
      Row row = rows.getOrDefault(client, Map.of()).get(settlement.contactId());
      if (row != null
          && (row.status == ContactStatus.SENDING || row.status == ContactStatus.UNKNOWN)
          && row.attempts == settlement.attempt()) {
        row.settle(settlement);
        settled++;
      }
    }
    return settled;
  }

  @Override
  public synchronized int expire(ClientId client, Instant now) {
    List<Row> gone =
        rows(client)
            .filter(row -> row.status == ContactStatus.PLANNED)
            .filter(row -> !row.contact.action().slot().end().isAfter(now))
            .toList();
    gone.forEach(
        row -> {
          row.takeBack("the slot has ended");
          row.late = true;
          row.fail();
        });
    List<Lease> over =
        held(client).values().stream().filter(lease -> !lease.endsAt().isAfter(now)).toList();
    int cancelled = 0;
    for (Lease lease : over) {
      held(client).remove(lease.contact().debtorId());
      Row row = row(client, lease);
      row.giveBack(
          !row.campaignId.isEmpty()
              && row.contact.ofWorkflow()
              && row.contact.action().slot().end().isAfter(now),
          "the lease ended without an outcome");
      cancelled += row.status == ContactStatus.CANCELLED ? 1 : 0;
    }
    return gone.size() + cancelled;
  }

  @Override
  public synchronized List<PlannedContact> planned(ClientId client, Instant now) {
    return rows(client)
        .filter(row -> row.status == ContactStatus.PLANNED && row.claimable(now))
        .map(row -> row.contact)
        .filter(contact -> contact.action().channel() == Channel.PHONE)
        .sorted(Comparator.comparing(PlannedContact::contactId))
        .toList();
  }

  @Override
  public synchronized List<Lease> take(ClientId client, List<Lease> wanted) {
    List<Lease> taken = new ArrayList<>();
    for (Lease lease : wanted) {
      PlannedContact contact = lease.contact();
      Row row = rows.getOrDefault(client, Map.of()).get(contact.contactId());
      boolean free = row == null || row.status == ContactStatus.PLANNED;
      if (free && held(client).putIfAbsent(contact.debtorId(), lease) == null) {
        Row leased = row == null ? new Row("", contact) : row;
        rows.computeIfAbsent(client, _ -> new HashMap<>()).put(contact.contactId(), leased);
        leased.lease(lease);
        taken.add(lease);
      }
    }
    return taken;
  }

  @Override
  public synchronized boolean release(ClientId client, LeaseId id, Instant now) {
    Optional<Lease> lease = find(client, id).filter(one -> one.endsAt().isAfter(now));
    lease.ifPresent(
        one -> {
          held(client).remove(one.contact().debtorId());
          Row row = row(client, one);
          row.giveBack(
              !row.campaignId.isEmpty() && row.contact.action().slot().end().isAfter(now),
              "the lease was released");
        });
    return lease.isPresent();
  }

  @Override
  public synchronized void withdraw(ClientId client, Map<LeaseId, String> reasons) {
    reasons.forEach(
        (id, reason) ->
            find(client, id)
                .ifPresent(
                    lease -> {
                      held(client).remove(lease.contact().debtorId());
                      Row row = row(client, lease);
                      if (row.campaignId.isEmpty()) {
                        rows.getOrDefault(client, Map.of()).remove(row.contact.contactId());
                      } else {
                        row.giveBack(false, reason);
                      }
                    }));
  }

  private Map<DebtorId, Lease> held(ClientId client) {
    return held.computeIfAbsent(client, _ -> new HashMap<>());
  }

  private Optional<Lease> find(ClientId client, LeaseId id) {
    return held(client).values().stream().filter(lease -> lease.leaseId().equals(id)).findFirst();
  }

  private Row row(ClientId client, Lease lease) {
    return Objects.requireNonNull(
        rows.getOrDefault(client, Map.of()).get(lease.contact().contactId()));
  }

  /** The call that an outcome is the first of, which is made by that. */
  private synchronized Optional<ContactRecord> made(ClientId client, ContactId id, Instant heard) {
    Row row = rows.getOrDefault(client, Map.of()).get(id);
    Lease lease = row == null ? null : row.lease;
    if (row == null || lease == null || row.status == ContactStatus.SENT) {
      return Optional.empty();
    }
    row.status = ContactStatus.SENT;
    row.attempts++;
    held(client).remove(row.contact.debtorId(), lease);
    return Optional.of(Lease.call(client, lease.contact(), lease.takenAt(), heard));
  }

  @Override
  public synchronized List<ContactState> findByDebtor(ClientId client, DebtorId debtor) {
    return rows(client)
        .filter(row -> row.contact.debtorId().equals(debtor))
        .sorted(BY_SLOT)
        .map(Row::state)
        .toList();
  }

  @Override
  public synchronized Map<ContactStatus, Long> progress(ClientId client, String campaignId) {
    Map<ContactStatus, Long> counts = new EnumMap<>(ContactStatus.class);
    rows(client)
        .filter(row -> row.campaignId.equals(campaignId))
        .forEach(row -> counts.merge(row.status, 1L, Long::sum));
    return counts;
  }

  @Override
  public synchronized List<ContactState> pending(ClientId client, DebtorId debtor) {
    return rows(client)
        .filter(row -> row.contact.debtorId().equals(debtor) && PENDING.contains(row.status))
        .sorted(BY_SLOT)
        .map(Row::state)
        .toList();
  }

  @Override
  public synchronized List<Failed> find(ClientId client, int limit) {
    return rows(client)
        .filter(row -> row.failure == Failure.OPEN && !row.campaignId.isEmpty())
        .filter(row -> SETTLED.contains(row.status) || row.late)
        .sorted(Comparator.comparing(row -> row.contact.contactId()))
        .limit(limit)
        .map(row -> new Failed(row.campaignId, row.contact, failedChannels(client, row)))
        .toList();
  }

  private Set<Channel> failedChannels(ClientId client, Row failed) {
    return rows(client)
        .filter(row -> row.failure != Failure.NONE && !row.late)
        .filter(row -> row.campaignId.equals(failed.campaignId))
        .filter(row -> row.contact.debtorId().equals(failed.contact.debtorId()))
        .map(row -> row.contact.action().channel())
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized List<Taken> taken(ClientId client, String campaignId) {
    return rows(client)
        .filter(row -> row.campaignId.equals(campaignId) && row.counts())
        .map(
            row ->
                new Taken(
                    row.contact.action().channel(),
                    row.contact.action().slot().start(),
                    1,
                    row.contact.cost().doubleValue()))
        .toList();
  }

  @Override
  public int replace(
      ClientId client, String campaignId, List<Failed> failed, List<Instead> instead) {
    synchronized (log) {
      List<Row> added = add(client, campaignId, failed, instead);
      long since = plannedUpTo.getOrDefault(campaignId, 0L);
      takeBack(client, log.tail(client, since, Integer.MAX_VALUE).events());
      return (int) added.stream().filter(row -> row.status == ContactStatus.PLANNED).count();
    }
  }

  @Override
  public List<Asked> asked(ClientId client, String campaignId, Instant from, Instant to) {
    synchronized (log) {
      Long since = plannedUpTo.get(campaignId);
      if (since == null) {
        return List.of();
      }
      Map<DebtorId, Map<Instant, Long>> wishes = new TreeMap<>();
      RecordLog.Tail next = log.tail(client, since, 1);
      while (!next.events().isEmpty()) {
        DebtorEvent event = next.events().getFirst();
        if (event.record() instanceof OutcomeRecord outcome
            && outcome.callbackAt() != null
            && !outcome.callbackAt().isBefore(from)
            && outcome.callbackAt().isBefore(to)
            && !isKept(client, event.debtorId(), outcome.callbackAt(), outcome.contactId())) {
          wishes
              .computeIfAbsent(event.debtorId(), _ -> new TreeMap<>())
              .put(outcome.callbackAt(), next.position());
        }
        next = log.tail(client, next.position(), 1);
      }
      List<Asked> asked = new ArrayList<>();
      wishes.forEach(
          (debtor, moments) ->
              moments.forEach((at, position) -> asked.add(new Asked(debtor, at, position))));
      return asked;
    }
  }

  private synchronized boolean isKept(
      ClientId client, DebtorId debtor, Instant at, ContactId askedIn) {
    return calls(client, debtor)
        .filter(row -> !row.contact.contactId().equals(askedIn))
        .filter(row -> !row.contact.action().slot().start().isAfter(at))
        .filter(row -> row.contact.action().slot().end().isAfter(at))
        .anyMatch(row -> stands(row.status));
  }

  private Stream<Row> calls(ClientId client, DebtorId debtor) {
    return rows(client)
        .filter(row -> row.contact.debtorId().equals(debtor))
        .filter(row -> row.contact.action().channel() == Channel.PHONE);
  }

  private static boolean stands(ContactStatus status) {
    return switch (status) {
      case PLANNED, SENDING, LEASED, UNKNOWN, SENT -> true;
      case CANCELLED, FAILED, DEAD -> false;
    };
  }

  @Override
  public boolean add(
      ClientId client, String campaignId, PlannedContact call, Set<ContactId> ids, long knownUpTo) {
    synchronized (log) {
      Row row = new Row(campaignId, call);
      if (!addNew(client, row, ids)) {
        return false;
      }
      takeBack(
          client,
          log.tail(client, knownUpTo, Integer.MAX_VALUE).events().stream()
              .filter(event -> event.debtorId().equals(call.debtorId()))
              .toList());
      return row.status == ContactStatus.PLANNED;
    }
  }

  private synchronized boolean addNew(ClientId client, Row call, Set<ContactId> ids) {
    Map<ContactId, Row> ofClient = rows.computeIfAbsent(client, _ -> new HashMap<>());
    Slot slot = call.contact.action().slot();
    boolean overlaps =
        calls(client, call.contact.debtorId())
            .filter(row -> row.contact.action().slot().start().isBefore(slot.end()))
            .filter(row -> row.contact.action().slot().end().isAfter(slot.start()))
            .anyMatch(row -> PENDING.contains(row.status));
    if (overlaps || ids.stream().anyMatch(ofClient::containsKey)) {
      return false;
    }
    ofClient.put(call.contact.contactId(), call);
    return true;
  }

  private synchronized List<Row> add(
      ClientId client, String campaignId, List<Failed> failed, List<Instead> instead) {
    Set<ContactId> ours = new HashSet<>();
    for (Failed one : failed) {
      Row row = Objects.requireNonNull(rows.get(client)).get(one.contact().contactId());
      if (row != null && row.failure == Failure.OPEN) {
        row.failure = Failure.SEEN_TO;
        ours.add(one.contact().contactId());
      }
    }
    List<Row> added = new ArrayList<>();
    for (Instead one : instead) {
      if (ours.contains(one.of())) {
        Row row = new Row(campaignId, one.contact());
        Objects.requireNonNull(rows.get(client)).put(one.contact().contactId(), row);
        added.add(row);
      }
    }
    return added;
  }

  @Override
  public synchronized Set<ContactId> calledOff(ClientId client, Set<ContactId> contacts) {
    Map<ContactId, Row> known = rows.getOrDefault(client, Map.of());
    return contacts.stream()
        .filter(
            contact -> {
              Row row = known.get(contact);
              return row == null || (row.status == ContactStatus.SENDING && row.reason != null);
            })
        .collect(Collectors.toSet());
  }

  private Stream<Row> rows(ClientId client) {
    return rows.getOrDefault(client, Map.of()).values().stream();
  }

  private enum Failure {
    NONE,
    OPEN,
    SEEN_TO
  }

  private static final class Row {
    private final String campaignId;
    private PlannedContact contact;
    private ContactStatus status = ContactStatus.PLANNED;
    private int attempts;
    private @Nullable Instant notBefore;
    private @Nullable String reason;
    private @Nullable Lease lease;
    private Failure failure = Failure.NONE;
    private boolean late;

    private Row(String campaignId, PlannedContact contact) {
      this.campaignId = campaignId;
      this.contact = contact;
    }

    private boolean claimable(Instant now) {
      boolean due = notBefore == null || !notBefore.isAfter(now);
      return switch (status) {
        case PLANNED ->
            due
                && !contact.action().slot().start().isAfter(now)
                && contact.action().slot().end().isAfter(now);
        case SENDING -> due;
        case LEASED, SENT, CANCELLED, FAILED, UNKNOWN, DEAD -> false;
      };
    }

    private void takeBack(String why) {
      if (status == ContactStatus.PLANNED) {
        status = ContactStatus.CANCELLED;
        reason = why;
      } else if ((status == ContactStatus.SENDING || status == ContactStatus.LEASED)
          && reason == null) {
        reason = why;
      }
    }

    private void lease(Lease by) {
      status = ContactStatus.LEASED;
      lease = by;
      reason = null;
    }

    private void giveBack(boolean again, String why) {
      if (again && reason == null) {
        status = ContactStatus.PLANNED;
      } else {
        status = ContactStatus.CANCELLED;
        reason = reason == null ? why : reason;
      }
    }

    private void settle(Settlement settlement) {
      boolean takenBack = status == ContactStatus.SENDING && reason != null;
      if (takenBack && settlement.status() == ContactStatus.PLANNED) {
        status = ContactStatus.CANCELLED;
        return;
      }
      status = settlement.status();
      if (status == ContactStatus.FAILED
          || (status == ContactStatus.DEAD && contact.ofWorkflow())) {
        fail();
      }
      notBefore = settlement.retryAt();
      reason = settlement.reason();
    }

    private void fail() {
      failure = failure == Failure.NONE ? Failure.OPEN : failure;
    }

    private boolean counts() {
      return status != ContactStatus.CANCELLED && status != ContactStatus.FAILED;
    }

    private ContactState state() {
      return new ContactState(contact, status, attempts, reason);
    }
  }
}
