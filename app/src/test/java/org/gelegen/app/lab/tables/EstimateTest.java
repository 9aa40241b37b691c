package org.gelegen.app.lab.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void a_mean_with_its_interval_worked_out_by_hand() {
    // The variance of 1, 2, 3 is 1: error √(1/3) = .57735, times 1.96 = 1.13159.
    Estimate estimate = Estimate.ofMean(new double[] {1, 2, 3});
    assertThat(estimate.value()).isEqualTo(2);
    assertThat(estimate.low()).isCloseTo(2 - 1.13159, within(1e-5));
    assertThat(estimate.high()).isCloseTo(2 + 1.13159, within(1e-5));
    assertThat(estimate.level()).isEqualTo("2.0000 ± 1.1316");
    assertThat(estimate.difference()).isEqualTo("+2.0000 [+0.8684, +3.1316]");
  }

  @Test
  void only_an_interval_on_one_side_of_zero_shows_anything() {
    assertThat(new Estimate(0.2, 0.1, 0.3).verdict()).isEqualTo("shown to help");
    assertThat(new Estimate(0.2, 0, 0.4).verdict()).isEqualTo("not shown to help");
    assertThat(new Estimate(0.1, -0.1, 0.3).verdict()).isEqualTo("not shown to help");
    assertThat(new Estimate(-0.2, -0.3, -0.1).verdict()).isEqualTo("shown to do worse");
  }
}
