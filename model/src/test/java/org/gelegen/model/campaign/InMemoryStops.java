package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;

/** Keeps stops and leaves alone what is planned. */
public final class InMemoryStops implements Stops {
  private final Map<ClientId, List<Stop>> stops = new HashMap<>();
  private int made;

  @Override
  public synchronized Stop stop(
      ClientId client, @Nullable Channel channel, Instant at, String by, String why) {
    Stop stop = new Stop("stop-" + made++, channel, at, by, why, 0, null, null);
    of(client).addFirst(stop);
    return stop;
  }

  @Override
  public synchronized Optional<Stop> lift(ClientId client, String stopId, Instant at, String by) {
    of(client)
        .replaceAll(
            stop ->
                stop.stopId().equals(stopId) && stop.liftedAt() == null
                    ? new Stop(
                        stopId,
                        stop.channel(),
                        stop.stoppedAt(),
                        stop.stoppedBy(),
                        stop.why(),
                        stop.cancelled(),
                        at,
                        by)
                    : stop);
    return of(client).stream().filter(stop -> stop.stopId().equals(stopId)).findFirst();
  }

  @Override
  public synchronized List<Stop> list(ClientId client) {
    return List.copyOf(of(client));
  }

  @Override
  public synchronized Set<Channel> stopped(ClientId client) {
    return Arrays.stream(Channel.values())
        .filter(channel -> of(client).stream().anyMatch(stop -> stop.holds(channel)))
        .collect(Collectors.toSet());
  }

  private List<Stop> of(ClientId client) {
    return stops.computeIfAbsent(client, _ -> new ArrayList<>());
  }
}
