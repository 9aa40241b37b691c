package org.gelegen.scoring.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final KeyStore.Holder ONE = holder("key-1", Role.OPERATOR);
  private static final KeyStore.Holder OTHER = holder("key-2", Role.ANALYST);

  private final AtomicLong nanos = new AtomicLong(-5);
  private final RateLimits limits = new RateLimits(2, 5, nanos::get);

  private static KeyStore.Holder holder(String key, Role role) {
    return new KeyStore.Holder(new ClientId("noorderlicht"), role, key);
  }

  /** Five a second: twenty at once, then one each fifth of a second. */
  @Test
  void a_dialer_s_key_may_ask_more_often_than_the_others() {
    KeyStore.Holder dialer = holder("key-3", Role.DIALER);
    for (int i = 0; i < 20; i++) {
      assertThat(limits.tryTake(dialer)).isEmpty();
    }
    assertThat(limits.tryTake(dialer)).contains(Duration.ofMillis(200));
    for (int i = 0; i < 8; i++) {
      assertThat(limits.tryTake(ONE)).isEmpty();
    }
    assertThat(limits.tryTake(ONE)).contains(Duration.ofMillis(500));
  }

  /** Two a second: eight at once, then one each half second. */
  @Test
  void a_key_has_four_seconds_worth_at_once_and_then_what_it_gets_each_second() {
    for (int i = 0; i < 8; i++) {
      assertThat(limits.tryTake(ONE)).isEmpty();
    }
    assertThat(limits.tryTake(ONE)).contains(Duration.ofMillis(500));
    assertThat(limits.tryTake(OTHER)).isEmpty();
    nanos.addAndGet(400_000_000);
    assertThat(limits.tryTake(ONE)).contains(Duration.ofMillis(100));
    nanos.addAndGet(100_000_000);
    assertThat(limits.tryTake(ONE)).isEmpty();
    assertThat(limits.tryTake(ONE)).isPresent();
  }

  @Test
  void what_is_not_used_is_kept_for_four_seconds_and_no_longer() {
    limits.tryTake(ONE);
    nanos.addAndGet(Duration.ofDays(1).toNanos());
    for (int i = 0; i < 8; i++) {
      assertThat(limits.tryTake(ONE)).isEmpty();
    }
    assertThat(limits.tryTake(ONE)).isPresent();
  }
}
