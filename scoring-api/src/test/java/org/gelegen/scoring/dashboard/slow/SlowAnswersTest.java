package org.gelegen.scoring.dashboard.slow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Failed;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Known;
import org.gelegen.scoring.dashboard.slow.SlowAnswer.Working;
import org.junit.jupiter.api.Test;

class SlowAnswersTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final ClientId OTHER = new ClientId("zuiderzon");
  private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private Instant now = START;
  private final SlowAnswers<String, Integer> answers =
      new SlowAnswers<>(new SlowWork(waiting::add), () -> now, Duration.ofMinutes(1));

  private void work() {
    waiting.remove().run();
  }

  @Test
  void who_asks_is_told_at_once_that_it_is_worked_out_and_then_what_it_is() {
    AtomicInteger times = new AtomicInteger();
    assertThat(answers.ask(CLIENT, "a", times::incrementAndGet)).isEqualTo(new Working<>());
    assertThat(answers.ask(CLIENT, "a", times::incrementAndGet)).isEqualTo(new Working<>());
    assertThat(waiting).hasSize(1);
    work();
    assertThat(answers.ask(CLIENT, "a", times::incrementAndGet)).isEqualTo(new Known<>(1, START));
    assertThat(waiting).isEmpty();
  }

  @Test
  void an_old_answer_is_shown_while_it_is_worked_out_anew() {
    answers.ask(CLIENT, "a", () -> 1);
    work();
    now = START.plusSeconds(60);
    assertThat(answers.ask(CLIENT, "a", () -> 2)).isEqualTo(new Known<>(1, START));
    work();
    assertThat(answers.ask(CLIENT, "a", () -> 3)).isEqualTo(new Known<>(2, now));
  }

  @Test
  void what_fails_says_why_and_is_tried_again_after_a_while() {
    answers.ask(
        CLIENT,
        "a",
        () -> {
          throw new GelegenException("there are no records");
        });
    work();
    assertThat(answers.ask(CLIENT, "a", () -> 1)).isEqualTo(new Failed<>("there are no records"));
    now = START.plusSeconds(29);
    answers.ask(CLIENT, "a", () -> 1);
    assertThat(waiting).isEmpty();
    now = START.plusSeconds(30);
    answers.ask(CLIENT, "a", () -> 1);
    work();
    assertThat(answers.ask(CLIENT, "a", () -> 1)).isEqualTo(new Known<>(1, now));
  }

  @Test
  void a_good_answer_is_shown_on_where_working_it_out_anew_fails_and_is_tried_again_soon() {
    answers.ask(CLIENT, "a", () -> 1);
    work();
    now = START.plusSeconds(60);
    answers.ask(
        CLIENT,
        "a",
        () -> {
          throw new GelegenException("the database is away");
        });
    work();
    assertThat(answers.ask(CLIENT, "a", () -> 2)).isEqualTo(new Known<>(1, START));
    assertThat(waiting).isEmpty();
    now = START.plusSeconds(90);
    answers.ask(CLIENT, "a", () -> 2);
    work();
    assertThat(answers.ask(CLIENT, "a", () -> 3)).isEqualTo(new Known<>(2, now));
  }

  @Test
  void what_breaks_is_not_worked_at_for_ever() {
    answers.ask(
        CLIENT,
        "a",
        () -> {
          throw new StackOverflowError();
        });
    assertThatThrownBy(this::work).isInstanceOf(StackOverflowError.class);
    assertThat(answers.ask(CLIENT, "a", () -> 1)).isInstanceOf(Failed.class);
  }

  @Test
  void an_answer_is_good_from_when_it_was_there_however_long_it_took() {
    answers.ask(
        CLIENT,
        "a",
        () -> {
          now = START.plusSeconds(90);
          return 1;
        });
    work();
    now = START.plusSeconds(149);
    assertThat(answers.ask(CLIENT, "a", () -> 2)).isEqualTo(new Known<>(1, START));
    assertThat(waiting).isEmpty();
    now = START.plusSeconds(150);
    answers.ask(CLIENT, "a", () -> 2);
    assertThat(waiting).hasSize(1);
  }

  @Test
  void one_of_a_client_is_worked_out_at_once_and_two_of_all() {
    for (String key : new String[] {"a", "b", "c"}) {
      assertThat(answers.ask(CLIENT, key, () -> 1)).isEqualTo(new Working<>());
    }
    assertThat(waiting).hasSize(1);
    answers.ask(OTHER, "a", () -> 2);
    answers.ask(new ClientId("third"), "a", () -> 3);
    assertThat(waiting).hasSize(2);
    work();
    // The third's turn is before the second one of the first.
    work();
    work();
    assertThat(answers.ask(OTHER, "a", () -> 0)).isEqualTo(new Known<>(2, START));
    assertThat(answers.ask(new ClientId("third"), "a", () -> 0)).isEqualTo(new Known<>(3, START));
    assertThat(answers.ask(CLIENT, "b", () -> 0)).isEqualTo(new Working<>());
  }

  @Test
  void what_was_never_answered_goes_before_what_is_stale() {
    answers.ask(CLIENT, "a", () -> 1);
    work();
    now = START.plusSeconds(60);
    answers.ask(CLIENT, "b", () -> 2);
    answers.ask(CLIENT, "a", () -> 3);
    answers.ask(CLIENT, "c", () -> 4);
    work();
    work();
    assertThat(answers.ask(CLIENT, "c", () -> 0)).isEqualTo(new Known<>(4, now));
    assertThat(answers.ask(CLIENT, "a", () -> 0)).isEqualTo(new Known<>(1, START));
    work();
    assertThat(answers.ask(CLIENT, "a", () -> 0)).isEqualTo(new Known<>(3, now));
  }

  /**
   * A hundred questions that take twenty seconds each, asked again and again in the same order:
   * those that were answered are stale long before the last one had its turn.
   */
  @Test
  void nothing_starves_however_much_is_asked_and_however_long_it_takes() {
    Set<String> answered = new HashSet<>();
    for (int turn = 0; turn < 100; turn++) {
      for (int key = 0; key < 100; key++) {
        answers.ask(
            CLIENT,
            "key-" + key,
            () -> {
              now = now.plusSeconds(20);
              return 1;
            });
      }
      work();
      for (int key = 0; key < 100; key++) {
        if (answers.ask(CLIENT, "key-" + key, () -> 1).known().isPresent()) {
          answered.add("key-" + key);
        }
      }
    }
    assertThat(answered).hasSize(100);
  }

  @Test
  void what_is_stale_gives_way_where_there_is_no_room_and_is_asked_again() {
    answers.ask(CLIENT, "stale", () -> 1);
    work();
    now = START.plusSeconds(60);
    answers.ask(CLIENT, "first", () -> 2);
    answers.ask(CLIENT, "stale", () -> 3);
    // 256 may wait: the stale one and 255 others; one more takes its place.
    for (int key = 0; key < 256; key++) {
      answers.ask(CLIENT, "key-" + key, () -> 4);
    }
    for (int turn = 0; turn < 257; turn++) {
      work();
    }
    assertThat(waiting).isEmpty();
    assertThat(answers.ask(CLIENT, "key-255", () -> 0)).isEqualTo(new Known<>(4, now));
    assertThat(answers.ask(CLIENT, "stale", () -> 5)).isEqualTo(new Known<>(1, START));
    assertThat(waiting).hasSize(1);
  }

  @Test
  void who_asks_for_much_takes_nobody_else_s_answers_away() {
    answers.ask(OTHER, "a", () -> 1);
    work();
    for (int key = 0; key < 2_000; key++) {
      answers.ask(CLIENT, "key-" + key, () -> 2);
      waiting.clear();
    }
    assertThat(answers.ask(OTHER, "a", () -> 3)).isEqualTo(new Known<>(1, START));
  }

  @Test
  void a_service_that_is_ending_says_so() {
    SlowAnswers<String, Integer> ended =
        new SlowAnswers<>(
            new SlowWork(
                _ -> {
                  throw new RejectedExecutionException();
                }),
            () -> now,
            Duration.ofMinutes(1));
    assertThat(ended.ask(CLIENT, "a", () -> 1)).isEqualTo(new Failed<>("the service is ending"));
  }
}
