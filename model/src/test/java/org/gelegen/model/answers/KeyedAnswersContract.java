package org.gelegen.model.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gelegen.model.answers.KeyedAnswers.Reply;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link KeyedAnswers} promises. */
public abstract class KeyedAnswersContract {
  protected static final ClientId CLIENT = new ClientId("noorderlicht");
  protected static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final AtomicInteger done = new AtomicInteger();
  private KeyedAnswers answers;

  protected abstract KeyedAnswers empty();

  @BeforeEach
  void open() {
    answers = empty();
  }

  protected static KeyedRequest request(String key, String fingerprint, Instant at) {
    return new KeyedRequest(
        CLIENT, "POST /trainings", key, fingerprint, at, KeyedRequest.Binding.TRANSACTION);
  }

  protected static KeptAnswer answer(int status, String text) {
    return new KeptAnswer(
        status,
        "application/json",
        Map.of("Location", "/v1/x"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private KeptAnswer work(int status) {
    return answer(status, "{\"done\":" + done.incrementAndGet() + "}");
  }

  @Test
  void a_request_sent_again_is_answered_again_and_not_carried_out_again() {
    for (int status : new int[] {202, 409}) {
      KeyedRequest request = request("key-" + status, "f1", NOON);
      int before = done.get();
      Reply first = answers.reply(request, () -> work(status));
      assertThat(first)
          .isEqualTo(new Reply.Answered(answer(status, "{\"done\":" + (before + 1) + "}")));
      assertThat(answers.reply(request, () -> work(status))).isEqualTo(first);
      assertThat(done).hasValue(before + 1);
    }
  }

  @Test
  void a_key_stands_for_one_payload_of_one_client_at_one_endpoint() {
    answers.reply(request("key", "f1", NOON), () -> work(200));
    assertThat(answers.reply(request("key", "f2", NOON), () -> work(200)))
        .isEqualTo(new Reply.OtherPayload());
    assertThat(done).hasValue(1);
    answers.reply(
        new KeyedRequest(
            CLIENT, "POST /campaigns", "key", "f2", NOON, KeyedRequest.Binding.TRANSACTION),
        () -> work(200));
    answers.reply(
        new KeyedRequest(
            new ClientId("zuiderzon"),
            "POST /trainings",
            "key",
            "f2",
            NOON,
            KeyedRequest.Binding.TRANSACTION),
        () -> work(200));
    assertThat(done).hasValue(3);
  }

  @Test
  void a_request_that_is_being_carried_out_is_in_flight_and_its_key_free_once_it_failed() {
    KeyedRequest request = request("key", "f1", NOON);
    assertThatThrownBy(
            () ->
                answers.reply(
                    request,
                    () -> {
                      assertThat(elsewhere(request)).isEqualTo(new Reply.InFlight());
                      throw new IllegalStateException("it failed");
                    }))
        .hasMessageContaining("it failed");
    assertThat(answers.reply(request, () -> work(200)))
        .isEqualTo(new Reply.Answered(answer(200, "{\"done\":1}")));
  }

  private Reply elsewhere(KeyedRequest request) {
    Reply[] reply = new Reply[1];
    Thread thread =
        Thread.ofPlatform().start(() -> reply[0] = answers.reply(request, () -> work(200)));
    try {
      assertThat(thread.join(Duration.ofSeconds(10))).as("nobody waits for another").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return reply[0];
  }

  @Test
  void what_is_old_is_forgotten_the_oldest_first_and_so_many_at_a_time() {
    for (int hour = 0; hour < 3; hour++) {
      answers.reply(
          request("key-" + hour, "f1", NOON.plus(Duration.ofHours(hour))), () -> work(200));
    }
    assertThat(answers.forget(CLIENT, NOON.plus(Duration.ofHours(2)), 1)).isEqualTo(1);
    answers.reply(request("key-1", "f1", NOON), () -> work(200));
    assertThat(done).hasValue(3);
    answers.reply(request("key-0", "f1", NOON), () -> work(200));
    assertThat(done).hasValue(4);
    assertThat(answers.forget(CLIENT, NOON.plus(Duration.ofHours(2)), 10)).isEqualTo(2);
    assertThat(answers.forget(new ClientId("zuiderzon"), NOON.plus(Duration.ofDays(99)), 10))
        .isZero();
    answers.reply(request("key-2", "f1", NOON), () -> work(200));
    assertThat(done).hasValue(4);
  }
}
