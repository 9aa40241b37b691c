package org.gelegen.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/** Keeps campaigns and their contacts as rows. A claim commits before anything is sent. */
public final class PostgresCampaignStore implements CampaignStore {
  private final ClientTransactions transactions;
  private final LeaseTime leases;

  /** One for each client, so that nobody waits for another's. */
  private final Map<ClientId, Gatherer<Set<DebtorId>, Map<DebtorId, List<ContactState>>>> pending =
      new ConcurrentHashMap<>();

  /** One that knows dialers' leases to end by its callers' clock. */
  public PostgresCampaignStore(Database database) {
    this(database, LeaseTime.OF_CALLER);
  }

  /**
   * Makes a store.
   *
   * @param leases when dialers' leases end
   */
  public PostgresCampaignStore(Database database, LeaseTime leases) {
    this.transactions = database.transactions();
    this.leases = leases;
  }

  @Override
  public Campaign commit(
      Campaign campaign,
      List<PlannedContact> contacts,
      long knownUpTo,
      @Nullable PlanReport report) {
    ClientId client = campaign.clientId();
    return transactions.in(
        client,
        handle -> {
          // Whoever takes records in waits here or is waited for, so that either it finds the
          // contacts or its records are found below.
          Positions.hold(handle, client);
          if (CampaignRows.insert(handle, campaign, knownUpTo, report) == 0) {
            return CampaignRows.findByDate(handle, client, campaign.date()).orElseThrow();
          }
          PlannedContactRows.insert(handle, client, campaign.campaignId(), contacts);
          ErasedDebtors.takeBack(handle, client);
          Withdrawals.after(handle, client, knownUpTo);
          PostgresStops.takeBack(handle, client);
          PostgresObjections.takeBack(handle, client);
          return campaign;
        });
  }

  @Override
  public Optional<Campaign> find(ClientId client, String campaignId) {
    return transactions.in(client, handle -> CampaignRows.find(handle, client, campaignId));
  }

  @Override
  public Optional<PlanReport> report(ClientId client, String campaignId) {
    return transactions.in(client, handle -> CampaignRows.report(handle, client, campaignId));
  }

  @Override
  public Optional<Campaign> findByDate(ClientId client, LocalDate date) {
    return transactions.in(client, handle -> CampaignRows.findByDate(handle, client, date));
  }

  @Override
  public List<Campaign> list(ClientId client) {
    return transactions.in(client, handle -> CampaignRows.list(handle, client));
  }

  @Override
  public List<Campaign> newest(ClientId client, int limit) {
    return transactions.in(client, handle -> CampaignRows.newest(handle, client, limit));
  }

  @Override
  public List<ContactCount> counts(ClientId client, String campaignId) {
    return transactions.in(client, handle -> PlannedContactRows.counts(handle, client, campaignId));
  }

  @Override
  public List<ContactCount> countsApart(ClientId client, Instant from, Instant to) {
    return transactions.in(
        client, handle -> PlannedContactRows.countsApart(handle, client, from, to));
  }

  @Override
  public List<ContactState> best(ClientId client, String campaignId, int limit) {
    return transactions.in(
        client, handle -> PlannedContactRows.best(handle, client, campaignId, limit));
  }

  @Override
  public void forEachContact(ClientId client, String campaignId, Consumer<ContactState> visitor) {
    transactions.in(
        client,
        handle -> {
          PlannedContactRows.ofCampaign(handle, client, campaignId, visitor);
          return client;
        });
  }

  @Override
  public List<ContactState> findByDebtor(ClientId client, DebtorId debtor) {
    return transactions.in(client, handle -> PlannedContactRows.ofDebtor(handle, client, debtor));
  }

  @Override
  public List<Claim> claim(
      ClientId client, Set<Channel> channels, int limit, Instant now, Duration lease) {
    return transactions.in(
        client,
        handle -> {
          Set<Channel> open = EnumSet.noneOf(Channel.class);
          open.addAll(channels);
          open.removeAll(PostgresStops.stopped(handle, client));
          return open.isEmpty()
              ? List.of()
              : new ContactClaims(handle, client).claim(open, limit, now, lease);
        });
  }

  @Override
  public void speakOf(ClientId client, Map<ContactId, List<CaseId>> others) {
    transactions.in(
        client,
        handle -> {
          new ContactClaims(handle, client).speakOf(others);
          return client;
        });
  }

  @Override
  public int settle(ClientId client, List<Settlement> settlements) {
    return settlements.isEmpty()
        ? 0
        : transactions.in(client, handle -> new ContactClaims(handle, client).settle(settlements));
  }

  @Override
  public Set<ContactId> calledOff(ClientId client, Set<ContactId> contacts) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select asked.contact_id from unnest(:contacts) asked(contact_id)
                      left join planned_contact planned
                        on planned.client_id = :client
                          and planned.contact_id = asked.contact_id
                    where planned.contact_id is null
                      or planned.status = 'sending' and planned.reason is not null
                    """)
                .bind("client", client.value())
                .bindArray(
                    "contacts", String.class, contacts.stream().map(ContactId::value).toList())
                .map((row, _) -> new ContactId(row.getString("contact_id")))
                .set());
  }

  @Override
  public int expire(ClientId client, Instant now) {
    return transactions.in(
        client,
        handle ->
            new ContactClaims(handle, client).expire(now)
                + new CallClaims(handle, client, leases).expire(now));
  }

  @Override
  public Map<ContactStatus, Long> progress(ClientId client, String campaignId) {
    return transactions.in(
        client, handle -> PlannedContactRows.progress(handle, client, campaignId));
  }

  @Override
  public Map<DebtorId, List<ContactState>> pending(ClientId client, Set<DebtorId> debtors) {
    return debtors.isEmpty()
        ? Map.of()
        : pending
            .computeIfAbsent(client, its -> new Gatherer<>(asked -> pending(its, asked)))
            .ask(debtors);
  }

  @Override
  public List<ContactState> pending(ClientId client, DebtorId debtor) {
    return pending(client, Set.of(debtor)).getOrDefault(debtor, List.of());
  }

  /** Of whom several callers ask, by one query. */
  private List<Map<DebtorId, List<ContactState>>> pending(
      ClientId client, List<Set<DebtorId>> asked) {
    Set<DebtorId> all = new HashSet<>();
    asked.forEach(all::addAll);
    Map<DebtorId, List<ContactState>> found =
        PlannedContactRows.pending(transactions, client, all).stream()
            .collect(Collectors.groupingBy(state -> state.contact().debtorId()));
    return asked.stream().map(debtors -> of(debtors, found)).toList();
  }

  private static Map<DebtorId, List<ContactState>> of(
      Set<DebtorId> debtors, Map<DebtorId, List<ContactState>> found) {
    Map<DebtorId, List<ContactState>> its = new HashMap<>(found);
    its.keySet().retainAll(debtors);
    return its;
  }
}
