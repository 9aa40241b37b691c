package org.gelegen.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
  private static final int COUNT = 3_000;

  private final double[] probabilities = new double[COUNT];
  private final boolean[] labels = new boolean[COUNT];
  private final int[] debtors = new int[COUNT];

  private void draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < COUNT; i++) {
      probabilities[i] = random.nextDouble() * random.nextDouble();
      labels[i] = random.nextDouble() < probabilities[i];
      debtors[i] = i;
    }
  }

  @Test
  void groups_have_the_calibration_error_of_the_metrics() {
    draw(3);
    Reliability reliability = Reliability.of(probabilities, labels, debtors);
    assertThat(reliability.groups()).hasSize(15);
    assertThat(reliability.n()).isEqualTo(COUNT);
    assertThat(reliability.calibrationError())
        .isCloseTo(Metrics.of(probabilities, labels).ece(), within(1e-12));
  }

  @Test
  void the_error_by_chance_is_what_true_probabilities_show_on_average() {
    double sum = 0;
    double expected = 0;
    int runs = 100;
    for (long seed = 0; seed < runs; seed++) {
      draw(seed);
      Metrics metrics = Metrics.of(probabilities, labels);
      sum += metrics.ece();
      expected += metrics.eceByChance();
    }
    // Its standard deviation is about a fifth of it, and 2 % of it over a hundred runs.
    assertThat(sum / expected).isCloseTo(1, within(0.08));
  }

  @Test
  void true_probabilities_are_off_by_more_than_two_standard_errors_now_and_then_and_no_more() {
    int far = 0;
    int groups = 0;
    for (long seed = 0; seed < 40; seed++) {
      draw(seed);
      for (Reliability.Group group : Reliability.of(probabilities, labels, debtors).groups()) {
        double off = Math.abs(group.observed() - group.predicted());
        far += off > 1.96 * group.standardError() ? 1 : 0;
        groups++;
      }
    }
    assertThat((double) far / groups).isBetween(0.02, 0.09);
  }

  @Test
  void contacts_of_one_debtor_are_taken_together() {
    double[] even = new double[30];
    boolean[] came = new boolean[30];
    int[] one = new int[30];
    int[] each = new int[30];
    for (int i = 0; i < even.length; i++) {
      even[i] = 0.5;
      came[i] = i % 4 < 2;
      one[i] = i / 2;
      each[i] = i;
    }
    Reliability.Group together = Reliability.of(even, came, one).groups().getFirst();
    Reliability.Group apart = Reliability.of(even, came, each).groups().getFirst();
    // Two contacts of a debtor, both .5 off the same way: √(1²)/2 against √(.5² + .5²)/2.
    assertThat(together.standardError()).isCloseTo(0.5, within(1e-12));
    assertThat(apart.standardError()).isCloseTo(Math.sqrt(0.5) / 2, within(1e-12));
  }
}
