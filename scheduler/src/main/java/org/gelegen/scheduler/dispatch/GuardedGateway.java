package org.gelegen.scheduler.dispatch;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway that is left alone for a while when most of its last messages failed. */
final class GuardedGateway {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedGateway.class);
  private static final int JUDGED_BY = 20;
  private static final int FAILURES = 10;

  private final Gateway gateway;
  private final CircuitBreaker<Delivery> breaker;
  private final Semaphore places;

  GuardedGateway(Gateway gateway, Duration rest) {
    this.gateway = gateway;
    places = new Semaphore(gateway.concurrency());
    breaker =
        CircuitBreaker.<Delivery>builder()
            .handleResultIf(GuardedGateway::isFailure)
            .withFailureThreshold(FAILURES, JUDGED_BY)
            .withDelay(rest)
            .onOpen(_ -> LOG.warn("gateway {} rests for {}", gateway.name(), rest))
            .build();
  }

  private static boolean isFailure(Delivery delivery) {
    return delivery instanceof Delivery.Later || delivery instanceof Delivery.Unknown;
  }

  Gateway gateway() {
    return gateway;
  }

  /**
   * How many contacts may be claimed for it now: none while it rests, one to try it out. What a
   * crash leaves claimed cannot be repeated where the gateway is not idempotent, so that no more is
   * claimed there than is handed over at once.
   */
  int appetite(int batch) {
    if (breaker.isClosed()) {
      return gateway.idempotent() ? batch : Math.min(batch, gateway.concurrency());
    }
    return breaker.isOpen() && breaker.getRemainingDelay().isPositive() ? 0 : 1;
  }

  /**
   * Hands messages over, so many at a time as the gateway allows.
   *
   * @param goOn asked before each message
   * @param done told what became of each message as soon as it is known; empty where it was not
   *     handed over, because the gateway rests or there was no going on
   */
  void sendAll(
      List<OutgoingMessage> messages,
      Predicate<OutgoingMessage> goOn,
      BiConsumer<OutgoingMessage, Optional<Delivery>> done) {
    if (gateway.concurrency() == 1 || messages.size() <= 1) {
      messages.forEach(message -> done.accept(message, send(message, goOn)));
      return;
    }
    Together.run(
        messages.stream()
            .<Supplier<OutgoingMessage>>map(
                message ->
                    () -> {
                      done.accept(message, send(message, goOn));
                      return message;
                    })
            .toList());
  }

  private Optional<Delivery> send(OutgoingMessage message, Predicate<OutgoingMessage> goOn) {
    places.acquireUninterruptibly();
    try {
      if (!goOn.test(message) || !breaker.tryAcquirePermit()) {
        return Optional.empty();
      }
      Delivery delivery = sendOrDoubt(message);
      breaker.recordResult(delivery);
      return Optional.of(delivery);
    } finally {
      places.release();
    }
  }

  private Delivery sendOrDoubt(OutgoingMessage message) {
    try {
      return gateway.send(message);
    } catch (RuntimeException e) {
      // A gateway with a bug may have handed the message over before it failed.
      LOG.error("gateway {} failed on contact {}", gateway.name(), message.contactId(), e);
      return new Delivery.Unknown("the gateway failed: " + e.getClass().getSimpleName());
    }
  }
}
