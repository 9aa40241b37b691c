package org.gelegen.scheduler.dispatch;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.CampaignStore.Claim;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.scheduler.dispatch.LastCheck.Finding;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One batch of contacts of one gateway, from their claim to their settlement. */
final class Batch {
  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  private final Means means;
  private final ClientId client;
  private final GuardedGateway gateway;
  private final LastCheck check;
  private final InstantSource clock;
  private final Instant now;
  private final List<Settlement> settlements = new ArrayList<>();
  private final List<NumberedRecord> made = new ArrayList<>();
  private final Map<ContactStatus, Integer> settled = new EnumMap<>(ContactStatus.class);
  private int left;

  /**
   * Makes a batch.
   *
   * @param clock read when the batch begins, for claims and rules, and when each message is handed
   *     over
   */
  Batch(
      Means means, ClientId client, GuardedGateway gateway, LastCheck check, InstantSource clock) {
    this.means = means;
    this.client = client;
    this.gateway = gateway;
    this.check = check;
    this.clock = clock;
    this.now = clock.instant();
  }

  /**
   * What batches are sent with.
   *
   * @param persistence recording and settling are repeated by
   */
  record Means(
      DispatchPorts ports, DispatchSettings pace, Pauses pauses, RetryPolicy<Object> persistence) {}

  /** Answers whether there was anything to claim. */
  boolean run(Portfolio portfolio, Map<ContactStatus, Integer> counts) {
    int limit = gateway.appetite(means.pace().batch());
    if (limit == 0) {
      return false;
    }
    StopSign stopSign = new StopSign(means.ports().stops(), client);
    BooleanSupplier leaseHolds = Dispatcher.within(means.pace().lease().dividedBy(2));
    List<Claim> claims =
        means
            .ports()
            .campaigns()
            .claim(client, gateway.gateway().channels(), limit, now, means.pace().lease());
    if (claims.isEmpty()) {
      return false;
    }
    Map<ContactId, OnItsWay> sending;
    try {
      sending = prepare(claims, portfolio);
    } catch (RuntimeException e) {
      handBackAll(claims);
      throw e;
    }
    CallOffs callOffs =
        new CallOffs(means.ports().campaigns(), client, sending.keySet(), System::nanoTime);
    gateway.sendAll(
        sending.values().stream().map(one -> one.message).toList(),
        message ->
            leaseHolds.getAsBoolean()
                && !stopSign.stops(message.channel())
                && begin(sending, message, callOffs),
        (message, delivery) -> end(sending, message, delivery, callOffs));
    sending.values().stream().filter(one -> !one.concluded).forEach(this::conclude);
    finish(counts);
    return true;
  }

  /** Looks at what was claimed, and writes the messages of what may go out. */
  private Map<ContactId, OnItsWay> prepare(List<Claim> claims, Portfolio portfolio) {
    Set<DebtorId> debtors =
        claims.stream()
            .map(claim -> claim.contact().debtorId())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<DebtorId, List<ContactState>> pending = means.ports().campaigns().pending(client, debtors);
    portfolio.refresh(now);

    Map<ContactId, OnItsWay> sending = new LinkedHashMap<>();
    for (Claim claim : claims) {
      switch (check.look(claim.contact(), pending, now)) {
        case Finding.Recorded _ -> settle(claim, ContactStatus.SENT, null);
        case Finding.Refused refused -> refuse(claim, refused.reason());
        case Finding.Send send -> {
          if (mayBeSent(claim)) {
            sending.put(claim.contact().contactId(), new OnItsWay(claim, send.message(), now));
          }
        }
      }
    }
    List<OutgoingMessage> messages = sending.values().stream().map(one -> one.message).toList();
    Map<ContactId, List<CaseId>> others = new LinkedHashMap<>();
    for (OnItsWay one : sending.values()) {
      if (!one.message.alsoCaseIds().equals(one.claim.contact().alsoCaseIds())) {
        others.put(one.message.contactId(), one.message.alsoCaseIds());
      }
    }
    if (!others.isEmpty()) {
      Failsafe.with(means.persistence())
          .run(() -> means.ports().campaigns().speakOf(client, others));
    }
    Failsafe.with(means.persistence()).run(() -> check.keep(messages));
    return sending;
  }

  /**
   * Nothing was handed over yet, so nothing is in doubt. What was taken over from another
   * dispatcher is left to whoever comes when the lease is over.
   */
  private void handBackAll(List<Claim> claims) {
    settlements.clear();
    claims.forEach(
        claim -> handBack(claim, means.pace().firstPause(), "it could not be readied for sending"));
    try {
      settle();
    } catch (RuntimeException e) {
      LOG.error("{} contacts of {} could not be handed back", claims.size(), client, e);
    }
  }

  /** A contact between its check and its conclusion. */
  private static final class OnItsWay {
    private final Claim claim;
    private final OutgoingMessage message;
    private Instant begunAt;
    private boolean begun;
    private boolean concluded;
    private Optional<Delivery> delivery = Optional.empty();

    private OnItsWay(Claim claim, OutgoingMessage message, Instant now) {
      this.claim = claim;
      this.message = message;
      this.begunAt = now;
    }
  }

  /** Whether a message may be handed over, by the clock and by what was called off meanwhile. */
  private synchronized boolean begin(
      Map<ContactId, OnItsWay> sending, OutgoingMessage message, CallOffs callOffs) {
    concludeCalledOff(sending, callOffs);
    OnItsWay one = Objects.requireNonNull(sending.get(message.contactId()));
    one.begunAt = clock.instant();
    one.begun =
        !one.concluded
            && one.begunAt.isBefore(one.claim.contact().action().slot().end())
            && !callOffs.forbid(message.contactId());
    return one.begun;
  }

