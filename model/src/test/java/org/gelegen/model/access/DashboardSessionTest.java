package org.gelegen.model.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;
import org.junit.jupiter.api.Test;

class DashboardSessionTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void it_is_over_after_half_an_hour_without_a_use_and_after_twelve_hours_with() {
    assertThat(used(NOON).isOver(NOON.plus(Duration.ofMinutes(30)).minusNanos(1))).isFalse();
    assertThat(used(NOON).isOver(NOON.plus(Duration.ofMinutes(30)))).isTrue();
    Instant midnight = NOON.plus(Duration.ofHours(12));
    DashboardSession busy = used(midnight.minusSeconds(60));
    assertThat(busy.isOver(midnight.minusNanos(1))).isFalse();
    assertThat(busy.isOver(midnight)).isTrue();
  }

  private static DashboardSession used(Instant at) {
    return new DashboardSession(
        new KeyStore.Holder(new ClientId("noorderlicht"), Role.ANALYST, "key-1"), NOON, at);
  }
}
