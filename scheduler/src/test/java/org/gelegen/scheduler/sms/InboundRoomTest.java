package org.gelegen.scheduler.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.gelegen.model.GelegenException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InboundRoomTest {
  private final InboundRoom room = new InboundRoom();
  private final CountDownLatch away = new CountDownLatch(1);

  @AfterEach
  void close() {
    away.countDown();
    room.close();
  }

  @Test
  void what_takes_too_long_is_refused_for_now_and_keeps_its_room_until_it_is_done()
      throws Exception {
    assertThatThrownBy(() -> room.within(this::await)).hasMessageContaining("it takes too long");
    for (int i = 1; i < InboundRoom.AT_ONCE; i++) {
      Thread.ofVirtual().start(() -> assertRefused(this::await));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> room.within(() -> 1))
                    .hasMessageContaining("too much comes in at once"));
    away.countDown();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptions()
        .until(() -> room.within(() -> 1) == 1);
  }

  @Test
  void what_cannot_be_done_is_refused_for_now() {
    assertRefused(
        () -> {
          throw new GelegenException("the database is away");
        });
    assertThatThrownBy(
            () ->
                room.within(
                    () -> {
                      throw new ProcessRequestException("as it was told to", 7);
                    }))
        .hasMessage("as it was told to");
  }

  private int await() throws InterruptedException {
    away.await();
    return 1;
  }

  private void assertRefused(Callable<Integer> work) {
    assertThatThrownBy(() -> room.within(work))
        .isInstanceOfSatisfying(
            ProcessRequestException.class,
            refused ->
                assertThat(refused.getErrorCode()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN));
  }
}
