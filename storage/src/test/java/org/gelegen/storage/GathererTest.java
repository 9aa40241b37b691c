package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GathererTest {
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch gathered = new CountDownLatch(1);

  @AfterEach
  void end() {
    // Not closed, which would wait for those who are left waiting.
    callers.shutdownNow();
  }

  @Test
  void one_alone_is_answered_at_once() {
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(questions -> questions.stream().map(it -> it + 1).toList());
    assertThat(gatherer.ask(1)).isEqualTo(2);
    assertThat(gatherer.ask(5)).isEqualTo(6);
  }

  @Test
  void what_is_asked_during_a_batch_is_answered_together_in_the_next() throws Exception {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(
            questions -> {
              sizes.add(questions.size());
              holdUp();
              return questions.stream().map(it -> 10 * it).toList();
            });
    List<Future<Integer>> told =
        askDuringTheFirst(gatherer, IntStream.rangeClosed(1, 20).toArray());
    for (int i = 0; i <= 20; i++) {
      assertThat(answer(told.get(i))).isEqualTo(10 * i);
    }
    assertThat(sizes).containsExactly(1, 20);
  }

  @Test
  void only_the_question_that_cannot_be_answered_fails() throws Exception {
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(
            questions -> {
              holdUp();
              if (questions.contains(13)) {
                throw new IllegalArgumentException("13 cannot be answered");
              }
              return questions;
            });
    List<Future<Integer>> told = askDuringTheFirst(gatherer, 12, 13, 14);
    assertThat(answer(told.get(0))).isZero();
    assertThat(answer(told.get(1))).isEqualTo(12);
    assertThat(answer(told.get(3))).isEqualTo(14);
    assertThatThrownBy(() -> answer(told.get(2))).hasMessageContaining("13 cannot be answered");
    assertThat(gatherer.ask(1)).isEqualTo(1);
  }

  @Test
  void nobody_is_left_waiting_when_the_machine_fails() throws Exception {
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(
            questions -> {
              holdUp();
              if (questions.size() > 1) {
                throw new OutOfMemoryError("as if");
              }
              return questions;
            });
    List<Future<Integer>> told = askDuringTheFirst(gatherer, 1, 2, 3, 4);
    for (int i = 0; i <= 4; i++) {
      assertThat(answer(told.get(i))).isEqualTo(i);
    }
    assertThat(answer(callers.submit(() -> gatherer.ask(5)))).isEqualTo(5);
  }

  @Test
  void nobody_is_left_waiting_when_there_is_no_thread_to_be_had() throws Exception {
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(
            questions -> {
              holdUp();
              return questions;
            },
            _ -> {
              throw new OutOfMemoryError("unable to create native thread, as if");
            });
    List<Future<Integer>> told = askDuringTheFirst(gatherer, 1);
    assertThat(answer(told.get(0))).isZero();
    assertThat(answer(told.get(1))).isEqualTo(1);
    assertThat(answer(callers.submit(() -> gatherer.ask(2)))).isEqualTo(2);
  }

  @Test
  void who_is_answered_does_not_work_on_for_those_who_came_meanwhile() throws Exception {
    CountDownLatch firstHasItsAnswer = new CountDownLatch(1);
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(
            questions -> {
              holdUp();
              if (!questions.contains(0)) {
                await(firstHasItsAnswer);
              }
              return questions;
            });
    List<Future<Integer>> told = askDuringTheFirst(gatherer, 1);
    assertThat(answer(told.get(0))).isZero();
    firstHasItsAnswer.countDown();
    assertThat(answer(told.get(1))).isEqualTo(1);
  }

  /** Asks 0 and, while that is worked on, the others; what they are told, 0 first. */
  private List<Future<Integer>> askDuringTheFirst(Gatherer<Integer, Integer> gatherer, int... asked)
      throws InterruptedException {
    List<Future<Integer>> told = new ArrayList<>();
    told.add(callers.submit(() -> gatherer.ask(0)));
    begun.await();
    for (int question : asked) {
      told.add(callers.submit(() -> gatherer.ask(question)));
    }
    while (gatherer.waiting() < asked.length) {
      Thread.onSpinWait();
    }
    gathered.countDown();
    return told;
  }

  /** Has the batch wait until all have asked. */
  private void holdUp() {
    begun.countDown();
    await(gathered);
  }

  private static int answer(Future<Integer> told) throws Exception {
    return told.get(20, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
