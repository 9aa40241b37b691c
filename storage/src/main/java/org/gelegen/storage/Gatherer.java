package org.gelegen.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Has the questions of many callers answered at once: while one batch is worked on, the next is
 * gathered. A caller that finds nobody at work works itself, so that one alone waits for nobody;
 * those that come meanwhile are worked for by a thread of its own, which does not stand in line
 * behind the callers that it has answered.
 *
 * <p>Where a batch fails, each caller asks again by itself and on its own thread, so that nobody
 * pays for another's question, or waits for another's failure.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Gatherer<Q, A> {
  private static final Executor WORKERS =
      Executors.newCachedThreadPool(Thread.ofPlatform().name("gatherer-", 1).daemon().factory());

  private final Function<List<Q>, List<A>> answers;
  private final Executor workers;
  private List<Asked<Q, A>> waiting = new ArrayList<>();
  private boolean working;

  /**
   * Makes one.
   *
   * @param answers answers questions, in their order, on any thread; it may be asked again what it
   *     failed to answer
   */
  Gatherer(Function<List<Q>, List<A>> answers) {
    this(answers, WORKERS);
  }

  /** One whose worker is run by {@code workers}, or by a caller where they refuse. */
  Gatherer(Function<List<Q>, List<A>> answers, Executor workers) {
    this.answers = answers;
    this.workers = workers;
  }

  /** A question and its answer to come; empty: the batch failed, and its caller asks by itself. */
  private record Asked<Q, A>(Q question, CompletableFuture<Optional<A>> answer) {}

  /** Asks, and waits for the answer. */
  A ask(Q question) {
    Asked<Q, A> mine = new Asked<>(question, new CompletableFuture<>());
    boolean alone;
    synchronized (this) {
      waiting.add(mine);
      alone = !working;
      working = true;
    }
    if (alone) {
      work();
      handOver();
    }
    return mine.answer.join().orElseGet(() -> answers.apply(List.of(question)).getFirst());
  }

  /** How many wait to be answered in the next batch. */
  synchronized int waiting() {
    return waiting.size();
  }

  private synchronized boolean isDone() {
    working = !waiting.isEmpty();
    return !working;
  }

  private void handOver() {
    if (isDone()) {
      return;
    }
    try {
      workers.execute(this::workOn);
    } catch (RuntimeException | Error e) {
      // There is no thread to be had: whoever is here works on for the others.
      workOn();
    }
  }

  private void workOn() {
    try {
      do {
        work();
      } while (!isDone());
    } catch (Error e) {
      leaveAlone();
      throw e;
    }
  }

  /** Nobody works any more: each who waits asks by itself. */
  private synchronized void leaveAlone() {
    working = false;
    waiting.forEach(asked -> asked.answer.complete(Optional.empty()));
    waiting.clear();
  }

  private void work() {
    List<Asked<Q, A>> batch;
    synchronized (this) {
      batch = waiting;
      waiting = new ArrayList<>();
    }
    Optional<List<A>> found = Optional.empty();
    try {
      found = Optional.of(answers.apply(batch.stream().map(Asked::question).toList()));
    } catch (RuntimeException | Error e) {
      // Whose question it was shows when each asks by itself, and is told there; an error of the
      // machine as well.
    } finally {
      for (int i = 0; i < batch.size(); i++) {
        int place = i;
        batch.get(i).answer.complete(found.map(all -> all.get(place)));
      }
    }
  }
}
