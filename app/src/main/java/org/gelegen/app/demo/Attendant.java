package org.gelegen.app.demo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gelegen.app.House;
import org.gelegen.app.Schedule;
import org.gelegen.scheduler.rounds.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has done what people ask for on the pages while a demonstration is served: trainings, plans,
 * other settings tried, jobs before their hour. Nothing happens that nobody asked for, as the
 * demonstration's clock stands.
 */
final class Attendant implements AutoCloseable {
  /** How soon what is asked for is begun. */
  static final Duration EVERY = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Attendant.class);

  private final Round round;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("attendant").daemon().factory());

  private Attendant(Round round, InstantSource clock) {
    this.round = round;
    this.clock = clock;
  }

  /** Looks at once, and then after every pause. */
  static Attendant start(House house, InstantSource clock, Duration every) {
    Attendant attendant = new Attendant(Schedule.orderedAlone(house), clock);
    var _ =
        attendant.thread.scheduleWithFixedDelay(
            attendant::attend, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return attendant;
  }

  private void attend() {
    try {
      round.run(clock.instant());
    } catch (RuntimeException e) {
      LOG.error("what was asked for on the pages failed and is tried again", e);
    }
  }

  /** Begins nothing more; what is under way has a few seconds, for the process ends. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("what was asked for on the pages is left half done");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
