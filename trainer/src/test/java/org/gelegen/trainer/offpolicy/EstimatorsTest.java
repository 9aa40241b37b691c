package org.gelegen.trainer.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two decisions: w = 3, r = 1, q = .5, v = .6; and w = 1, r = 0, q = .2, v = .4. */
class EstimatorsTest {
  private static final List<LoggedDecision> LOG =
      List.of(new LoggedDecision(1, 3, 0.5, 0.6), new LoggedDecision(0, 1, 0.2, 0.4));

  private final PolicyReport report = Evaluated.report(LOG);

  @Test
  void each_is_what_its_formula_says() {
    // (3·1 + 1·0) / 2
    assertValue("ips", 1.5);
    // (min(3, 2)·1 + 1·0) / 2
    assertValue("clipped_ips(M=2)", 1.0);
    // 3 / (3 + 1)
    assertValue("snips", 0.75);
    // (.6 + .4) / 2
    assertValue("dm", 0.5);
    // (.6 + 3·.5 + .4 − 1·.2) / 2
    assertValue("dr", 1.15);
    // .5 + (3·.5 − 1·.2) / 4
    assertValue("sndr", 0.825);
    // (.6 + .4 − 1·.2) / 2: the first weight is above 2.
    assertValue("switch_dr(tau=2)", 0.4);
  }

  @Test
  void standard_errors_are_those_of_means_and_ratios() {
    // Scores 3 and 0: standard deviation 3 / √2, divided by √2.
    assertSe("ips", 1.5);
    // Scores .6 and .4: .2 / 2
    assertSe("dm", 0.1);
    // w (r − .75) is .75 and −.75: .75 / mean weight 2 / √2
    assertSe("snips", 0.375 / Math.sqrt(2));
    // c = .325; (v − .5) + w (r − q − c) / 2 is .1 + .2625 and −.1 − .2625
    assertSe("sndr", 0.3625 / Math.sqrt(2));
    // 2.1 and .2: 1.9 / 2
    assertSe("dr", 0.95);
  }

  @Test
  void weights_are_summed_up() {
    WeightSummary weights = report.weights();
    assertThat(weights.n()).isEqualTo(2);
    assertThat(weights.mean()).isEqualTo(2);
    assertThat(weights.max()).isEqualTo(3);
    // (3 + 1)² / (9 + 1)
    assertThat(weights.ess()).isCloseTo(1.6, within(1e-12));
    // Standard deviation √2, divided by √2.
    assertThat(weights.meanError()).isCloseTo(1, within(1e-12));
  }

  @Test
  void a_weight_of_exactly_tau_is_believed() {
    double[] score = new double[1];
    new SwitchDoublyRobust(3).terms(LOG.getFirst(), score);
    assertThat(score[0]).isCloseTo(2.1, within(1e-12));
  }

  @Test
  void names_carry_their_parameter_as_it_was_given() {
    assertThat(new SwitchDoublyRobust(5).name()).isEqualTo("switch_dr(tau=5)");
    assertThat(new SwitchDoublyRobust(100).name()).isEqualTo("switch_dr(tau=100)");
    assertThat(new ClippedInversePropensity(2.5).name()).isEqualTo("clipped_ips(M=2.5)");
  }

  @Test
  void parameters_and_decisions_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> new SwitchDoublyRobust(0)).hasMessageContaining("but is 0.0");
    assertThatThrownBy(() -> new ClippedInversePropensity(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new LoggedDecision(1, -0.5, null, null)).hasMessageContaining("-0.5");
    assertThatThrownBy(() -> new LoggedDecision(Double.NaN, 1, null, null))
        .hasMessageContaining("reward must be finite");
    assertThatThrownBy(() -> Evaluated.report(List.of())).hasMessageContaining("no decisions");
  }

  private void assertValue(String estimator, double expected) {
    assertThat(Evaluated.value(report, estimator)).isCloseTo(expected, within(1e-12));
  }

  private void assertSe(String estimator, double expected) {
    assertThat(Evaluated.se(report, estimator)).isCloseTo(expected, within(1e-12));
  }
}
