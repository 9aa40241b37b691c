package org.gelegen.scoring.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final RateLimits limits = new RateLimits(2, nanos::get);

  /** Two a second: eight at once, then one each half second. */
  @Test
  void a_key_has_four_seconds_worth_at_once_and_then_what_it_gets_each_second() {
    for (int i = 0; i < 8; i++) {
      assertThat(limits.tryTake("key-1")).isEmpty();
    }
    assertThat(limits.tryTake("key-1")).contains(Duration.ofMillis(500));
    assertThat(limits.tryTake("key-2")).isEmpty();
    nanos.addAndGet(400_000_000);
    assertThat(limits.tryTake("key-1")).contains(Duration.ofMillis(100));
    nanos.addAndGet(100_000_000);
    assertThat(limits.tryTake("key-1")).isEmpty();
    assertThat(limits.tryTake("key-1")).isPresent();
  }

  @Test
  void what_is_not_used_is_kept_for_four_seconds_and_no_longer() {
    limits.tryTake("key-1");
    nanos.addAndGet(Duration.ofDays(1).toNanos());
    for (int i = 0; i < 8; i++) {
      assertThat(limits.tryTake("key-1")).isEmpty();
    }
    assertThat(limits.tryTake("key-1")).isPresent();
  }
}
