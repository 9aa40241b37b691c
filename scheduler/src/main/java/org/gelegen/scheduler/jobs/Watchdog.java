package org.gelegen.scheduler.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same thing again and again on a thread of its own, and survives its failures. */
final class Watchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final Duration every;
  private final Runnable look;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("watchdog").daemon().factory());

  Watchdog(Duration every, Runnable look) {
    this.every = every;
    this.look = look;
  }

  /** Looks at once, and then after every pause. */
  void start() {
    var _ =
        thread.scheduleWithFixedDelay(this::lookSafely, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void lookSafely() {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.error("the watchdog failed and goes on", e);
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
