package org.gelegen.scheduler.rounds;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the same for every client. A client for whom it fails is left alone for a while, longer each
 * time, and holds up nobody else.
 */
final class ClientRounds {
  private static final Logger LOG = LoggerFactory.getLogger(ClientRounds.class);
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private final String what;
  private final RecordLog records;
  private final Map<ClientId, Failure> failures = new ConcurrentHashMap<>();

  ClientRounds(String what, RecordLog records) {
    this.what = what;
    this.records = records;
  }

  /** Work for one client. */
  interface Work {
    void run(ClientId client);
  }

  private record Failure(int times, Instant notBefore) {}

  void forEach(Instant now, Work work) {
    for (ClientId client : records.clients()) {
      Failure failure = failures.get(client);
      if (failure != null && now.isBefore(failure.notBefore())) {
        continue;
      }
      try {
        work.run(client);
        failures.remove(client);
      } catch (RuntimeException e) {
        int times = failure == null ? 1 : failure.times() + 1;
        Duration rest = Duration.ofMinutes(1L << Math.min(times - 1, 6));
        Duration bounded = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        failures.put(client, new Failure(times, now.plus(bounded)));
        LOG.error("{} failed for {}; next try after {}", what, client, bounded, e);
      }
    }
  }
}
