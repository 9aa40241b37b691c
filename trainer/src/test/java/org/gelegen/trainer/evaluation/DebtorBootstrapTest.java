package org.gelegen.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DebtorBootstrapTest {
  /** Contacts of which one foretells 2 % and the other 1 %, each debtor's numbered on. */
  private static Optional<Interval> difference(int contacts, int debtors, IntPredicate cameTrue) {
    double[] one = new double[contacts];
    double[] other = new double[contacts];
    Arrays.fill(one, 0.02);
    Arrays.fill(other, 0.01);
    boolean[] labels = new boolean[contacts];
    for (int i = 0; i < contacts; i++) {
      labels[i] = cameTrue.test(i);
    }
    int[] of = IntStream.range(0, contacts).map(i -> i % debtors).toArray();
    return new DebtorBootstrap(new SplittableRandom(1)).lossDifference(other, one, labels, of);
  }

  @Test
  void where_nobody_complained_it_is_not_told_that_less_harm_was_foretold_better() {
    assertThat(difference(100, 100, _ -> false)).isEmpty();
    assertThat(difference(10_000, 1_000, i -> i < 9)).isEmpty();
    // Ten complaints of one debtor are one debtor's.
    assertThat(difference(10_000, 100, i -> i % 100 == 7 && i < 1_000)).isEmpty();
  }

  @Test
  void a_difference_is_told_from_ten_debtors_on_by_whom_it_came_true() {
    // In 1,000 contacts ten came true: ln(0.02 / 0.01) each, of the others ln(0.98 / 0.99). That is
    // (10 · 0.6931 − 990 · 0.01015) / 1000 = −0.0031, and nothing is proven by it.
    assertThat(difference(1_000, 500, i -> i < 10))
        .hasValueSatisfying(
            told -> {
              assertThat(told.estimate()).isBetween(-0.00313, -0.00310);
              assertThat(told.high()).isPositive();
            });
  }

  @Test
  void hardly_any_by_whom_it_did_not_come_true_are_as_few() {
    assertThat(difference(1_000, 500, i -> i >= 9)).isEmpty();
    assertThat(difference(1_000, 1_000, i -> i >= 10)).isPresent();
  }

  @Test
  void fewer_than_thirty_debtors_tell_nothing_however_many_contacts_they_had() {
    assertThat(difference(1_000, 29, i -> i < 500)).isEmpty();
    assertThat(difference(1_000, 30, i -> i < 500)).isPresent();
  }
}
