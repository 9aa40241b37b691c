package org.gelegen.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.PaymentRecord;
import org.junit.jupiter.api.Test;

class HalfComparisonLawsTest {
  private static final int REPETITIONS = 1000;

  @Test
  void the_interval_covers_no_difference_about_95_times_of_100_when_there_is_none() {
    int covered = 0;
    for (int seed = 0; seed < REPETITIONS; seed++) {
      Random random = new Random(seed);
      HalfComparison halves = new HalfComparison();
      for (int i = 0; i < 80; i++) {
        halves.addProduct(paid(random.nextGaussian() * 10 + 50));
        halves.addWorkflow(paid(random.nextGaussian() * 10 + 50));
      }
      HalfComparison.Figure figure = halves.compare(DebtorTally::collected, _ -> 1);
      covered += figure.clear() ? 0 : 1;
    }

    // 950 are expected with a standard deviation of 6.9; four of them on either side.
    assertThat(covered).isBetween(922, 978);
  }

  @Test
  void the_difference_of_means_and_its_interval_are_as_worked_out_by_hand() {
    HalfComparison halves = new HalfComparison();
    halves.addProduct(paid(10));
    halves.addProduct(paid(20));
    halves.addWorkflow(paid(4));
    halves.addWorkflow(paid(8));

    HalfComparison.Figure figure = halves.compare(DebtorTally::collected, _ -> 1);

    // Means 15 and 6. Variances (25 + 25) / 4 = 12.5 and (4 + 4) / 4 = 2, so the spread is 1.959964
    // · √14.5.
    assertThat(figure.product()).isEqualTo(15);
    assertThat(figure.workflow()).isEqualTo(6);
    assertThat(figure.difference()).isEqualTo(9);
    assertThat(figure.low()).isCloseTo(9 - 7.463321, within(1e-5));
    assertThat(figure.high()).isCloseTo(9 + 7.463321, within(1e-5));
  }

  @Test
  void a_ratio_without_anything_to_divide_by_is_not_a_number() {
    HalfComparison halves = new HalfComparison();
    halves.addProduct(paid(1));
    halves.addWorkflow(paid(1));

    assertThat(halves.compare(DebtorTally::reached, DebtorTally::contacts).difference()).isNaN();
  }

  private static DebtorTally paid(double amount) {
    DebtorTally tally = new DebtorTally();
    tally.add(
        new PaymentRecord(
            new ClientId("any"),
            new PaymentId("p"),
            new DebtorId("d"),
            null,
            Instant.EPOCH,
            BigDecimal.valueOf(amount)));
    return tally;
  }
}
