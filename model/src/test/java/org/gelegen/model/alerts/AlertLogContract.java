package org.gelegen.model.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a log of alerts promises, wherever it keeps them. */
public abstract class AlertLogContract {
  private final ClientId client = new ClientId("noorderlicht");

  protected abstract AlertLog empty();

  private static Alert alert(String kind, String subject, int day, @Nullable String training) {
    return new Alert(
        kind,
        subject,
        LocalDate.of(2026, 3, day),
        Instant.parse("2026-03-%02dT04:30:00.000001Z".formatted(day)),
        "0.31 came true, 0.42 expected",
        training);
  }

  @Test
  void alerts_come_back_as_they_were_raised_newest_first() {
    AlertLog log = empty();
    Alert first = alert("drift.reach.rate", "noorderlicht-12", 2, "t-1");
    Alert second = alert("drift.harm.rate", "noorderlicht-12", 3, null);
    assertThat(log.raise(client, first)).isTrue();
    assertThat(log.raise(client, second)).isTrue();
    assertThat(log.list(client)).containsExactly(second, first);
    assertThat(log.list(new ClientId("zuiderzon"))).isEmpty();
  }

  @Test
  void the_same_of_the_same_is_told_once_and_stays_as_it_was() {
    AlertLog log = empty();
    Alert first = alert("drift.reach.rate", "noorderlicht-12", 2, "t-1");
    assertThat(log.raise(client, first)).isTrue();
    assertThat(log.raise(client, alert("drift.reach.rate", "noorderlicht-12", 3, null))).isFalse();
    assertThat(log.raise(client, alert("drift.reach.rate", "noorderlicht-13", 3, null))).isTrue();
    assertThat(log.raise(new ClientId("zuiderzon"), first)).isTrue();
    assertThat(log.list(client)).hasSize(2).last().isEqualTo(first);
  }
}
