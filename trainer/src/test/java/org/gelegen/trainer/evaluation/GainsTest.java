package org.gelegen.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GainsTest {
  private static final double EXACT = 1e-12;

  @Test
  void the_highest_probabilities_come_first() {
    // By probability: true, true, false, false. Half of them hold all that came true, and the first
    // 5 % hold a fifth of one of the two: 0.05 · 4 / 2 = 0.1.
    Gains gains =
        Gains.of(new double[] {0.1, 0.9, 0.2, 0.8}, new boolean[] {false, true, false, true});
    assertThat(gains.points()).hasSize(Gains.STEPS + 1);
    assertThat(gains.points().getFirst()).isEqualTo(new Gains.Point(0, 0));
    assertThat(gains.points().get(1).found()).isEqualTo(0.1, within(EXACT));
    assertThat(gains.points().get(5).found()).isEqualTo(0.5, within(EXACT));
    assertThat(gains.points().get(10)).isEqualTo(new Gains.Point(0.5, 1));
    assertThat(gains.points().getLast()).isEqualTo(new Gains.Point(1, 1));
  }

  @Test
  void equal_probabilities_find_no_more_than_chance_in_whatever_order_they_come() {
    double[] same = {0.5, 0.5, 0.5, 0.5};
    for (boolean[] labels :
        new boolean[][] {{true, false, false, false}, {false, false, false, true}}) {
      assertThat(Gains.of(same, labels).points())
          .allSatisfy(point -> assertThat(point.found()).isEqualTo(point.share(), within(EXACT)));
    }
  }

  @Test
  void where_nothing_came_true_there_is_no_curve() {
    assertThat(Gains.of(new double[] {0.3, 0.6}, new boolean[] {false, false}).points()).isEmpty();
    assertThat(Gains.of(new double[0], new boolean[0]).points()).isEmpty();
  }
}
