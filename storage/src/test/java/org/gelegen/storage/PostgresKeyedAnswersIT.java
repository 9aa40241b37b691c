package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gelegen.model.UnavailableException;
import org.gelegen.model.answers.KeyedAnswers;
import org.gelegen.model.answers.KeyedAnswersContract;
import org.gelegen.model.answers.KeyedRequest;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresKeyedAnswersIT extends KeyedAnswersContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ClientId OTHER = new ClientId("zuiderzon");

  @Override
  protected KeyedAnswers empty() {
    return new PostgresKeyedAnswers(DATABASE.emptied());
  }

  @Test
  void what_is_done_together_is_done_or_is_not() {
    KeyedAnswers answers = empty();
    PostgresAuditLog audit = new PostgresAuditLog(DATABASE.database());
    assertThatThrownBy(
            () ->
                answers.together(
                    CLIENT,
                    () -> {
                      audit.append(CLIENT, NOON, "key-1", "model.promoted", "noorderlicht-1");
                      throw new UnavailableException("it took too long");
                    }))
        .isInstanceOf(UnavailableException.class);
    assertThat(entries()).isZero();
    answers.together(
        CLIENT,
        () -> {
          audit.append(CLIENT, NOON, "key-1", "model.promoted", "noorderlicht-1");
          return CLIENT;
        });
    assertThat(entries()).isEqualTo(1);
  }

  private static int entries() {
    return DATABASE
        .database()
        .transactions()
        .in(
            CLIENT,
            handle ->
                handle.createQuery("select count(*) from audit_entry").mapTo(Integer.class).one());
  }

  @Test
  void a_client_that_asks_for_much_at_once_is_told_to_wait_and_keeps_nobody_out() throws Exception {
    KeyedAnswers answers = empty();
    CountDownLatch underWay = new CountDownLatch(3);
    CountDownLatch done = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 3; i++) {
        String key = "key-" + i;
        threads.execute(
            () ->
                answers.reply(
                    request(key, "f1", NOON),
                    () -> {
                      underWay.countDown();
                      await(done);
                      return answer(200, "{}");
                    }));
      }
      try {
        underWay.await();
        assertThatThrownBy(
                () -> answers.reply(request("key-4", "f1", NOON), () -> answer(200, "{}")))
            .isInstanceOf(UnavailableException.class);
        assertThat(
                answers.reply(
                    new KeyedRequest(
                        OTHER, "POST /x", "key", "f", NOON, KeyedRequest.Binding.TRANSACTION),
                    () -> answer(200, "{}")))
            .isEqualTo(new KeyedAnswers.Reply.Answered(answer(200, "{}")));
      } finally {
        done.countDown();
      }
    }
    assertThat(answers.reply(request("key-4", "f1", NOON), () -> answer(200, "{}")))
        .isEqualTo(new KeyedAnswers.Reply.Answered(answer(200, "{}")));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
