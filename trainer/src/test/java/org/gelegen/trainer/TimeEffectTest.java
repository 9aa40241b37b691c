package org.gelegen.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.gelegen.trainer.examples.Tables;
import org.junit.jupiter.api.Test;

class TimeEffectTest {
  private static TimeEffect effect(long seed, double logOdds, int rows) {
    return TimeEffect.of(
            RollingOrigins.of(Tables.timed(seed, rows, logOdds), null).orElseThrow(), seed)
        .orElseThrow();
  }

  @Test
  void an_effect_that_is_there_is_found_and_told() {
    for (long seed = 1; seed <= 3; seed++) {
      TimeEffect effect = effect(seed, 0.8, 4_000);
      assertThat(effect.found()).as("seed %d", seed).isTrue();
      assertThat(effect.denied()).as("seed %d", seed).isFalse();
      Map<String, Double> metrics = new TreeMap<>();
      Map<String, String> notes = new TreeMap<>();
      effect.tell("reach", metrics, notes);
      assertThat(metrics.get("reach.time.gain.low")).isPositive();
      assertThat(notes.get("reach.time")).startsWith("an effect of time (log-loss 0.0");
    }
  }

  @Test
  void none_is_announced_where_there_is_none() {
    for (long seed = 1; seed <= 6; seed++) {
      TimeEffect effect = effect(seed, 0, 4_000);
      assertThat(effect.found()).as("seed %d", seed).isFalse();
      Map<String, String> notes = new TreeMap<>();
      effect.tell("reach", new TreeMap<>(), notes);
      assertThat(notes.get("reach.time")).startsWith("no effect of time found");
    }
  }

  @Test
  void an_effect_is_not_denied_on_a_few_hundred_contacts() {
    assertThat(effect(1, 0, 1_500).denied()).isFalse();
  }

  @Test
  void too_few_later_contacts_tell_nothing() {
    assertThat(TimeEffect.of(RollingOrigins.of(Tables.timed(1, 900, 0.8), null).orElseThrow(), 1))
        .isEmpty();
  }
}
