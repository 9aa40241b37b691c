package org.gelegen.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Has the questions of many callers answered at once: while one batch is worked on, the next is
 * gathered. A caller that finds nobody at work works itself, so that one alone waits for nobody.
 *
 * <p>Where a batch fails, each caller asks again by itself and on its own thread, so that nobody
 * pays for another's question, or waits for another's failure.
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

  /** What a caller waits for. */
  private sealed interface Turn<A> {
    /** It is the caller's turn to work. */
    record Work<A>() implements Turn<A> {}

    record Answered<A>(A answer) implements Turn<A> {}

    /** The batch failed: the caller asks by itself. */
    record Alone<A>() implements Turn<A> {}
  }

  /** A question and what its caller waits for; a worker waits once more, for its answer. */
  private record Asked<Q, A>(
      Q question, CompletableFuture<Turn<A>> first, CompletableFuture<Turn<A>> second) {
    private static <Q, A> Asked<Q, A> of(Q question) {
      return new Asked<>(question, new CompletableFuture<>(), new CompletableFuture<>());
    }

    private void tell(Turn<A> turn) {
      if (!first.complete(turn)) {
        second.complete(turn);
      }
    }
  }

  /** Asks, and waits for the answer. */
  A ask(Q question) {
    Asked<Q, A> mine = Asked.of(question);
    synchronized (this) {
      waiting.add(mine);
      if (!working) {
        working = true;
        mine.tell(new Turn.Work<>());
      }
    }
    Turn<A> turn = mine.first.join();
    if (turn instanceof Turn.Work<A>) {
      work();
      turn = mine.second.join();
    }
    return switch (turn) {
      case Turn.Answered<A>(A answer) -> answer;
      case Turn.Alone<A>(), Turn.Work<A>() -> answers.apply(List.of(question)).getFirst();
    };
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
    Optional<List<A>> found = Optional.empty();
    try {
      found = Optional.of(answers.apply(batch.stream().map(Asked::question).toList()));
    } catch (RuntimeException e) {
      // Whose question it was shows when each asks by itself, and is told there.
    } finally {
      // Also after an error of the machine, so that nobody is left waiting.
      for (int i = 0; i < batch.size(); i++) {
        batch
            .get(i)
            .tell(found.isEmpty() ? new Turn.Alone<>() : new Turn.Answered<>(found.get().get(i)));
      }
      synchronized (this) {
        working = !waiting.isEmpty();
        if (working) {
          waiting.getFirst().tell(new Turn.Work<>());
        }
      }
    }
  }
}
