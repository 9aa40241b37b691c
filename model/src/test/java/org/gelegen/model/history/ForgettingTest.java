package org.gelegen.model.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForgettingTest {
  private static final Instant THEN = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void a_weight_halves_every_120_days() {
    assertThat(factor(Duration.ZERO)).isEqualTo(1);
    assertThat(factor(Duration.ofDays(120))).isCloseTo(0.5, within(1e-12));
    assertThat(factor(Duration.ofDays(360))).isCloseTo(0.125, within(1e-12));
    // The square root of a half.
    assertThat(factor(Duration.ofDays(60))).isCloseTo(0.7071067811865476, within(1e-12));
  }

  @Test
  void a_weight_does_not_grow_towards_the_past() {
    assertThat(factor(Duration.ofDays(-120))).isEqualTo(1);
  }

  private static double factor(Duration later) {
    return Forgetting.factor(THEN, THEN.plus(later));
  }
}
