package org.gelegen.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void four_predictions_measured_by_hand() {
    Metrics metrics =
        Metrics.of(new double[] {0.1, 0.4, 0.4, 0.8}, new boolean[] {false, true, false, true});
    // Pairs of a positive and a negative: .4>.1, .4=.4, .8>.1, .8>.4: 3.5 of 4.
    assertThat(metrics.auc()).isEqualTo(0.875);
    assertThat(metrics.n()).isEqualTo(4);
    assertThat(metrics.baseRate()).isEqualTo(0.5);
    // (.01 + .36 + .16 + .04) / 4
    assertThat(metrics.brier()).isCloseTo(0.1425, within(1e-12));
    // −(ln .9 + ln .4 + ln .6 + ln .8) / 4
    assertThat(metrics.logLoss()).isCloseTo(0.4389, within(1e-4));
    // Gains by .8, .4 (the first one, which came true), .4, .1: 0, 1/2, 1, 1, 1 of the positives;
    // (.25 + .75 + 1 + 1) / 4
    assertThat(metrics.alift()).isCloseTo(0.75, within(1e-12));
    // Each in a group of its own: (.1 + .6 + .4 + .2) / 4
    assertThat(metrics.ece()).isCloseTo(0.325, within(1e-12));
  }

  @Test
  void seventeen_equal_predictions_are_grouped_as_they_stand() {
    // The first two groups have two rows, the others one; the labels, in order:
    int[] y = {0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0};
    boolean[] labels = new boolean[y.length];
    for (int i = 0; i < y.length; i++) {
      labels[i] = y[i] == 1;
    }
    double[] half = new double[y.length];
    Arrays.fill(half, 0.5);
    // Group 1 is off by |0 − .5| · 2 = 1, group 2 by 0, 13 single rows by .5 each: 7.5 / 17.
    assertThat(Metrics.of(half, labels).ece()).isCloseTo(7.5 / 17, within(1e-12));
    assertThat(Metrics.of(half, labels).auc()).isEqualTo(0.5);
  }

  @Test
  void where_all_came_true_there_is_no_auc() {
    assertThat(Metrics.of(new double[] {0.2, 0.9}, new boolean[] {true, true}).auc()).isNull();
  }

  @Test
  void where_nothing_came_true_there_are_no_gains() {
    assertThat(Metrics.of(new double[] {0.2, 0.9}, new boolean[] {false, false}).alift()).isNull();
  }

  @Test
  void what_is_not_a_probability_is_refused() {
    for (double wrong : new double[] {Double.NaN, -0.1, 1.1}) {
      assertThatThrownBy(() -> Metrics.of(new double[] {0.2, wrong}, new boolean[] {false, true}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a probability must be in [0, 1] but is " + wrong);
    }
  }

  @Test
  void a_certain_error_costs_much_and_not_everything() {
    // −ln 1e-15
    assertThat(Metrics.of(new double[] {0}, new boolean[] {true}).logLoss())
        .isCloseTo(34.5388, within(1e-4));
  }
}
