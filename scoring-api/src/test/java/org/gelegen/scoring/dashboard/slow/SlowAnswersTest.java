package org.gelegen.scoring.dashboard.slow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.gelegen.model.GelegenException;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Failed;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Known;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Working;
import org.junit.jupiter.api.Test;

class SlowAnswersTest {
  private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private Instant now = START;
  private final SlowAnswers<String, Integer> answers =
      new SlowAnswers<>(waiting::add, () -> now, Duration.ofMinutes(1));

  private void work() {
    waiting.remove().run();
  }

  @Test
  void who_asks_is_told_at_once_that_it_is_worked_out_and_then_what_it_is() {
    AtomicInteger times = new AtomicInteger();
    assertThat(answers.ask("a", times::incrementAndGet)).isEqualTo(new Working<>());
    assertThat(answers.ask("a", times::incrementAndGet)).isEqualTo(new Working<>());
    assertThat(waiting).hasSize(1);
    work();
    assertThat(answers.ask("a", times::incrementAndGet)).isEqualTo(new Known<>(1, START));
    assertThat(waiting).isEmpty();
  }

  @Test
  void an_old_answer_is_shown_while_it_is_worked_out_anew() {
    answers.ask("a", () -> 1);
    work();
    now = START.plusSeconds(60);
    assertThat(answers.ask("a", () -> 2)).isEqualTo(new Known<>(1, START));
    work();
    assertThat(answers.ask("a", () -> 3)).isEqualTo(new Known<>(2, now));
  }

  @Test
  void what_fails_says_why_and_is_tried_again_after_a_while() {
    answers.ask(
        "a",
        () -> {
          throw new GelegenException("there are no records");
        });
    work();
    assertThat(answers.ask("a", () -> 1)).isEqualTo(new Failed<>("there are no records"));
    now = START.plusSeconds(60);
    answers.ask("a", () -> 1);
    work();
    assertThat(answers.ask("a", () -> 1)).isEqualTo(new Known<>(1, now));
  }

  @Test
  void what_breaks_is_not_worked_at_for_ever() {
    answers.ask(
        "a",
        () -> {
          throw new StackOverflowError();
        });
    assertThatThrownBy(this::work).isInstanceOf(StackOverflowError.class);
    assertThat(answers.ask("a", () -> 1)).isInstanceOf(Failed.class);
  }

  @Test
  void only_four_are_worked_out_at_once() {
    for (String key : new String[] {"a", "b", "c", "d", "e"}) {
      assertThat(answers.ask(key, () -> 1)).isEqualTo(new Working<>());
    }
    assertThat(waiting).hasSize(4);
    work();
    answers.ask("e", () -> 5);
    assertThat(waiting).hasSize(4);
  }

  @Test
  void a_service_that_is_ending_says_so() {
    SlowAnswers<String, Integer> ended =
        new SlowAnswers<>(
            _ -> {
              throw new RejectedExecutionException();
            },
            () -> now,
            Duration.ofMinutes(1));
    assertThat(ended.ask("a", () -> 1)).isEqualTo(new Failed<>("the service is ending"));
  }
}
