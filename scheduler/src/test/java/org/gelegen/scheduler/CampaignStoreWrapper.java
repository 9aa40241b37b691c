package org.gelegen.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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

/** Does what another store does; tests make it fail where they want it to. */
public abstract class CampaignStoreWrapper implements CampaignStore {
  protected final CampaignStore store;

  protected CampaignStoreWrapper(CampaignStore store) {
    this.store = store;
  }

  @Override
  public List<Claim> claim(
      ClientId client, Set<Channel> channels, int limit, Instant now, Duration lease) {
    return store.claim(client, channels, limit, now, lease);
  }

  @Override
  public void speakOf(ClientId client, Map<ContactId, List<CaseId>> others) {
    store.speakOf(client, others);
  }

  @Override
  public int settle(ClientId client, List<Settlement> settlements) {
    return store.settle(client, settlements);
  }

  @Override
  public Campaign commit(
      Campaign campaign,
      List<PlannedContact> contacts,
      long knownUpTo,
      @Nullable PlanReport report) {
    return store.commit(campaign, contacts, knownUpTo, report);
  }

  @Override
  public Optional<PlanReport> report(ClientId client, String campaignId) {
    return store.report(client, campaignId);
  }

  @Override
  public Optional<Campaign> find(ClientId client, String campaignId) {
    return store.find(client, campaignId);
  }

  @Override
  public List<Campaign> list(ClientId client) {
    return store.list(client);
  }

  @Override
  public List<Campaign> newest(ClientId client, int limit) {
    return store.newest(client, limit);
  }

  @Override
  public List<ContactCount> counts(ClientId client, String campaignId) {
    return store.counts(client, campaignId);
  }

  @Override
  public List<ContactCount> countsApart(ClientId client, Instant from, Instant to) {
    return store.countsApart(client, from, to);
  }

  @Override
  public List<ContactState> best(ClientId client, String campaignId, int limit) {
    return store.best(client, campaignId, limit);
  }

  @Override
  public Optional<Campaign> findByDate(ClientId client, LocalDate date) {
    return store.findByDate(client, date);
  }

  @Override
  public void forEachContact(ClientId client, String campaignId, Consumer<ContactState> visitor) {
    store.forEachContact(client, campaignId, visitor);
  }

  @Override
  public List<ContactState> findByDebtor(ClientId client, DebtorId debtor) {
    return store.findByDebtor(client, debtor);
  }

  @Override
  public int expire(ClientId client, Instant now) {
    return store.expire(client, now);
  }

  @Override
  public Map<ContactStatus, Long> progress(ClientId client, String campaignId) {
    return store.progress(client, campaignId);
  }

  @Override
  public Set<ContactId> calledOff(ClientId client, Set<ContactId> contacts) {
    return store.calledOff(client, contacts);
  }

  @Override
  public List<ContactState> pending(ClientId client, DebtorId debtor) {
    return store.pending(client, debtor);
  }
}
