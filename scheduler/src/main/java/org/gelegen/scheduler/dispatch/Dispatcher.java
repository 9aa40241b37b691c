package org.gelegen.scheduler.dispatch;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.CampaignStore.Claim;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.scheduler.dispatch.LastCheck.Finding;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.texts.MessageWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due.
 *
 * <h2>The order of steps, and what a crash after each leaves</h2>
 *
 * <ol>
 *   <li><b>Claim</b>: the contact is marked as being sent, with an attempt number and a lease, and
 *       committed. After a crash from here on it is claimed again once the lease has ended, as
 *       <i>taken over</i>.
 *   <li><b>Check</b>: what is pending is read first and the log after it, and the rules are asked.
 *       What may not go out is cancelled.
 *   <li><b>Send</b> through the gateway, with the contact's id as idempotency key.
 *   <li><b>Record</b>: the contact goes into the log by the same intake as every record. From now
 *       on everybody knows that it was made.
 *   <li><b>Settle</b>, with the attempt number as fence.
 * </ol>
 *
 * <p>A contact that was taken over and is in the log was sent: it is settled and not sent. One that
 * is not in the log was perhaps sent. At an idempotent gateway it is sent again, which makes up for
 * a crash before sending and does no harm after it. At any other it becomes <i>unknown</i>: it
 * counts against every cap, and no machine repeats it. Recording comes before settling, because a
 * crash between the two is then found out by the log; the other way round a contact would be
 * settled as sent and never be recorded.
 *
 * <p>What was perhaps sent is never handed back as planned, since a planned contact may expire as
 * if it had not been made. It stays as being sent until its lease ends and is taken over again;
 * after the last attempt it becomes unknown. For the same reason nothing is sent once half of the
 * lease is over: whoever was paused that long finds its claims taken over.
 *
 * <p>Safe for use by several threads and several processes at a time.
 */
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final DispatchPorts ports;
  private final MessageWriter writer;
  private final List<GuardedGateway> gateways;
  private final DispatchSettings pace;
  private final RandomGenerator jitter;
  private final RetryPolicy<Object> persistence;

  /**
   * Makes a dispatcher.
   *
   * @param gateways each channel at most once; channels of none are left to others, such as dialers
   * @param jitter where the length of pauses comes from; used by one thread at a time
   */
  public Dispatcher(
      DispatchPorts ports,
      MessageWriter writer,
      List<Gateway> gateways,
      DispatchSettings pace,
      RandomGenerator jitter) {
    this.ports = ports;
    this.writer = writer;
    this.pace = pace;
    this.jitter = jitter;
    this.gateways =
        gateways.stream().map(gateway -> new GuardedGateway(gateway, pace.gatewayRest())).toList();
    long channels = gateways.stream().mapToLong(gateway -> gateway.channels().size()).sum();
    if (channels != gateways.stream().flatMap(g -> g.channels().stream()).distinct().count()) {
      throw new IllegalArgumentException("a channel must have one gateway at most");
    }
    // Recording and settling can be repeated at will, and a database that restarts is back soon.
    persistence =
        RetryPolicy.builder()
            .handle(RuntimeException.class)
            .withMaxRetries(4)
            .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(2))
            .build();
  }

  /**
   * Sends everything of a client that is due at {@code now}.
   *
   * @param now the moment that rules and slots are judged by, and that records carry
   */
  public DispatchResult dispatchDue(ClientId client, Instant now) {
    Optional<Desk> desk = ports.desks().find(client);
    Map<ContactStatus, Integer> counts = new EnumMap<>(ContactStatus.class);
    if (desk.isEmpty()) {
      return new DispatchResult(counts, false);
    }
    Portfolio portfolio = desk.get().portfolio();
    LastCheck check = new LastCheck(portfolio, desk.get().decider(), writer);
    BooleanSupplier inTime = within(pace.longestRun());
    boolean more = false;
    for (GuardedGateway gateway : gateways) {
      boolean claimed = true;
      while (claimed && inTime.getAsBoolean()) {
        claimed = new Batch(client, gateway, check, now).run(portfolio, counts);
      }
      more |= claimed;
    }
    return new DispatchResult(counts, more);
  }

  /** Answers whether {@code span} is not over yet, by a clock that nobody sets. */
  private static BooleanSupplier within(Duration span) {
    long start = System.nanoTime();
    return () -> System.nanoTime() - start < span.toNanos();
  }

  /** One batch of contacts of one gateway. */
  private final class Batch {
    private final ClientId client;
    private final GuardedGateway gateway;
    private final LastCheck check;
    private final Instant now;
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<NumberedRecord> made = new ArrayList<>();
    private int left;

    private Batch(ClientId client, GuardedGateway gateway, LastCheck check, Instant now) {
      this.client = client;
      this.gateway = gateway;
      this.check = check;
      this.now = now;
    }

    /** Answers whether there was anything to claim. */
    private boolean run(Portfolio portfolio, Map<ContactStatus, Integer> counts) {
      int limit = gateway.appetite(pace.batch());
      if (limit == 0) {
        return false;
      }
      BooleanSupplier leaseHolds = within(pace.lease().dividedBy(2));
      List<Claim> claims =
          ports.campaigns().claim(client, gateway.gateway().channels(), limit, now, pace.lease());
      if (claims.isEmpty()) {
        return false;
      }
      Set<DebtorId> debtors =
          claims.stream()
              .map(claim -> claim.contact().debtorId())
              .collect(Collectors.toCollection(LinkedHashSet::new));
      Map<DebtorId, List<ContactState>> pending = ports.campaigns().pending(client, debtors);
      portfolio.refresh(now);

      List<Claim> sending = new ArrayList<>();
      List<OutgoingMessage> messages = new ArrayList<>();
      for (Claim claim : claims) {
        switch (check.look(claim.contact(), pending, now)) {
          case Finding.Recorded _ -> settle(claim, ContactStatus.SENT, null);
          case Finding.Refused refused -> refuse(claim, refused.reason());
          case Finding.Send send -> {
            if (mayBeSent(claim)) {
              sending.add(claim);
              messages.add(send.message());
            }
          }
        }
      }
      List<Optional<Delivery>> deliveries = gateway.sendAll(messages, leaseHolds);
      for (int i = 0; i < deliveries.size(); i++) {
        conclude(sending.get(i), messages.get(i), deliveries.get(i));
      }
      record();
      int settled =
          Failsafe.with(persistence).get(() -> ports.campaigns().settle(client, settlements));
      if (settled < settlements.size()) {
        LOG.warn(
            "{} of {} claims of {} were taken over before they were settled",
            settlements.size() - settled,
            settlements.size(),
            client);
      }
      for (Settlement settlement : settlements) {
        counts.merge(settlement.status(), 1, Integer::sum);
      }
      if (left > 0) {
        counts.merge(ContactStatus.SENDING, left, Integer::sum);
      }
      return true;
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
      if (claim.attempt() > pace.attempts()) {
        settle(
            claim,
            claim.takenOver() ? ContactStatus.UNKNOWN : ContactStatus.DEAD,
            "tried " + pace.attempts() + " times");
        return false;
      }
      return true;
    }

    private void conclude(Claim claim, OutgoingMessage message, Optional<Delivery> delivery) {
      if (delivery.isEmpty()) {
        handBack(claim, pace.firstPause(), "the gateway had no time for it");
        return;
      }
      switch (delivery.get()) {
        case Delivery.Accepted _ -> {
          made.add(new NumberedRecord(made.size() + 1, contactRecord(claim, message)));
          settle(claim, ContactStatus.SENT, null);
        }
        case Delivery.Rejected rejected -> settle(claim, ContactStatus.FAILED, rejected.reason());
        case Delivery.Later later -> {
          if (claim.attempt() >= pace.attempts()) {
            settle(
                claim,
                claim.takenOver() ? ContactStatus.UNKNOWN : ContactStatus.DEAD,
                later.reason());
          } else {
            Duration pause = later.after() == null ? pause(claim.attempt()) : later.after();
            handBack(claim, pause, later.reason());
          }
        }
        case Delivery.Unknown unknown -> {
          if (gateway.gateway().idempotent() && claim.attempt() < pace.attempts()) {
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
      IntakeResult result = Failsafe.with(persistence).get(() -> ports.intake().accept(made));
      if (!result.rejected().isEmpty()) {
        // The id is in the log with another moment: somebody who took the claim over was quicker.
        LOG.warn(
            "{} contacts of {} were recorded before by another dispatcher",
            result.rejected().size(),
            client);
      }
    }

    private ContactRecord contactRecord(Claim claim, OutgoingMessage message) {
      return new ContactRecord(
          client,
          claim.contact().contactId(),
          claim.contact().debtorId(),
          claim.contact().caseId(),
          claim.contact().action().channel(),
          now.truncatedTo(ChronoUnit.MICROS),
          Direction.OUTBOUND,
          claim.contact().template(),
          message.tone(),
          claim.contact().cost(),
          claim.contact().propensity());
    }
  }

  /**
   * Full jitter: anything up to the pause's length, so that what failed together does not come back
   * together.
   *
   * @see "Brooker: Exponential backoff and jitter, AWS Architecture Blog, 2015"
   */
  private Duration pause(int attempt) {
    long longest = pace.longestPause().toMillis();
    long most = Math.min(longest, pace.firstPause().toMillis() << Math.min(attempt - 1, 20));
    synchronized (jitter) {
      return Duration.ofMillis(most == 0 ? 0 : jitter.nextLong(most + 1));
    }
  }
}
