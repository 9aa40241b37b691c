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
import org.junit.jupiter.api.Test;

class GathererTest {
  @Test
  void one_alone_is_answered_at_once() {
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(questions -> questions.stream().map(it -> it + 1).toList());
    assertThat(gatherer.ask(1)).isEqualTo(2);
    assertThat(gatherer.ask(5)).isEqualTo(6);
  }

  @Test
  void what_is_asked_during_a_batch_is_answered_together_in_the_next() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gathered = new CountDownLatch(1);
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(
            questions -> {
              sizes.add(questions.size());
              begun.countDown();
              await(gathered);
              return questions.stream().map(it -> 10 * it).toList();
            });
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = executor.submit(() -> gatherer.ask(0));
      begun.await();
      List<Future<Integer>> others = new ArrayList<>();
      for (int i = 1; i <= 20; i++) {
        int question = i;
        others.add(executor.submit(() -> gatherer.ask(question)));
      }
      while (gatherer.waiting() < 20) {
        Thread.onSpinWait();
      }
      gathered.countDown();
      assertThat(first.get()).isZero();
      for (int i = 1; i <= 20; i++) {
        assertThat(others.get(i - 1).get()).isEqualTo(10 * i);
      }
    }
    assertThat(sizes).containsExactly(1, 20);
  }

  @Test
  void only_the_question_that_cannot_be_answered_fails() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gathered = new CountDownLatch(1);
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(
            questions -> {
              begun.countDown();
              await(gathered);
              if (questions.contains(13)) {
                throw new IllegalArgumentException("13 cannot be answered");
              }
              return questions;
            });
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = executor.submit(() -> gatherer.ask(0));
      begun.await();
      List<Future<Integer>> others =
          List.of(
              executor.submit(() -> gatherer.ask(12)),
              executor.submit(() -> gatherer.ask(13)),
              executor.submit(() -> gatherer.ask(14)));
      while (gatherer.waiting() < 3) {
        Thread.onSpinWait();
      }
      gathered.countDown();
      assertThat(first.get()).isZero();
      assertThat(others.get(0).get()).isEqualTo(12);
      assertThat(others.get(2).get()).isEqualTo(14);
      assertThatThrownBy(() -> others.get(1).get()).hasMessageContaining("13 cannot be answered");
    }
    assertThat(gatherer.ask(1)).isEqualTo(1);
  }

  @Test
  void nobody_is_left_waiting_when_the_machine_fails() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gathered = new CountDownLatch(1);
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(
            questions -> {
              begun.countDown();
              await(gathered);
              if (questions.size() > 1) {
                throw new OutOfMemoryError("as if");
              }
              return questions;
            });
    // Not closed, which would wait for those who are left waiting.
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Future<Integer> first = executor.submit(() -> gatherer.ask(0));
      begun.await();
      List<Future<Integer>> others = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        int question = i;
        others.add(executor.submit(() -> gatherer.ask(question)));
      }
      while (gatherer.waiting() < 4) {
        Thread.onSpinWait();
      }
      gathered.countDown();
      assertThat(first.get()).isZero();
      for (int i = 1; i <= 4; i++) {
        assertThat(others.get(i - 1).get(20, TimeUnit.SECONDS)).isEqualTo(i);
      }
      assertThat(executor.submit(() -> gatherer.ask(5)).get(20, TimeUnit.SECONDS)).isEqualTo(5);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void nobody_is_left_waiting_when_there_is_no_thread_to_be_had() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gathered = new CountDownLatch(1);
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(
            questions -> {
              begun.countDown();
              await(gathered);
              return questions;
            },
            _ -> {
              throw new OutOfMemoryError("unable to create native thread, as if");
            });
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Future<Integer> first = executor.submit(() -> gatherer.ask(0));
      begun.await();
      Future<Integer> second = executor.submit(() -> gatherer.ask(1));
      while (gatherer.waiting() < 1) {
        Thread.onSpinWait();
      }
      gathered.countDown();
      assertThat(first.get(20, TimeUnit.SECONDS)).isZero();
      assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(executor.submit(() -> gatherer.ask(2)).get(20, TimeUnit.SECONDS)).isEqualTo(2);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void who_is_answered_does_not_work_on_for_those_who_came_meanwhile() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gathered = new CountDownLatch(1);
    CountDownLatch firstHasItsAnswer = new CountDownLatch(1);
    Gatherer<Integer, Integer> gatherer =
        new Gatherer<>(
            questions -> {
              begun.countDown();
              await(questions.contains(0) ? gathered : firstHasItsAnswer);
              return questions;
            });
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Future<Integer> first = executor.submit(() -> gatherer.ask(0));
      begun.await();
      Future<Integer> second = executor.submit(() -> gatherer.ask(1));
      while (gatherer.waiting() < 1) {
        Thread.onSpinWait();
      }
      gathered.countDown();
      assertThat(first.get(20, TimeUnit.SECONDS)).isZero();
      firstHasItsAnswer.countDown();
      assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    } finally {
      executor.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
