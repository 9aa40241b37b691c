package org.gelegen.scoring.dashboard.slow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.gelegen.model.GelegenException;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Failed;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Known;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Working;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out what takes long apart from requests, so that nobody waits: who asks is told at once
 * that it is being worked out, or what is known. An answer is kept for a while and shown for longer
 * while it is worked out anew. Only {@value #MOST_AT_ONCE} are worked out at once or wait for their
 * turn; who asks for more is told to ask again. Safe for use by many threads.
 */
public final class SlowAnswers<K, V> {
  private static final Logger LOG = LoggerFactory.getLogger(SlowAnswers.class);
  private static final int MOST_AT_ONCE = 4;
  private static final int MOST_KEPT = 32;

  private final Executor executor;
  private final InstantSource clock;
  private final Duration kept;
  private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Entry<V> {
    private @Nullable SlowAnswer<V> answer;
    private Instant begunAt = Instant.EPOCH;
    private boolean working;
  }

  /**
   * Begins with nothing.
   *
   * @param executor does the work
   * @param kept for how long an answer is good
   */
  public SlowAnswers(Executor executor, InstantSource clock, Duration kept) {
    this.executor = executor;
    this.clock = clock;
    this.kept = kept;
  }

  /** What there is of an answer; it is begun where there is none or it is too old. */
  public SlowAnswer<V> ask(K key, Supplier<V> work) {
    Instant now = clock.instant();
    if (isToBegin(key, now)) {
      try {
        executor.execute(() -> workOut(key, work, now));
      } catch (RejectedExecutionException e) {
        finish(key, new Failed<>("the service is ending"));
      }
    }
    return answer(key);
  }

  private synchronized SlowAnswer<V> answer(K key) {
    Entry<V> entry = entries.get(key);
    return entry == null || entry.answer == null ? new Working<>() : entry.answer;
  }

  private synchronized boolean isToBegin(K key, Instant now) {
    Entry<V> entry = entries.computeIfAbsent(key, _ -> new Entry<>());
    boolean fresh = entry.answer != null && entry.begunAt.plus(kept).isAfter(now);
    boolean full = entries.values().stream().filter(each -> each.working).count() >= MOST_AT_ONCE;
    if (entry.working || fresh || full) {
      return false;
    }
    entry.working = true;
    entry.begunAt = now;
    Iterator<Entry<V>> eldest = entries.values().iterator();
    while (entries.size() > MOST_KEPT && eldest.hasNext()) {
      if (!eldest.next().working) {
        eldest.remove();
      }
    }
    return true;
  }

  private synchronized void finish(K key, SlowAnswer<V> answer) {
    Entry<V> entry = entries.computeIfAbsent(key, _ -> new Entry<>());
    entry.answer = answer;
    entry.working = false;
  }

  private void workOut(K key, Supplier<V> work, Instant now) {
    SlowAnswer<V> answer =
        new Failed<>("it could not be worked out; the log of the service says why");
    try {
      answer = new Known<>(work.get(), now);
    } catch (GelegenException | IllegalArgumentException e) {
      answer = new Failed<>(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("a figure of the dashboard could not be worked out", e);
    } finally {
      finish(key, answer);
    }
  }
}
