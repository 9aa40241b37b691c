package org.gelegen.scheduler.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.gelegen.model.GelegenException;
import org.gelegen.scheduler.rounds.Round;
import org.gelegen.scheduler.rounds.WeeklyTrainingRound;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the rounds their signals by Quartz, on one node or spread over several that share a
 * database.
 *
 * <p>Next to it runs a watchdog that does not need Quartz: each minute it starts the nightly and
 * the weekly round, which do what is due and missing, sets the alarms of zones that clients came to
 * live in, and sets triggers going again that Quartz left standing. Another does each minute what
 * each node does for itself.
 *
 * @see "Quartz issues 145, 218 and 1516 on triggers that stand still for good"
 */
public final class AlarmClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmClock.class);
  private static final String GROUP = "gelegen";
  private static final Duration WATCH_EVERY = Duration.ofMinutes(1);
  private static final Duration STANDS_STILL = Duration.ofMinutes(10);

  private final Map<String, Round> rounds;
  private final AlarmSettings settings;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final Watchdog watchdog;
  private final Watchdog ownWork;
  private volatile Set<ZoneId> alarmed = Set.of();

  private AlarmClock(
      Rounds rounds, AlarmSettings settings, InstantSource clock, Properties properties)
      throws SchedulerException {
    this.rounds = rounds.byJob();
    this.settings = settings;
    this.clock = clock;
    scheduler = new StdSchedulerFactory(properties).getScheduler();
    scheduler.setJobFactory(
        (bundle, _) -> new RoundJob(requireRound(bundle.getJobDetail().getKey().getName()), clock));
    watchdog =
        new Watchdog(
            WATCH_EVERY,
            () -> {
              rounds.nightly().run(clock.instant());
              rounds.weeklyTraining().run(clock.instant());
              setAlarmsOfNewZones();
              wakeStandingTriggers();
            });
    ownWork = new Watchdog(WATCH_EVERY, () -> rounds.everywhere().run(clock.instant()));
  }

  /**
   * Winds the clock with its tables in PostgreSQL, shared by every node on the same database.
   *
   * @param pool connections to the schema with the tables {@code qrtz_…}; it stays the caller's
   */
  public static AlarmClock onDatabase(
      DataSource pool, Rounds rounds, AlarmSettings settings, InstantSource clock) {
    DBConnectionManager.getInstance().addConnectionProvider(GROUP, new StoreConnections(pool));
    Properties properties = common("gelegen");
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    properties.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    properties.setProperty("org.quartz.jobStore.dataSource", GROUP);
    properties.setProperty("org.quartz.jobStore.tablePrefix", "qrtz_");
    // With false, Quartz would store serialised objects, which this process refuses to read.
    properties.setProperty("org.quartz.jobStore.useProperties", "true");
    properties.setProperty("org.quartz.jobStore.isClustered", "true");
    properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", "7500");
    properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    return wind(rounds, settings, clock, properties);
  }

  /** Winds the clock for this process alone, which keeps nothing: the watchdog makes up for it. */
  public static AlarmClock inMemory(Rounds rounds, AlarmSettings settings, InstantSource clock) {
    Properties properties = common("gelegen-in-memory");
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    return wind(rounds, settings, clock, properties);
  }

  private static Properties common(String name) {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", name);
    properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.setProperty("org.quartz.threadPool.threadCount", "6");
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    properties.setProperty("org.quartz.jobStore.misfireThreshold", "60000");
    return properties;
  }

  private static AlarmClock wind(
      Rounds rounds, AlarmSettings settings, InstantSource clock, Properties properties) {
    try {
      return new AlarmClock(rounds, settings, clock, properties);
    } catch (SchedulerException e) {
      throw new GelegenException("Quartz cannot be set up: " + e.getMessage(), e);
    }
  }

  /** Sets the alarms and starts. */
  public void start() {
    try {
      scheduler.scheduleJobs(alarms(), true);
      scheduler.start();
    } catch (SchedulerException e) {
      throw new GelegenException(
          "Quartz cannot start; are its tables qrtz_… in the database's schema? " + e.getMessage(),
          e);
    }
    watchdog.start();
    ownWork.start();
  }

  /** Stops; rounds that run are waited for. */
  @Override
  public void close() {
    watchdog.close();
    ownWork.close();
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      LOG.warn("Quartz did not stop in order", e);
    }
  }

  private Map<JobDetail, Set<? extends Trigger>> alarms() {
    Map<JobDetail, Set<? extends Trigger>> alarms = new HashMap<>();
    alarmed = settings.zones().get();
    putByZone(alarms, alarmed);
    put(alarms, "dispatch", Set.of(every("dispatch", settings.dispatchEvery())));
    put(alarms, "training", Set.of(every("training", Duration.ofSeconds(30))));
    put(alarms, "housekeeping", Set.of(every("housekeeping", Duration.ofMinutes(10))));
    put(alarms, "drift-watch", Set.of(every("drift-watch", WATCH_EVERY)));
    put(alarms, "retention", Set.of(every("retention", WATCH_EVERY)));
    return alarms;
  }

  private void putByZone(Map<JobDetail, Set<? extends Trigger>> alarms, Set<ZoneId> zones) {
    Set<Trigger> nightly = new HashSet<>();
    Set<Trigger> weekly = new HashSet<>();
    LocalTime night = settings.planningTime();
    LocalTime week = WeeklyTrainingRound.TIME;
    for (ZoneId zone : zones) {
      nightly.add(
          trigger(
              "nightly-campaigns.cron." + zone,
              cron("0 %d %d * * ?".formatted(night.getMinute(), night.getHour()), zone)));
      weekly.add(
          trigger(
              "weekly-training.cron." + zone,
              cron("0 %d %d ? * SUN".formatted(week.getMinute(), week.getHour()), zone)));
    }
    put(alarms, "nightly-campaigns", nightly);
    put(alarms, "weekly-training", weekly);
  }

  private void setAlarmsOfNewZones() {
    Set<ZoneId> zones = settings.zones().get();
    if (alarmed.containsAll(zones)) {
      return;
    }
    Map<JobDetail, Set<? extends Trigger>> alarms = new HashMap<>();
    putByZone(alarms, zones);
    try {
      scheduler.scheduleJobs(alarms, true);
      alarmed = zones;
    } catch (SchedulerException e) {
      LOG.warn("the alarms of new zones could not be set", e);
    }
  }

  /** Which alarms are set. */
  List<String> alarmNames() {
    try {
      return scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP)).stream()
          .map(TriggerKey::getName)
          .sorted()
          .toList();
    } catch (SchedulerException e) {
      throw new GelegenException("Quartz does not say which alarms are set", e);
    }
  }

  private static void put(
      Map<JobDetail, Set<? extends Trigger>> alarms, String job, Set<? extends Trigger> triggers) {
    alarms.put(
        JobBuilder.newJob(RoundJob.class)
            .withIdentity(new JobKey(job, GROUP))
            .storeDurably()
            .requestRecovery()
            .build(),
        triggers);
  }

  private static Trigger every(String job, Duration interval) {
    return trigger(
        job + ".every",
        SimpleScheduleBuilder.simpleSchedule()
            .withIntervalInMilliseconds(interval.toMillis())
            .repeatForever()
            .withMisfireHandlingInstructionNextWithRemainingCount());
  }

  private static CronScheduleBuilder cron(String expression, ZoneId zone) {
    return CronScheduleBuilder.cronSchedule(expression)
        .inTimeZone(TimeZone.getTimeZone(zone))
        .withMisfireHandlingInstructionFireAndProceed();
  }

  /** A trigger's name carries its type: Quartz cannot put one type in the place of another. */
  private static Trigger trigger(String name, ScheduleBuilder<?> schedule) {
    return TriggerBuilder.newTrigger()
        .withIdentity(new TriggerKey(name, GROUP))
        .withSchedule(schedule)
        .build();
  }

  private Round requireRound(String job) throws SchedulerException {
    @Nullable Round round = rounds.get(job);
    if (round == null) {
      throw new SchedulerException("no round belongs to the job " + job);
    }
    return round;
  }

  /** Answers how many triggers were due long ago and were set again. */
  private int wakeStandingTriggers() {
    int woken = 0;
    try {
      for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP))) {
        Trigger trigger = scheduler.getTrigger(key);
        if (trigger != null
            && trigger.getNextFireTime() != null
            && trigger.getNextFireTime().toInstant().isBefore(clock.instant().minus(STANDS_STILL))
            && !isRunning(trigger.getJobKey())) {
          scheduler.rescheduleJob(key, trigger.getTriggerBuilder().build());
          LOG.warn("the trigger {} stood still and was set again", key.getName());
          woken++;
        }
      }
    } catch (SchedulerException e) {
      LOG.warn("the triggers could not be looked at", e);
    }
    return woken;
  }

  private boolean isRunning(JobKey job) throws SchedulerException {
    return scheduler.getCurrentlyExecutingJobs().stream()
        .anyMatch(context -> context.getJobDetail().getKey().equals(job));
  }
}
