package org.gelegen.model.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private static final ClientId NORTH = new ClientId("noorderlicht");

  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void what_was_read_is_read_again_when_something_was_noted() {
    AtomicLong mark = new AtomicLong();
    Remembered<Integer> remembered =
        new Remembered<>(
            new Changes() {
              @Override
              public long mark(ClientId client) {
                return mark.get();
              }

              @Override
              public long mark() {
                return mark.get();
              }

              @Override
              public void note(ClientId client) {
                mark.incrementAndGet();
              }
            });
    assertThat(remembered.get(NORTH, reads::incrementAndGet)).isEqualTo(1);
    assertThat(remembered.get(NORTH, reads::incrementAndGet)).isEqualTo(1);
    assertThat(remembered.get(new ClientId("zuiderzon"), reads::incrementAndGet)).isEqualTo(2);
    mark.incrementAndGet();
    assertThat(remembered.get(NORTH, reads::incrementAndGet)).isEqualTo(3);
  }

  @Test
  void where_nothing_is_known_of_changes_nothing_is_remembered() {
    Remembered<Integer> remembered = new Remembered<>(Changes.unknown());
    assertThat(remembered.get(NORTH, reads::incrementAndGet)).isEqualTo(1);
    assertThat(remembered.get(NORTH, reads::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void two_who_know_nothing_never_have_the_same_mark() {
    long one = Changes.unknown().mark(NORTH);
    assertThat(Changes.unknown().mark(NORTH)).isNotEqualTo(one).isNegative();
    assertThat(Changes.unknown().mark()).isNotEqualTo(one);
  }
}
