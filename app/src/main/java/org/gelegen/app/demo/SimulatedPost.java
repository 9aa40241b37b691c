package org.gelegen.app.demo;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gelegen.app.House;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.scheduler.dispatch.Dispatcher;
import org.gelegen.scheduler.gateways.SimulatedGateway;

/** Contacts leave and nothing is sent. */
final class SimulatedPost implements Post {
  private final Dispatcher dispatcher;

  SimulatedPost(House house, RandomGenerator jitter) {
    dispatcher =
        house.dispatcher(List.of(new SimulatedGateway(Set.of(Channel.values()), _ -> {})), jitter);
  }

  @Override
  public void send(ClientId client, Instant hour) {
    dispatcher.dispatchDue(client, hour);
  }

  @Override
  public boolean tells(PortfolioRecord record) {
    return false;
  }
}
