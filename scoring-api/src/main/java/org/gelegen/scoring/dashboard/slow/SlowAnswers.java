package org.gelegen.scoring.dashboard.slow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Failed;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Known;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Working;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out what takes long apart from requests, so that nobody waits: who asks is told at once
 * that it is being worked out, or what is known. An answer is good for a while from when it was
 * there, however long it took, and shown for longer while it is worked out anew, also where that
 * fails. What failed is tried again after {@value #RETRY_SECONDS} seconds. A client's last {@value
 * #MOST_KEPT} answers are kept, whatever others ask. Safe for use by many threads.
 */
public final class SlowAnswers<K, V> {
  private static final Logger LOG = LoggerFactory.getLogger(SlowAnswers.class);
  private static final int MOST_KEPT = 512;
  private static final int RETRY_SECONDS = 30;

  private final SlowWork work;
  private final InstantSource clock;
  private final Duration kept;
  private final Map<ClientId, Map<K, Entry<V>>> clients = new HashMap<>();

  private static final class Entry<V> {
    private @Nullable SlowAnswer<V> answer;
    private Instant goodUntil = Instant.EPOCH;
    private boolean working;
  }

  /**
   * Begins with nothing.
   *
   * @param work gives the turns
   * @param kept for how long an answer is good
   */
  public SlowAnswers(SlowWork work, InstantSource clock, Duration kept) {
    this.work = work;
    this.clock = clock;
    this.kept = kept;
  }

  /** What there is of an answer; it is begun where there is none or it is too old. */
  public SlowAnswer<V> ask(ClientId client, K key, Supplier<V> asked) {
    Entry<V> entry = entry(client, key);
    if (isToBegin(entry)) {
      Question question = new Question(entry, asked);
      if (!work.offer(client, question, isKnown(entry))) {
        question.giveWay();
      }
    }
    return answer(entry);
  }

  private synchronized Entry<V> entry(ClientId client, K key) {
    Map<K, Entry<V>> entries =
        clients.computeIfAbsent(client, _ -> new LinkedHashMap<>(16, 0.75f, true));
    Entry<V> found = entries.computeIfAbsent(key, _ -> new Entry<>());
    Iterator<Entry<V>> eldest = entries.values().iterator();
    while (entries.size() > MOST_KEPT && eldest.hasNext()) {
      Entry<V> each = eldest.next();
      if (!each.working && each != found) {
        eldest.remove();
      }
    }
    return found;
  }

  private synchronized boolean isToBegin(Entry<V> entry) {
    boolean fresh = entry.answer != null && entry.goodUntil.isAfter(clock.instant());
    if (entry.working || fresh) {
      return false;
    }
    entry.working = true;
    return true;
  }

  private synchronized boolean isKnown(Entry<V> entry) {
    return entry.answer != null;
  }

  private synchronized SlowAnswer<V> answer(Entry<V> entry) {
    return entry.answer == null ? new Working<>() : entry.answer;
  }

  private synchronized void finish(Entry<V> entry, SlowAnswer<V> answer) {
    boolean failed = answer instanceof Failed<V>;
    if (!failed || !(entry.answer instanceof Known<V>)) {
      entry.answer = answer;
    }
    entry.goodUntil = clock.instant().plus(failed ? retried() : kept);
    entry.working = false;
  }

  /** After how long what failed is tried again. */
  private Duration retried() {
    Duration soon = Duration.ofSeconds(RETRY_SECONDS);
    return soon.compareTo(kept) < 0 ? soon : kept;
  }

  /** One that waits for its turn. */
  private final class Question implements SlowWork.Task {
    private final Entry<V> entry;
    private final Supplier<V> asked;

    private Question(Entry<V> entry, Supplier<V> asked) {
      this.entry = entry;
      this.asked = asked;
    }

    @Override
    public void run() {
      SlowAnswer<V> answer =
          new Failed<>("it could not be worked out; the log of the service says why");
      try {
        Instant begunAt = clock.instant();
        answer = new Known<>(asked.get(), begunAt);
      } catch (GelegenException | IllegalArgumentException e) {
        LOG.warn("a figure of the dashboard could not be worked out: {}", e.getMessage());
        answer = new Failed<>(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        LOG.error("a figure of the dashboard could not be worked out", e);
      } finally {
        finish(entry, answer);
      }
    }

    @Override
    public void giveWay() {
      synchronized (SlowAnswers.this) {
        entry.working = false;
      }
    }

    @Override
    public void refuse() {
      finish(entry, new Failed<>("the service is ending"));
    }
  }
}
