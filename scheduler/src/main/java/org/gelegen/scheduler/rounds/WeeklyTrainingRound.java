package org.gelegen.scheduler.rounds;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.records.RecordLog.Tail;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.TrainedOn;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.model.runs.RunLedger.Run;
import org.gelegen.model.training.TrainingQueue;
import org.gelegen.model.training.TrainingRequest;

/**
 * Asks for a training of each client once a week, as of the beginning of its Sunday: on that Sunday
 * from 05:00 on, and later in the week when that was missed, which the run ledger knows. None is
 * asked for where the champion was shown all records until then already. Asking twice after a crash
 * does no harm: the queue keeps one training of a client and moment.
 */
public final class WeeklyTrainingRound implements ClientRound {
  /** The job's name in the run ledger. */
  public static final String JOB = Job.WEEKLY_TRAINING.wireName();

  /** When a Sunday's training is asked for, by the client's clock. */
  public static final LocalTime TIME = Job.WEEKLY_TRAINING.from();

  private static final Duration LEASE = Duration.ofMinutes(1);

  /** How many records are looked at at a time. */
  private static final int CHUNK = 10_000;

  private final RecordLog records;
  private final RunLedger ledger;
  private final TrainingQueue queue;
  private final ModelRegistry models;
  private final JobDesk orders;
  private final ClientRounds clients;

  public WeeklyTrainingRound(
      RecordLog records,
      RunLedger ledger,
      TrainingQueue queue,
      ModelRegistry models,
      JobDesk orders) {
    this.records = records;
    this.ledger = ledger;
    this.queue = queue;
    this.models = models;
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
    boolean ordered = orders.isOrdered(client, Job.WEEKLY_TRAINING, current);
    LocalDate sunday = ordered ? current : Job.WEEKLY_TRAINING.due(now, zone);
    Instant asOf = sunday.atStartOfDay(zone).toInstant();
    Optional<Run> run = ledger.tryStart(client, JOB, sunday, now, LEASE);
    if (run.isPresent()) {
      Optional<ModelVersion> fresh =
          ordered
              ? Optional.empty()
              : models.findChampion(client).filter(champion -> knowsAll(champion, asOf));
      ledger.complete(
          run.get(),
          now,
          fresh
              .map(champion -> champion.name() + " knows as much")
              .orElseGet(() -> "training " + request(client, sunday, now, asOf).trainingId()));
    }
  }

  /** Whether a training as of a moment would look at nothing that the version was not shown. */
  private boolean knowsAll(ModelVersion version, Instant asOf) {
    return TrainedOn.of(version)
        .filter(on -> !on.until().isBefore(asOf))
        .filter(on -> hasNothingNew(version.clientId(), on.position(), asOf))
        .isPresent();
  }

  /** Whether nothing of the time before came in since, and nobody was erased. */
  private boolean hasNothingNew(ClientId client, long from, Instant asOf) {
    long position = from;
    Tail tail;
    do {
      tail = records.tail(client, position, CHUNK);
      if (!tail.erased().isEmpty()
          || tail.events().stream().anyMatch(event -> !event.record().at().isAfter(asOf))) {
        return false;
      }
      position = tail.position();
    } while (!tail.events().isEmpty());
    return true;
  }

  private TrainingRequest request(ClientId client, LocalDate sunday, Instant now, Instant asOf) {
    return queue.requestOnce(client, new TrainingQueue.Key(JOB, sunday), now, asOf);
  }
}
