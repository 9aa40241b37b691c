package org.gelegen.scheduler.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.runs.Job;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.scheduler.nightly.NightlyCampaign;
import org.gelegen.scheduler.nightly.NightlyResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans each client's business date as soon as its hour has come by the client's clock, and makes
 * up for it later in the day when that was missed. The run ledger sees to it that a date is planned
 * once.
 */
public final class NightlyRound implements ClientRound {
  /** Late enough to know the night's payments, and before any first permitted hour. */
  public static final LocalTime DEFAULT_PLANNING_TIME = Job.NIGHTLY_CAMPAIGN.from();

  private static final Logger LOG = LoggerFactory.getLogger(NightlyRound.class);

  private static final LocalTime TOO_LATE = Job.NIGHTLY_CAMPAIGN.until().orElseThrow();

  private final RecordLog records;
  private final NightlyCampaign campaign;
  private final JobDesk orders;
  private final LocalTime planningTime;
  private final ClientRounds clients;

  /**
   * Makes a round.
   *
   * @param orders what is to be planned before its hour
   * @param planningTime by each client's clock; before 20:00 and not between 02:00 and 03:30, when
   *     clocks change
   */
  public NightlyRound(
      RecordLog records, NightlyCampaign campaign, JobDesk orders, LocalTime planningTime) {
    if (Job.clocksMayChange(planningTime)) {
      throw new IllegalArgumentException(
          "the planning time must not lie between 02:00 and 03:30 but is " + planningTime);
    }
    if (!planningTime.isBefore(TOO_LATE)) {
      throw new IllegalArgumentException(
          "the planning time must be before 20:00 but is " + planningTime);
    }
    this.records = records;
    this.campaign = campaign;
    this.orders = orders;
    this.planningTime = planningTime;
    clients = new ClientRounds(NightlyCampaign.JOB, records);
  }

  /**
   * The date that is planned next at the default time, seen from a moment on the client's clock.
   */
  public static LocalDate nextDate(ZonedDateTime local) {
    LocalDate today = local.toLocalDate();
    return local.toLocalTime().isBefore(DEFAULT_PLANNING_TIME) ? today : today.plusDays(1);
  }

  @Override
  public void run(Instant now) {
    clients.forEach(now, client -> run(client, now));
  }

  @Override
  public void run(ClientId client, Instant now) {
    ClientRecord known = records.findClient(client).orElseThrow();
    ZonedDateTime local = now.atZone(known.timeZone());
    LocalTime time = local.toLocalTime();
    LocalDate date = local.toLocalDate();
    boolean due =
        !time.isBefore(planningTime) || orders.isOrdered(client, Job.NIGHTLY_CAMPAIGN, date);
    if (!due || Job.clocksMayChange(time) || !time.isBefore(TOO_LATE)) {
      return;
    }
    switch (campaign.run(client, date, now)) {
      case NightlyResult.Planned planned ->
          LOG.info(
              "planned {} for {}: {} of at most {}",
              planned.campaign().date(),
              client,
              planned.campaign().value(),
              planned.campaign().upperBound());
      case NightlyResult.Skipped skipped ->
          LOG.debug("{} of {}: {}", date, client, skipped.reason());
    }
  }
}
