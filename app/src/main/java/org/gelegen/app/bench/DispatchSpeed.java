package org.gelegen.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.gelegen.app.House;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scheduler.dispatch.DispatchResult;
import org.gelegen.scheduler.dispatch.Dispatcher;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.OutgoingMessage;

/**
 * How fast due contacts go out into a gateway that answers at once.
 *
 * @param contacts how many went out
 * @param took from the first claim to the last settlement
 */
public record DispatchSpeed(int contacts, Duration took) {
  /** Contacts a second. */
  public double perSecond() {
    return contacts / (took.toNanos() / 1e9);
  }

  /**
   * Makes contacts up on an embedded database of its own, which is gone afterwards, and sends them.
   */
  public static DispatchSpeed onItsOwn(Surroundings surroundings, int contacts) {
    try {
      Path folder = Files.createTempDirectory("gelegen-bench");
      try (House house =
          House.open(
              new SettingsSources().flag("data.dir", folder).build(),
              surroundings.at(DueContacts.NINE))) {
        DueContacts.load(house, contacts);
        return measure(house, contacts);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the measurement cannot be used", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /**
   * Sends all {@link DueContacts} of a house.
   *
   * @throws IllegalStateException when not every contact was handed over exactly once
   */
  private static DispatchSpeed measure(House house, int contacts) {
    AtOnce gateway = new AtOnce();
    Dispatcher dispatcher = house.dispatcher(List.of(gateway), new Random(1));
    // The histories are in memory wherever a dispatcher has run before.
    house.desks().find(DueContacts.CLIENT).orElseThrow().portfolio().refresh(DueContacts.NINE);
    long start = System.nanoTime();
    int sent = 0;
    DispatchResult result;
    do {
      result = dispatcher.dispatchDue(DueContacts.CLIENT, DueContacts.NINE);
      sent += result.count(ContactStatus.SENT);
    } while (result.more());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (sent != contacts || gateway.taken.get() != contacts) {
      throw new IllegalStateException(
          "%d of %d contacts were sent and %d handed over"
              .formatted(sent, contacts, gateway.taken.get()));
    }
    return new DispatchSpeed(contacts, took);
  }

  /** Takes everything at once. */
  private static final class AtOnce implements Gateway {
    private final AtomicInteger taken = new AtomicInteger();

    @Override
    public String name() {
      return "at-once";
    }

    @Override
    public Set<Channel> channels() {
      return Set.of(Channel.EMAIL);
    }

    @Override
    public boolean idempotent() {
      return true;
    }

    @Override
    public int concurrency() {
      return 4;
    }

    @Override
    public Delivery send(OutgoingMessage message) {
      taken.incrementAndGet();
      return new Delivery.Accepted();
    }
  }
}
