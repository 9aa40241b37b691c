package org.gelegen.scheduler.dispatch;

import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.texts.MessageWriter;

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
  private final Batch.Means means;
  private final MessageWriter writer;
  private final List<GuardedGateway> gateways;

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
    this.writer = writer;
    this.gateways =
        gateways.stream().map(gateway -> new GuardedGateway(gateway, pace.gatewayRest())).toList();
    long channels = gateways.stream().mapToLong(gateway -> gateway.channels().size()).sum();
    if (channels != gateways.stream().flatMap(g -> g.channels().stream()).distinct().count()) {
      throw new IllegalArgumentException("a channel must have one gateway at most");
    }
    // Recording and settling can be repeated at will, and a database that restarts is back soon.
    RetryPolicy<Object> persistence =
        RetryPolicy.builder()
            .handle(RuntimeException.class)
            .withMaxRetries(4)
            .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(2))
            .build();
    means = new Batch.Means(ports, pace, new Pauses(pace, jitter), persistence);
  }

  /**
   * Sends everything of a client that is due at {@code now}, as if no time went by meanwhile.
   *
   * @param now the moment that rules and slots are judged by, and that records carry
   */
  public DispatchResult dispatchDue(ClientId client, Instant now) {
    return dispatchDue(client, InstantSource.fixed(now));
  }

  /**
   * Sends everything of a client that is due.
   *
   * @param clock asked for each batch what is due and what rules allow, and for each message
   *     whether its slot has not ended; records carry the moment of handing over
   */
  public DispatchResult dispatchDue(ClientId client, InstantSource clock) {
    Optional<Desk> desk = means.ports().desks().find(client);
    if (desk.isEmpty()) {
      return DispatchResult.NOTHING;
    }
    Portfolio portfolio = desk.get().portfolio();
    LastCheck check = new LastCheck(portfolio, desk.get().decider(), writer);
    BooleanSupplier inTime = within(means.pace().longestRun());
    List<Supplier<DispatchResult>> drains = new ArrayList<>();
    for (GuardedGateway gateway : gateways) {
      Supplier<Batch> batches = () -> new Batch(means, client, gateway, check, clock);
      for (int worker = 0; worker < means.pace().workers(); worker++) {
        drains.add(() -> drain(batches, portfolio, inTime));
      }
    }
    return drains.isEmpty()
        ? DispatchResult.NOTHING
        : Together.run(drains).stream().reduce(DispatchResult.NOTHING, DispatchResult::plus);
  }

  private static DispatchResult drain(
      Supplier<Batch> batches, Portfolio portfolio, BooleanSupplier inTime) {
    Map<ContactStatus, Integer> counts = new EnumMap<>(ContactStatus.class);
    boolean claimed = true;
    while (claimed && inTime.getAsBoolean()) {
      claimed = batches.get().run(portfolio, counts);
    }
    return new DispatchResult(counts, claimed);
  }

  /** Answers whether {@code span} is not over yet, by a clock that nobody sets. */
  static BooleanSupplier within(Duration span) {
    long start = System.nanoTime();
    return () -> System.nanoTime() - start < span.toNanos();
  }
}
