package org.gelegen.scheduler.rounds;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands lines on that may come in quick succession: the newest alone, and at most one in each
 * stretch of time. Nothing is handed on any more once it is closed. Safe for use by many threads.
 */
final class NewestLine implements Consumer<String>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NewestLine.class);

  private final Consumer<String> listener;
  private final AtomicReference<@Nullable String> newest = new AtomicReference<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("newest-line").daemon().factory());

  private NewestLine(Consumer<String> listener) {
    this.listener = listener;
  }

  /**
   * Starts to hand on.
   *
   * @param listener may fail: what it is told is by the way, and the next line is tried again
   */
  static NewestLine start(Duration every, Consumer<String> listener) {
    NewestLine started = new NewestLine(listener);
    var _ =
        started.thread.scheduleWithFixedDelay(
            started::handOn, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return started;
  }

  @Override
  public void accept(String line) {
    newest.set(line);
  }

  private void handOn() {
    String line = newest.getAndSet(null);
    if (line == null) {
      return;
    }
    try {
      listener.accept(line);
    } catch (RuntimeException e) {
      LOG.warn("how far it is could not be told and it goes on", e);
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
