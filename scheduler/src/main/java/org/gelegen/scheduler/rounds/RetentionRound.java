package org.gelegen.scheduler.rounds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.retention.Retention;
import org.gelegen.model.retention.RetentionDay;
import org.gelegen.model.retention.RetentionReport;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.model.runs.RunLedger.Run;
import org.gelegen.model.settings.SettingsStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out once each day what a client has kept for longer than its settings say. One that was
 * killed is taken over once its lease has ended, and goes on where it was.
 */
public final class RetentionRound implements ClientRound {
  /** The job's name in the run ledger. */
  public static final String JOB = Job.RETENTION.wireName();

  private static final Logger LOG = LoggerFactory.getLogger(RetentionRound.class);

  /** Prolonged with every batch; longer than the look that comes before the first one. */
  private static final Duration LEASE = Duration.ofMinutes(30);

  private final RecordLog records;
  private final SettingsStore settings;
  private final RunLedger ledger;
  private final JobDesk orders;
  private final Retention retention;
  private final InstantSource clock;
  private final ClientRounds clients;

  /**
   * Makes a round.
   *
   * @param clock what leases are prolonged by
   */
  public RetentionRound(
      RecordLog records,
      SettingsStore settings,
      RunLedger ledger,
      JobDesk orders,
      Retention retention,
      InstantSource clock) {
    this.records = records;
    this.settings = settings;
    this.ledger = ledger;
    this.orders = orders;
    this.retention = retention;
    this.clock = clock;
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
    LocalDate date = Job.RETENTION.current(now, zone);
    if (Job.RETENTION.due(now, zone).isBefore(date)
        && !orders.isOrdered(client, Job.RETENTION, date)) {
      return;
    }
    Optional<Run> run = ledger.tryStart(client, JOB, date, now, LEASE);
    if (run.isEmpty()) {
      return;
    }
    try {
      RetentionDay day =
          new RetentionDay(client, date, date.atStartOfDay(zone).toInstant(), now, "job " + JOB);
      Optional<RetentionReport> report =
          retention.apply(
              day,
              settings.current(client).settings().retention(),
              () -> ledger.renew(run.get(), clock.instant(), LEASE));
      if (report.isEmpty()) {
        LOG.info("the retention of {} for {} was taken over by somebody else", date, client);
        return;
      }
      String summary = report.get().summary();
      if (ledger.complete(run.get(), clock.instant(), summary)) {
        LOG.info("retention of {} for {}: {}", date, client, summary);
      }
    } catch (RuntimeException e) {
      ledger.fail(run.get(), clock.instant(), "failed: " + e);
      throw e;
    }
  }
}
