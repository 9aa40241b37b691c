package org.gelegen.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Has the questions of many callers answered at once: while one batch is worked on, the next is
 * gathered. A caller that finds nobody at work works itself, so that one alone waits for nobody.
 *
 * <p>Where a batch fails, each of its questions is asked again by itself, so that nobody pays for
 * another's.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Gatherer<Q, A> {
  private final Function<List<Q>, List<A>> answers;
  private List<Asked<Q, A>> waiting = new ArrayList<>();
  private boolean working;

  /**
   * Makes one.
   *
   * @param answers answers questions, in their order; it may be asked again what it failed to
   *     answer
   */
  Gatherer(Function<List<Q>, List<A>> answers) {
    this.answers = answers;
  }

  /** A question with the answer that it waits for, or with the turn to work. */
  private record Asked<Q, A>(Q question, CompletableFuture<A> answer, CompletableFuture<?> turn) {
    private static <Q, A> Asked<Q, A> of(Q question) {
      CompletableFuture<A> answer = new CompletableFuture<>();
      return new Asked<>(question, answer, new CompletableFuture<>());
    }
  }

  /** Asks, and waits for the answer. */
  A ask(Q question) {
    Asked<Q, A> mine = Asked.of(question);
    synchronized (this) {
      waiting.add(mine);
      if (!working) {
        working = true;
        mine.turn.complete(null);
      }
    }
    CompletableFuture.anyOf(mine.turn, mine.answer.exceptionally(_ -> null)).join();
    if (mine.turn.isDone()) {
      work();
    }
    try {
      return mine.answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** How many wait to be answered in the next batch. */
  synchronized int waiting() {
    return waiting.size();
  }

  private void work() {
    List<Asked<Q, A>> batch;
    synchronized (this) {
      batch = waiting;
      waiting = new ArrayList<>();
    }
    try {
      answer(batch);
    } finally {
      synchronized (this) {
        working = !waiting.isEmpty();
        if (working) {
          waiting.getFirst().turn.complete(null);
        }
      }
    }
  }

  private void answer(List<Asked<Q, A>> batch) {
    try {
      List<A> found = answers.apply(batch.stream().map(Asked::question).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer.complete(found.get(i));
      }
    } catch (RuntimeException e) {
      if (batch.size() == 1) {
        batch.getFirst().answer.completeExceptionally(e);
      } else {
        batch.forEach(one -> answer(List.of(one)));
      }
    } catch (Error e) {
      batch.forEach(one -> one.answer.completeExceptionally(e));
      throw e;
    }
  }
}
