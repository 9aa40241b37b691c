package org.gelegen.scheduler.rounds;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gelegen.model.alerts.Alert;
import org.gelegen.model.alerts.AlertLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.model.runs.RunLedger.Run;
import org.gelegen.model.training.TrainingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once each day, as of the beginning of the client's date, whether the world has moved away
 * from the champion; raises alerts and asks for a training where it has.
 *
 * <p>A kind of drift from one champion is told once. It leads to one training, and not to another
 * one for {@value #REST_DAYS} days, whatever champion that training brought: a world that is still
 * moving would else have a training every day. Asking comes before the alert is written down, once
 * for the date, so that a crash in between asks again, gets the same training, and never loses it.
 */
public final class DriftRound implements ClientRound {
  /** The job's name in the run ledger. */
  public static final String JOB = Job.DRIFT_WATCH.wireName();

  private static final Logger LOG = LoggerFactory.getLogger(DriftRound.class);
  private static final int REST_DAYS = 7;

  /** Longer than any look takes: it cannot be prolonged. */
  private static final Duration LEASE = Duration.ofHours(3);

  private final RecordLog records;
  private final RunLedger ledger;
  private final JobDesk orders;
  private final ClientDrift drift;
  private final AlertLog alerts;
  private final TrainingQueue queue;
  private final ClientRounds clients;

  public DriftRound(
      RecordLog records,
      RunLedger ledger,
      JobDesk orders,
      ClientDrift drift,
      AlertLog alerts,
      TrainingQueue queue) {
    this.records = records;
    this.ledger = ledger;
    this.orders = orders;
    this.drift = drift;
    this.alerts = alerts;
    this.queue = queue;
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
    LocalDate date = Job.DRIFT_WATCH.current(now, zone);
    if (Job.DRIFT_WATCH.due(now, zone).isBefore(date)
        && !orders.isOrdered(client, Job.DRIFT_WATCH, date)) {
      return;
    }
    Optional<Run> run = ledger.tryStart(client, JOB, date, now, LEASE);
    if (run.isEmpty()) {
      return;
    }
    try {
      Instant asOf = date.atStartOfDay(zone).toInstant();
      String summary =
          drift
              .look(client, asOf)
              .map(seen -> tell(client, seen, new Moment(date, asOf, now)))
              .orElse("there is no champion to watch");
      ledger.complete(run.get(), now, summary);
    } catch (RuntimeException e) {
      ledger.fail(run.get(), now, "failed: " + e);
      throw e;
    }
  }

  /** When it is: the business date, its beginning, and now. */
  private record Moment(LocalDate date, Instant asOf, Instant now) {}

  private String tell(ClientId client, ClientDrift.Seen seen, Moment moment) {
    List<Alert> known = alerts.list(client);
    Map<String, String> alarms = new TreeMap<>(seen.alarms());
    alarms.keySet().removeIf(kind -> isTold(known, kind, seen.champion()));
    if (alarms.isEmpty()) {
      return "nothing new of " + seen.champion();
    }
    String training =
        askedSince(known, moment.now().minus(Duration.ofDays(REST_DAYS)))
            ? null
            : ask(client, moment);
    alarms.forEach((kind, detail) -> raise(client, alert(seen, kind, detail, moment, training)));
    return String.join(", ", alarms.keySet())
        + (training == null ? "; a training was asked for lately" : "; training " + training);
  }

  private String ask(ClientId client, Moment moment) {
    TrainingQueue.Key key = new TrainingQueue.Key(JOB, moment.date());
    return queue.requestOnce(client, key, moment.now(), moment.asOf()).trainingId();
  }

  private static Alert alert(
      ClientDrift.Seen seen, String kind, String detail, Moment moment, @Nullable String training) {
    return new Alert(kind, seen.champion(), moment.date(), moment.now(), detail, training);
  }

  private void raise(ClientId client, Alert alert) {
    if (alerts.raise(client, alert)) {
      LOG.warn("alert for {}: {} of {}: {}", client, alert.kind(), alert.subject(), alert.detail());
    }
  }

  private static boolean isTold(List<Alert> known, String kind, String champion) {
    return known.stream()
        .anyMatch(alert -> alert.kind().equals(kind) && alert.subject().equals(champion));
  }

  private static boolean askedSince(List<Alert> known, Instant moment) {
    return known.stream()
        .anyMatch(alert -> alert.trainingId() != null && alert.raisedAt().isAfter(moment));
  }
}
