package org.gelegen.scheduler.rounds;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.model.runs.RunLedger.Run;
import org.gelegen.model.training.TrainingQueue;
import org.gelegen.model.training.TrainingRequest;

/**
 * Asks for a training of each client once a week, as of the beginning of its Sunday: on that Sunday
 * from 05:00 on, and later in the week when that was missed, which the run ledger knows. Asking
 * twice after a crash does no harm: the queue keeps one training of a client and moment.
 */
public final class WeeklyTrainingRound implements ClientRound {
  /** The job's name in the run ledger. */
  public static final String JOB = Job.WEEKLY_TRAINING.wireName();

  /** When a Sunday's training is asked for, by the client's clock. */
  public static final LocalTime TIME = Job.WEEKLY_TRAINING.from();

  private static final Duration LEASE = Duration.ofMinutes(1);

  private final RecordLog records;
  private final RunLedger ledger;
  private final TrainingQueue queue;
  private final JobDesk orders;
  private final ClientRounds clients;

  public WeeklyTrainingRound(
      RecordLog records, RunLedger ledger, TrainingQueue queue, JobDesk orders) {
    this.records = records;
    this.ledger = ledger;
    this.queue = queue;
    this.orders = orders;
    clients = new ClientRounds(JOB, records);
  }

  @Override
  public void run(Instant now) {
    clients.forEach(now, client -> run(client, now));
  }

  @Override
  public void run(ClientId client, Instant now) {
    ZoneId zone = records.findClient(client).orElseThrow().timeZone();
    if (Job.clocksMayChange(LocalTime.ofInstant(now, zone))) {
      return;
    }
    LocalDate current = Job.WEEKLY_TRAINING.current(now, zone);
    LocalDate sunday =
        orders.isOrdered(client, Job.WEEKLY_TRAINING, current)
            ? current
            : Job.WEEKLY_TRAINING.due(now, zone);
    Optional<Run> run = ledger.tryStart(client, JOB, sunday, now, LEASE);
    if (run.isPresent()) {
      TrainingRequest request =
          queue.requestOnce(
              client,
              new TrainingQueue.Key(JOB, sunday),
              now,
              sunday.atStartOfDay(zone).toInstant());
      ledger.complete(run.get(), now, "training " + request.trainingId());
    }
  }
}
