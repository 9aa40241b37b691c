package org.gelegen.app;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.SmtpGateway;
import org.gelegen.scheduler.gateways.SmtpSettings;
import org.gelegen.scheduler.gateways.WebhookGateway;
import org.gelegen.scheduler.gateways.WebhookSettings;
import org.gelegen.scheduler.jobs.AlarmClock;
import org.gelegen.scheduler.jobs.AlarmSettings;
import org.gelegen.scheduler.jobs.Rounds;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.scheduler.nightly.NightlyCampaign;
import org.gelegen.scheduler.rounds.ClientDrift;
import org.gelegen.scheduler.rounds.DispatchRound;
import org.gelegen.scheduler.rounds.DriftRound;
import org.gelegen.scheduler.rounds.HousekeepingRound;
import org.gelegen.scheduler.rounds.NightlyRound;
import org.gelegen.scheduler.rounds.Round;
import org.gelegen.scheduler.rounds.TrainingRound;
import org.gelegen.scheduler.rounds.WeeklyTrainingRound;

/** The rounds of a house and the alarm clock that starts them, running until it is closed. */
public final class Schedule implements AutoCloseable {
  private static final Duration GATEWAY_TIMEOUT = Duration.ofSeconds(20);
  private static final int GATEWAY_CONNECTIONS = 4;

  private final AlarmClock alarm;

  private Schedule(AlarmClock alarm) {
    this.alarm = alarm;
  }

  /** Starts planning, dispatch, training and housekeeping. */
  public static Schedule start(House house, ServiceSettings settings) {
    AlarmClock alarm =
        AlarmClock.onDatabase(
            house.database().dataSource(),
            rounds(house, gateways(settings, house.surroundings().clock())),
            AlarmSettings.defaults(() -> zones(house.records())),
            house.surroundings().clock());
    alarm.start();
    return new Schedule(alarm);
  }

  private static Set<ZoneId> zones(RecordLog records) {
    Set<ZoneId> zones = new HashSet<>();
    for (ClientId client : records.clients()) {
      records.findClient(client).ifPresent(record -> zones.add(record.timeZone()));
    }
    return zones;
  }

  private static Rounds rounds(House house, List<Gateway> gateways) {
    NightlyCampaign nightly = house.nightly(DebtorFilter.ALL);
    Round training =
        new TrainingRound(
            house.trainings(),
            (client, asOf, _) ->
                house
                    .trainer()
                    .train(client, house.settings().current(client), asOf, _ -> {})
                    .version()
                    .number());
    Round requests =
        new CampaignRequestRound(
            house.campaignRequests(), house.campaigns(), house.settings(), nightly);
    return new Rounds(
        new NightlyRound(house.records(), nightly, NightlyRound.DEFAULT_PLANNING_TIME),
        new DispatchRound(
            house.records(),
            house.dispatcher(
                gateways, new SplittableRandom(house.surroundings().random().nextLong()))),
        new WeeklyTrainingRound(house.records(), house.runs(), house.trainings()),
        now -> {
          requests.run(now);
          training.run(now);
        },
        new HousekeepingRound(house.records(), house.campaigns(), house.answers()),
        driftRound(house));
  }

  /** The daily watch over the champions. */
  static Round driftRound(House house) {
    return new DriftRound(
        house.records(),
        house.runs(),
        (client, asOf) ->
            house
                .championWatch()
                .watch(client, house.settings().current(client), asOf)
                .map(drift -> new ClientDrift.Seen(drift.champion(), drift.alarms())),
        house.alerts(),
        house.trainings());
  }

  /** The gateways that are set up; channels without one are left to dialers. */
  static List<Gateway> gateways(ServiceSettings settings, InstantSource clock) {
    List<Gateway> gateways = new ArrayList<>();
    settings
        .smtp()
        .ifPresent(
            smtp ->
                gateways.add(
                    new SmtpGateway(
                        new SmtpSettings(
                            smtp.host(),
                            smtp.port(),
                            smtp.security(),
                            smtp.user(),
                            smtp.password(),
                            smtp.from(),
                            null,
                            GATEWAY_TIMEOUT,
                            GATEWAY_CONNECTIONS))));
    settings
        .webhook()
        .ifPresent(
            webhook ->
                gateways.add(
                    new WebhookGateway(
                        new WebhookSettings(
                            webhook.url(),
                            webhook.secret(),
                            webhook.channels(),
                            GATEWAY_TIMEOUT,
                            GATEWAY_CONNECTIONS),
                        clock)));
    return gateways;
  }

  @Override
  public void close() {
    alarm.close();
  }
}
