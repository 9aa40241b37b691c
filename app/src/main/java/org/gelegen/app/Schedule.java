package org.gelegen.app;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gelegen.app.settings.GatewaySettings;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.runs.Job;
import org.gelegen.scheduler.bounces.BounceReader;
import org.gelegen.scheduler.jobs.AlarmClock;
import org.gelegen.scheduler.jobs.AlarmSettings;
import org.gelegen.scheduler.jobs.Rounds;
import org.gelegen.scheduler.letters.ErasedLettersRound;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.scheduler.rounds.AppointmentRound;
import org.gelegen.scheduler.rounds.ClientDrift;
import org.gelegen.scheduler.rounds.ClientRound;
import org.gelegen.scheduler.rounds.DispatchRound;
import org.gelegen.scheduler.rounds.DriftRound;
import org.gelegen.scheduler.rounds.HousekeepingRound;
import org.gelegen.scheduler.rounds.NightlyRound;
import org.gelegen.scheduler.rounds.OrderedRound;
import org.gelegen.scheduler.rounds.RecallRound;
import org.gelegen.scheduler.rounds.ReplanningRound;
import org.gelegen.scheduler.rounds.RetentionRound;
import org.gelegen.scheduler.rounds.Round;
import org.gelegen.scheduler.rounds.TrainingRound;
import org.gelegen.scheduler.rounds.WeeklyTrainingRound;

/** The rounds of a house and the alarm clock that starts them, running until it is closed. */
public final class Schedule implements AutoCloseable {
  private final AlarmClock alarm;
  private final Gateways gateways;

  private Schedule(AlarmClock alarm, Gateways gateways) {
    this.alarm = alarm;
    this.gateways = gateways;
  }

  /** Starts planning, dispatch, training and housekeeping. */
  public static Schedule start(House house, ServiceSettings settings) {
    Gateways gateways = Gateways.open(house, settings.gateways());
    try {
      AlarmClock alarm =
          AlarmClock.onDatabase(
              house.database().dataSource(),
              rounds(house, gateways, settings.gateways()),
              AlarmSettings.defaults(() -> zones(house.stores().records())),
              house.surroundings().clock());
      alarm.start();
      return new Schedule(alarm, gateways);
    } catch (RuntimeException e) {
      gateways.close();
      throw e;
    }
  }

  private static Set<ZoneId> zones(RecordLog records) {
    Set<ZoneId> zones = new HashSet<>();
    for (ClientId client : records.clients()) {
      records.findClient(client).ifPresent(record -> zones.add(record.timeZone()));
    }
    return zones;
  }

  private static Rounds rounds(House house, Gateways gateways, GatewaySettings settings) {
    Stores stores = house.stores();
    Round bounces = bounces(house, settings);
    Round dispatch =
        new DispatchRound(
            stores.records(),
            house.dispatcher(
                gateways.all(),
                gateways.links(),
                new SplittableRandom(house.surroundings().random().nextLong())),
            house.surroundings().clock());
    Round recalls = new RecallRound(stores.records(), stores.pushedCalls(), gateways.all());
    Round appointments = new AppointmentRound(stores.records(), house.appointments());
    Round replanning = new ReplanningRound(stores.records(), house.replanning());
    Round housekeeping =
        new HousekeepingRound(
            stores.records(),
            stores.campaigns(),
            new HousekeepingRound.Kept(stores.answers(), stores.sentMessages(), stores.sessions()));
    return new Rounds(
        nightlyRound(house),
        now -> {
          // Who said stop is heard before the next message goes out.
          gateways.replies().run(now);
          recalls.run(now);
          appointments.run(now);
          dispatch.run(now);
          replanning.run(now);
        },
        weeklyTraining(house),
        askedFor(house),
        now -> {
          housekeeping.run(now);
          bounces.run(now);
          gateways.unmatchedReplies().run(now);
        },
        driftRound(house),
        retentionRound(house),
        new ErasedLettersRound(stores.records(), stores.erasureNotices(), house.letters()));
  }

  /** Plans and trains what somebody asked for, the plans first: they take less long. */
  public static Round askedFor(House house) {
    Stores stores = house.stores();
    Round requests =
        new CampaignRequestRound(
            stores.records(),
            stores.campaignRequests(),
            stores.campaigns(),
            stores.settings(),
            house.nightly(DebtorFilter.ALL));
    Round training =
        new TrainingRound(
            stores.trainings(),
            (client, asOf, told) ->
                house
                    .analysts()
                    .trainer()
                    .train(client, stores.settings().current(client), asOf, told::accept)
                    .version()
                    .number());
    return now -> {
      requests.run(now);
      training.run(now);
    };
  }

  /**
   * Does what people asked for and nothing else: jobs that were to run before their hour, then
   * plans and trainings. For where no time goes by, so that nothing ever becomes due.
   */
  public static Round orderedAlone(House house) {
    Round jobs =
        new OrderedRound(
            house.stores().records(),
            house.stores().jobs(),
            Map.of(
                Job.NIGHTLY_CAMPAIGN,
                nightlyRound(house),
                Job.WEEKLY_TRAINING,
                weeklyTraining(house),
                Job.DRIFT_WATCH,
                driftRound(house),
                Job.RETENTION,
                retentionRound(house)));
    Round asked = askedFor(house);
    return now -> {
      jobs.run(now);
      asked.run(now);
    };
  }

  private static ClientRound nightlyRound(House house) {
    return new NightlyRound(
        house.stores().records(),
        house.nightly(DebtorFilter.ALL),
        house.stores().jobs(),
        NightlyRound.DEFAULT_PLANNING_TIME);
  }

  private static ClientRound weeklyTraining(House house) {
    Stores stores = house.stores();
    return new WeeklyTrainingRound(
        stores.records(), stores.runs(), stores.trainings(), stores.registry(), stores.jobs());
  }

  /** What is overdue goes once a day. */
  static ClientRound retentionRound(House house) {
    Stores stores = house.stores();
    return new RetentionRound(
        stores.records(),
        stores.settings(),
        stores.runs(),
        stores.jobs(),
        house.retention(),
        house.surroundings().clock());
  }

  /** Reads the reports on e-mail where a mailbox for them is set up. */
  private static Round bounces(House house, GatewaySettings settings) {
    return settings
        .bounces()
        .<Round>map(bounces -> new BounceReader(bounces, house.receipts()))
        .orElse(_ -> {});
  }

  /** The daily watch over the champions. */
  static ClientRound driftRound(House house) {
    Stores stores = house.stores();
    return new DriftRound(
        stores.records(),
        stores.runs(),
        stores.jobs(),
        (client, asOf) ->
            house
                .analysts()
                .championWatch()
                .watch(client, stores.settings().current(client), asOf)
                .map(drift -> new ClientDrift.Seen(drift.champion(), drift.alarms())),
        stores.alerts(),
        stores.trainings());
  }

  @Override
  public void close() {
    alarm.close();
    gateways.close();
  }
}
