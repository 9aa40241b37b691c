package org.gelegen.scheduler.rounds;

import java.time.Instant;
import org.gelegen.model.records.RecordLog;
import org.gelegen.scheduler.nightly.Replanning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans something else where contacts failed, for each client in turn. */
public final class ReplanningRound implements Round {
  private static final Logger LOG = LoggerFactory.getLogger(ReplanningRound.class);

  private final Replanning replanning;
  private final ClientRounds clients;

  public ReplanningRound(RecordLog records, Replanning replanning) {
    this.replanning = replanning;
    clients = new ClientRounds("replanning", records);
  }

  @Override
  public void run(Instant now) {
    clients.forEach(
        now,
        client -> {
          Replanning.Result result = replanning.run(client, now);
          if (result.failed() > 0) {
            LOG.info(
                "{} contacts of {} failed; in their place {} were planned",
                result.failed(),
                client,
                result.planned());
          }
        });
  }
}
