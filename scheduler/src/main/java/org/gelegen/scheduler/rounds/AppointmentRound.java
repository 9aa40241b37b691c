package org.gelegen.scheduler.rounds;

import java.time.Instant;
import org.gelegen.model.records.RecordLog;
import org.gelegen.scheduler.nightly.AppointmentPlanning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans the calls that debtors asked for today, for each client in turn. */
public final class AppointmentRound implements Round {
  private static final Logger LOG = LoggerFactory.getLogger(AppointmentRound.class);

  private final AppointmentPlanning planning;
  private final ClientRounds clients;

  public AppointmentRound(RecordLog records, AppointmentPlanning planning) {
    this.planning = planning;
    clients = new ClientRounds("planning of calls that were asked for", records);
  }

  @Override
  public void run(Instant now) {
    clients.forEach(
        now,
        client -> {
          int planned = planning.run(client, now);
          if (planned > 0) {
            LOG.info("{} calls of {} were planned that debtors asked for today", planned, client);
          }
        });
  }
}
