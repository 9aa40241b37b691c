package org.gelegen.scheduler.gateways;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.Channel;

/** Hands every contact once to a simulated outside world. */
public final class SimulatedGateway implements Gateway {
  private final Set<Channel> channels;
  private final Consumer<OutgoingMessage> world;
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  /**
   * Creates a gateway to {@code world}.
   *
   * @param world is called by one thread at a time
   */
  public SimulatedGateway(Set<Channel> channels, Consumer<OutgoingMessage> world) {
    this.channels = Set.copyOf(channels);
    this.world = world;
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public Set<Channel> channels() {
    return channels;
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public int concurrency() {
    return 1;
  }

  @Override
  public synchronized Delivery send(OutgoingMessage message) {
    if (taken.add(message.clientId() + "/" + message.contactId())) {
      world.accept(message);
    }
    return new Delivery.Accepted();
  }
}
