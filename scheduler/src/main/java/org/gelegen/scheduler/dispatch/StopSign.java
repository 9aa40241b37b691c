package org.gelegen.scheduler.dispatch;

import java.time.Duration;
import java.util.Set;
import org.gelegen.model.campaign.Stops;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second, while messages go out, whether somebody pressed stop. Where the database
 * does not answer nothing goes out either.
 */
final class StopSign {
  private static final Logger LOG = LoggerFactory.getLogger(StopSign.class);
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final Stops stops;
  private final ClientId client;
  private @Nullable Set<Channel> stopped;
  private long seenAt;

  StopSign(Stops stops, ClientId client) {
    this.stops = stops;
    this.client = client;
  }

  synchronized boolean stops(Channel channel) {
    @Nullable Set<Channel> seen = stopped;
    if (seen == null || System.nanoTime() - seenAt > GLANCE.toNanos()) {
      seen = look();
      stopped = seen;
      seenAt = System.nanoTime();
    }
    return seen.contains(channel);
  }

  private Set<Channel> look() {
    try {
      return stops.stopped(client);
    } catch (RuntimeException e) {
      LOG.warn("whether {} stopped is not known: nothing is handed over", client, e);
      return Set.of(Channel.values());
    }
  }
}
