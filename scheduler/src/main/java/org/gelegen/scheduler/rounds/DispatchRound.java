package org.gelegen.scheduler.rounds;

import java.time.Instant;
import java.time.InstantSource;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.records.RecordLog;
import org.gelegen.scheduler.dispatch.DispatchResult;
import org.gelegen.scheduler.dispatch.Dispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, for each client in turn, by the clock: with a long queue the last client's
 * turn comes minutes after the round began.
 */
public final class DispatchRound implements Round {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchRound.class);

  private final Dispatcher dispatcher;
  private final InstantSource clock;
  private final ClientRounds clients;

  public DispatchRound(RecordLog records, Dispatcher dispatcher, InstantSource clock) {
    this.dispatcher = dispatcher;
    this.clock = clock;
    clients = new ClientRounds("dispatch", records);
  }

  @Override
  public void run(Instant now) {
    clients.forEach(
        now,
        client -> {
          DispatchResult result = dispatcher.dispatchDue(client, clock);
          if (!result.settled().isEmpty()) {
            LOG.info("dispatched for {}: {}", client, result.settled());
          }
          if (result.count(ContactStatus.UNKNOWN) > 0) {
            LOG.warn(
                "{} contacts of {} are of unknown fate and count as made",
                result.count(ContactStatus.UNKNOWN),
                client);
          }
        });
  }
}
