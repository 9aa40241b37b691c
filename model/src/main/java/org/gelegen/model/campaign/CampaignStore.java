package org.gelegen.model.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps campaigns and moves their contacts from planned to sent, each by one dispatcher at a time.
 */
public interface CampaignStore {
  /**
   * Commits a campaign with its contacts in one transaction. A campaign of the same client and date
   * that is there already is answered instead and nothing is stored: a date is planned once.
   *
   * <p>What was taken in while the campaign was being planned takes its contacts back as it would
   * have had they been there. Nothing slips between: whatever is taken in later finds them.
   *
   * @param knownUpTo the position of the log that the planning knew
   * @param report is kept with the campaign; absent: nothing is known of its plan
   */
  Campaign commit(
      Campaign campaign,
      List<PlannedContact> contacts,
      long knownUpTo,
      @Nullable PlanReport report);

  /** Commits a campaign without a report of its plan. */
  default Campaign commit(Campaign campaign, List<PlannedContact> contacts, long knownUpTo) {
    return commit(campaign, contacts, knownUpTo, null);
  }

  /** What there is to know of a campaign's plan, where it was kept with the campaign. */
  Optional<PlanReport> report(ClientId client, String campaignId);

  Optional<Campaign> find(ClientId client, String campaignId);

  Optional<Campaign> findByDate(ClientId client, LocalDate date);

  /** All campaigns of a client, by business date. */
  List<Campaign> list(ClientId client);

  /** A client's newest campaigns, newest business date first. */
  List<Campaign> newest(ClientId client, int limit);

  /** The campaign's contacts with their state, by slot and contact id. */
  default List<ContactState> contacts(ClientId client, String campaignId) {
    List<ContactState> contacts = new ArrayList<>();
    forEachContact(client, campaignId, contacts::add);
    return contacts;
  }

  /**
   * Hands out the same, one by one, in bounded memory.
   *
   * @param visitor asks nothing of the same database on its thread, whose connection is busy
   *     handing out
   */
  void forEachContact(ClientId client, String campaignId, Consumer<ContactState> visitor);

  /**
   * Claims contacts whose slot has begun and not ended, or whose sending lease ran out, best first:
   * marks them as sending with the next attempt number and a lease, and commits. No two callers get
   * the same.
   *
   * @param channels only these channels; claiming never touches others
   */
  List<Claim> claim(ClientId client, Set<Channel> channels, int limit, Instant now, Duration lease);

  /**
   * Lets claimed contacts speak of other cases than was planned, before they are handed over: so
   * one whose fate stays unknown is recorded as about what it spoke of.
   *
   * @param others the debtors' other cases, by contact
   */
  void speakOf(ClientId client, Map<ContactId, List<CaseId>> others);

  /**
   * Settles claims; one that was taken over by somebody else is left alone: the attempt is the
   * fence. A contact that was settled as unknown can be settled once more, when a receipt tells,
   * and is sent once its record is in the log. One that is settled as planned after it was taken
   * back is cancelled.
   *
   * @return how many were still the caller's
   */
  int settle(ClientId client, List<Settlement> settlements);

  /**
   * Marks as cancelled what was planned for a slot that ended by {@code now}, and what a dialer
   * held under a lease that ended without an outcome; answers how many. A call that a workflow
   * planned is planned again instead while its slot runs, unless it was taken back: no model is
   * there to choose it anew.
   */
  int expire(ClientId client, Instant now);

  /** Every contact that was ever planned with a debtor, by slot and contact id. */
  List<ContactState> findByDebtor(ClientId client, DebtorId debtor);

  /** How many contacts of a campaign there are by slot, channel and where they stand. */
  List<ContactCount> counts(ClientId client, String campaignId);

  /**
   * The same of the contacts that are of no campaign, as the calls are that a dialer was given
   * besides the plan, whose slot begins from {@code from} on and before {@code to}.
   */
  List<ContactCount> countsApart(ClientId client, Instant from, Instant to);

  /** The contacts of a campaign that are expected to bring most, best first, then by id. */
  List<ContactState> best(ClientId client, String campaignId, int limit);

  /** How many contacts of a campaign stand where. */
  Map<ContactStatus, Long> progress(ClientId client, String campaignId);

  /**
   * The planned, claimed, leased and unknown contacts of a debtor, which count against its caps
   * beside what the history holds.
   */
  List<ContactState> pending(ClientId client, DebtorId debtor);

  /** What is pending of each of the debtors; those with nothing pending may be missing. */
  default Map<DebtorId, List<ContactState>> pending(ClientId client, Set<DebtorId> debtors) {
    Map<DebtorId, List<ContactState>> pending = new HashMap<>();
    for (DebtorId debtor : debtors) {
      pending.put(debtor, pending(client, debtor));
    }
    return pending;
  }

  /**
   * Those of the contacts that are being sent and were taken back after they were claimed, or whose
   * debtor was erased since.
   */
  Set<ContactId> calledOff(ClientId client, Set<ContactId> contacts);

  /**
   * A contact with where it stands.
   *
   * @param reason while it is being sent: why it was taken back after it was claimed
   */
  record ContactState(
      PlannedContact contact, ContactStatus status, int attempts, @Nullable String reason) {
    /** What bears on what is planned next. */
    public KnownContact known() {
      return KnownContact.of(contact, status);
    }

    /** The same of several. */
    public static List<KnownContact> known(List<ContactState> states) {
      return states.stream().map(ContactState::known).toList();
    }
  }

  /**
   * Contacts that are alike.
   *
   * @param slot the beginning of their slot
   * @param contacts how many, above 0
   */
  record ContactCount(Instant slot, Channel channel, ContactStatus status, long contacts) {}

  /**
   * A contact claimed for sending.
   *
   * @param attempt from 1; the fence of this claim
   * @param tries the same, counted from when somebody planned the contact again
   * @param takenOver an earlier attempt was never settled: whether it was sent is not known
   */
  record Claim(PlannedContact contact, int attempt, int tries, boolean takenOver) {}

  /**
   * How a claim ended.
   *
   * @param retryAt with status {@code PLANNED}: not before this moment
   */
  record Settlement(
      ContactId contactId,
      int attempt,
      ContactStatus status,
      @Nullable Instant retryAt,
      @Nullable String reason) {}
}
