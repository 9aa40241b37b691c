package org.gelegen.trainer.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResamplingTest {
  private final Resampling resampling = new Resampling(7, 101);

  @Test
  void a_unit_is_drawn_the_same_wherever_it_is_met_and_others_are_not() {
    assertThat(resampling.draws(5)).isEqualTo(resampling.draws(5)).hasSize(101);
    assertThat(resampling.draws(5)).isNotEqualTo(resampling.draws(6));
    assertThat(resampling.draws(5)).isNotEqualTo(new Resampling(8, 101).draws(5));
    assertThat(Resampling.unit("d-1")).isEqualTo(Resampling.unit("d-1"));
    assertThat(Resampling.unit("d-1")).isNotEqualTo(Resampling.unit("d-2"));
  }

  @Test
  void draws_are_poisson_with_mean_one() {
    double[] all = new double[101 * 2_000];
    for (int unit = 0; unit < 2_000; unit++) {
      System.arraycopy(resampling.draws(unit), 0, all, unit * 101, 101);
    }
    double mean = Arrays.stream(all).average().orElseThrow();
    double variance = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    double none = Arrays.stream(all).filter(x -> x == 0).count() / (double) all.length;
    // 202,000 draws: standard errors of .0022, .0039 and .0011.
    assertThat(mean).isCloseTo(1, within(0.009));
    assertThat(variance).isCloseTo(1, within(0.016));
    assertThat(none).isCloseTo(Math.exp(-1), within(0.0044));
  }

  @Test
  void fewer_than_a_hundred_say_nothing_of_the_tails() {
    assertThatThrownBy(() -> new Resampling(1, 99)).hasMessageContaining("99 are asked for");
  }
}