  private synchronized void end(
      Map<ContactId, OnItsWay> sending,
      OutgoingMessage message,
      Optional<Delivery> delivery,
      CallOffs callOffs) {
    OnItsWay one = Objects.requireNonNull(sending.get(message.contactId()));
    one.delivery = delivery;
    one.begun = false;
    concludeCalledOff(sending, callOffs);
    if (!one.concluded && callOffs.forbid(message.contactId())) {
      concludeNow(List.of(one));
    }
  }

  /**
   * Whoever called contacts off waits until they are settled: what is not with the gateway just now
   * is settled at once and not with the batch.
   */
  private void concludeCalledOff(Map<ContactId, OnItsWay> sending, CallOffs callOffs) {
    concludeNow(
        callOffs.news().stream()
            .map(sending::get)
            .filter(one -> one != null && !one.begun && !one.concluded)
            .toList());
  }

  private void concludeNow(List<OnItsWay> called) {
    if (called.isEmpty()) {
      return;
    }
    called.forEach(this::conclude);
    try {
      record();
      settle();
    } catch (RuntimeException e) {
      // They are recorded and settled with the rest of the batch.
      LOG.warn("contacts of {} that were called off are settled later", client, e);
    }
  }

  private void finish(Map<ContactStatus, Integer> counts) {
    record();
    settle();
    settled.forEach((status, count) -> counts.merge(status, count, Integer::sum));
    if (left > 0) {
      counts.merge(ContactStatus.SENDING, left, Integer::sum);
    }
  }

  private void settle() {
    int ours =
        Failsafe.with(means.persistence())
            .get(() -> means.ports().campaigns().settle(client, settlements));
    if (ours < settlements.size()) {
      LOG.warn(
          "{} of {} claims of {} were taken over before they were settled",
          settlements.size() - ours,
          settlements.size(),
          client);
    }
    for (Settlement settlement : settlements) {
      settled.merge(settlement.status(), 1, Integer::sum);
    }
    settlements.clear();
  }

  /** A contact that was perhaps sent and must not be sent now is not known to be unsent. */
  private void refuse(Claim claim, String reason) {
    settle(claim, claim.takenOver() ? ContactStatus.UNKNOWN : ContactStatus.CANCELLED, reason);
  }

  private boolean mayBeSent(Claim claim) {
    if (claim.takenOver() && !gateway.gateway().idempotent()) {
      settle(claim, ContactStatus.UNKNOWN, "the dispatcher stopped while it was being sent");
      return false;
    }
    if (claim.tries() > means.pace().attempts()) {
      settle(
          claim,
          claim.takenOver() ? ContactStatus.UNKNOWN : ContactStatus.DEAD,
          "tried " + means.pace().attempts() + " times");
      return false;
    }
    return true;
  }

  private void conclude(OnItsWay one) {
    one.concluded = true;
    Claim claim = one.claim;
    Optional<Delivery> delivery = one.delivery;
    if (delivery.isEmpty()) {
      handBack(
          claim,
          means.pace().firstPause(),
          "the gateway had no time for it in its hour, or it was called off");
      return;
    }
    switch (delivery.get()) {
      case Delivery.Accepted _ -> {
        made.add(new NumberedRecord(made.size() + 1, contactRecord(one)));
        settle(claim, ContactStatus.SENT, null);
      }
      case Delivery.Rejected rejected -> settle(claim, ContactStatus.FAILED, rejected.reason());
      case Delivery.Later later -> {
        if (claim.tries() >= means.pace().attempts()) {
          settle(
              claim,
              claim.takenOver() ? ContactStatus.UNKNOWN : ContactStatus.DEAD,
              later.reason());
        } else {
          Duration pause =
              later.after() == null ? means.pauses().after(claim.tries()) : later.after();
          handBack(claim, pause, later.reason());
        }
      }
      case Delivery.Unknown unknown -> {
        if (gateway.gateway().idempotent() && claim.tries() < means.pace().attempts()) {
          left++;
        } else {
          settle(claim, ContactStatus.UNKNOWN, unknown.reason());
        }
      }
    }
  }

  private void handBack(Claim claim, Duration pause, String reason) {
    if (claim.takenOver()) {
      left++;
    } else {
      settlements.add(
          new Settlement(
              claim.contact().contactId(),
              claim.attempt(),
              ContactStatus.PLANNED,
              now.plus(pause),
              reason));
    }
  }

  private void settle(Claim claim, ContactStatus status, @Nullable String reason) {
    settlements.add(
        new Settlement(claim.contact().contactId(), claim.attempt(), status, null, reason));
  }

  private void record() {
    if (made.isEmpty()) {
      return;
    }
    IntakeResult result =
        Failsafe.with(means.persistence()).get(() -> means.ports().intake().accept(made));
    if (!result.rejected().isEmpty()) {
      // The id is in the log with another moment: somebody who took the claim over was quicker.
      LOG.warn(
          "{} contacts of {} were recorded before by another dispatcher",
          result.rejected().size(),
          client);
    }
    made.clear();
  }

  private ContactRecord contactRecord(OnItsWay one) {
    Claim claim = one.claim;
    return new ContactRecord(
        client,
        claim.contact().contactId(),
        claim.contact().debtorId(),
        claim.contact().caseId(),
        one.message.alsoCaseIds(),
        claim.contact().action().channel(),
        one.begunAt.truncatedTo(ChronoUnit.MICROS),
        Direction.OUTBOUND,
        claim.contact().template(),
        one.message.tone(),
        claim.contact().cost(),
        claim.contact().propensity());
  }
}
