package org.gelegen.scheduler.rounds;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;

/** Makes the rounds of jobs that somebody asked for, and none that is only due. */
public final class OrderedRound implements Round {
  private final RecordLog records;
  private final JobDesk orders;
  private final Map<Job, ClientRound> rounds;
  private final ClientRounds clients;

  public OrderedRound(RecordLog records, JobDesk orders, Map<Job, ClientRound> rounds) {
    this.records = records;
    this.orders = orders;
    this.rounds = Map.copyOf(rounds);
    clients = new ClientRounds("what was ordered", records);
  }

  @Override
  public void run(Instant now) {
    clients.forEach(now, client -> run(client, now));
  }

  private void run(ClientId client, Instant now) {
    ZoneId zone = records.findClient(client).orElseThrow().timeZone();
    for (Job job : Job.values()) {
      ClientRound round = rounds.get(job);
      if (round != null && orders.isOrdered(client, job, job.current(now, zone))) {
        round.run(client, now);
      }
    }
  }
}
