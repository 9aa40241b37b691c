package org.gelegen.trainer.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.gelegen.trainer.evaluation.Interval;
import org.junit.jupiter.api.Test;

class DifferenceLawsTest {
  private static final int RUNS = 600;
  private static final int DEBTORS = 400;
  private static final double EFFECT = 5;

  @Test
  void adjusting_for_what_was_paid_before_is_unbiased_and_narrower_when_that_predicts() {
    // Var(0.9·X + e) with X of deviation 20 and e of 10: 324 + 100; left is 100, a cut of 0.76.
    Tally tally = simulate(0.9, 10);
    assertThat(tally.mean()).isCloseTo(EFFECT, within(4 * tally.standardError()));
    assertThat(tally.reduction()).isCloseTo(0.76, within(0.03));
    // √0.24 = 0.49.
    assertThat(tally.width()).isCloseTo(0.49, within(0.03));
    assertCovers(tally);
  }

  @Test
  void a_covariate_that_says_nothing_costs_nothing() {
    Tally tally = simulate(0, 20);
    assertThat(tally.mean()).isCloseTo(EFFECT, within(4 * tally.standardError()));
    assertThat(tally.reduction()).isBetween(0.0, 0.01);
    assertThat(tally.width()).isBetween(0.99, 1.0);
    assertCovers(tally);
  }

  /** The interval for one look covers in 95 of 100 runs, and the other always more often. */
  private static void assertCovers(Tally tally) {
    BinomialDistribution promised = new BinomialDistribution(null, RUNS, 0.95);
    assertThat(tally.covered)
        .isBetween(
            promised.inverseCumulativeProbability(0.0005),
            promised.inverseCumulativeProbability(0.9995));
    assertThat(tally.alwaysCovered).isGreaterThan(tally.covered);
  }

  private static Tally simulate(double slope, double noise) {
    SplittableRandom random = new SplittableRandom(77);
    Tally tally = new Tally();
    for (int run = 0; run < RUNS; run++) {
      ArmSample arm = new ArmSample();
      ArmSample baseline = new ArmSample();
      for (int i = 0; i < DEBTORS; i++) {
        boolean treated = random.nextDouble() < 0.3;
        double before = 50 + 20 * random.nextGaussian();
        double paid = 30 + slope * before + noise * random.nextGaussian();
        (treated ? arm : baseline)
            .add(
                Measured.collected(28, paid + (treated ? EFFECT : 0), before), treated ? 0.3 : 0.7);
      }
      tally.add(new DifferenceEstimator(1).estimate(arm, baseline, Metric.COLLECTED).orElseThrow());
    }
    return tally;
  }

  /** What many runs gave. */
  private static final class Tally {
    private double sum;
    private double squares;
    private double reduction;
    private double width;
    private int covered;
    private int alwaysCovered;

    private void add(Difference difference) {
      double estimate = difference.fixed().estimate();
      sum += estimate;
      squares += estimate * estimate;
      reduction += difference.varianceReduction();
      width += size(difference.fixed()) / size(difference.plain());
      covered += contains(difference.fixed()) ? 1 : 0;
      alwaysCovered += contains(difference.always()) ? 1 : 0;
    }

    private double mean() {
      return sum / RUNS;
    }

    private double standardError() {
      return Math.sqrt((squares / RUNS - mean() * mean()) / RUNS);
    }

    private double reduction() {
      return reduction / RUNS;
    }

    private double width() {
      return width / RUNS;
    }

    private static double size(Interval interval) {
      return interval.high() - interval.low();
    }

    private static boolean contains(Interval interval) {
      return interval.low() <= EFFECT && EFFECT <= interval.high();
    }
  }

  @Test
  void a_ratio_s_interval_covers_although_a_debtor_s_contacts_stand_or_fall_together() {
    SplittableRandom random = new SplittableRandom(5);
    int covered = 0;
    double reduction = 0;
    for (int run = 0; run < RUNS; run++) {
      ArmSample arm = new ArmSample();
      ArmSample baseline = new ArmSample();
      for (int i = 0; i < DEBTORS; i++) {
        double habit = random.nextDouble();
        int contacts = random.nextInt(6);
        int reached = 0;
        for (int k = 0; k < contacts; k++) {
          reached += random.nextDouble() < habit ? 1 : 0;
        }
        (i % 2 == 0 ? arm : baseline).add(Measured.contacts(contacts, reached, 10 * habit), 0.5);
      }
      Difference difference =
          new DifferenceEstimator(1).estimate(arm, baseline, Metric.REACH).orElseThrow();
      covered += difference.fixed().low() <= 0 && difference.fixed().high() >= 0 ? 1 : 0;
      reduction += difference.varianceReduction() / RUNS;
    }
    assertThat(covered)
        .isBetween(
            new BinomialDistribution(null, RUNS, 0.95).inverseCumulativeProbability(0.0005), RUNS);
    assertThat(reduction).isGreaterThan(0.4);
  }

  @Test
  void shares_that_change_on_the_way_bias_nothing() {
    // First half: baseline 90 %, debtors pay 10. Second half: baseline 50 %, debtors pay 100.
    // Without weights the arm would look (0.1 · 10 + 0.5 · 100) / 0.6 − (0.9 · 10 + 0.5 · 100) /
    // 1.4
    // = 42.9 better.
    SplittableRandom random = new SplittableRandom(6);
    double sum = 0;
    for (int run = 0; run < RUNS; run++) {
      ArmSample arm = new ArmSample();
      ArmSample baseline = new ArmSample();
      for (int i = 0; i < DEBTORS; i++) {
        boolean early = i % 2 == 0;
        double share = early ? 0.1 : 0.5;
        boolean treated = random.nextDouble() < share;
        double paid = (early ? 10 : 100) + 5 * random.nextGaussian() + (treated ? EFFECT : 0);
        (treated ? arm : baseline)
            .add(Measured.collected(28, paid, 0), treated ? share : 1 - share);
      }
      sum +=
          new DifferenceEstimator(1)
              .estimate(arm, baseline, Metric.COLLECTED)
              .orElseThrow()
              .plain()
              .estimate();
    }
    // One run's error is below 10; the mean of 600 runs is within 4 · 10 / √600 = 1.6.
    assertThat(sum / RUNS).isCloseTo(EFFECT, within(1.6));
  }

  @Test
  void too_few_debtors_and_nothing_to_divide_by_give_no_difference() {
    ArmSample few = new ArmSample();
    ArmSample many = new ArmSample();
    for (int i = 0; i < 100; i++) {
      many.add(Measured.collected(28, i, i), 0.5);
      if (i < DifferenceEstimator.FEWEST_DEBTORS - 1) {
        few.add(Measured.collected(28, i, i), 0.5);
      }
    }
    assertThat(new DifferenceEstimator(1).estimate(few, many, Metric.COLLECTED)).isEmpty();
    assertThat(new DifferenceEstimator(1).estimate(many, few, Metric.COLLECTED)).isEmpty();
    assertThat(new DifferenceEstimator(1).estimate(many, many, Metric.REACH)).isEmpty();
    assertThat(new DifferenceEstimator(1).estimate(many, many, Metric.COLLECTED)).isPresent();
  }

  @Test
  void with_fewer_than_ten_debtors_that_differ_from_the_rest_nothing_is_said() {
    assertThat(harm(30, 0, 30, 0)).isEmpty();
    assertThat(harm(200, 9, 100, 0)).isEmpty();
    assertThat(harm(200, 9, 100, 1)).isPresent();
    // Those without are the few now.
    assertThat(harm(100, 100, 100, 91)).isEmpty();
    assertThat(harm(100, 100, 100, 90)).isPresent();
  }

  @Test
  void an_arm_in_which_nothing_happened_yet_has_the_variance_of_all_debtors_together() {
    // 12 of 1140 beside 0 of 60; of all 12 of 1200 = 0.01, variance 0.01 · 0.99 = 0.0099. The arm's
    // own is 0.010526 · 0.989474 = 0.010416, over 1140: 9.137e-6; the other's 0.0099 / 60 =
    // 1.65e-4. 1.96 · √(1.7414e-4) = 0.02586 about 0.010526.
    Interval interval = harm(1140, 12, 60, 0).orElseThrow().fixed();
    assertThat(interval.low()).isCloseTo(-0.01534, within(0.00001));
    assertThat(interval.high()).isCloseTo(0.03639, within(0.00001));
  }

  @Test
  void what_happened_to_all_of_one_arm_and_none_of_the_other_has_a_width() {
    // p = 0.5 of all 60: 0.25/30 for each arm; 1.96 · √(0.5/30) = 0.253.
    Interval interval = harm(30, 30, 30, 0).orElseThrow().fixed();
    assertThat(interval.low()).isCloseTo(0.747, within(0.001));
  }

  @Test
  void figures_that_are_told_together_share_the_chance_of_error() {
    // 56,000 debtor-days: √(9/8 · ln(9 / α²)) is 3.035 for α = 0.05, and for α = 0.05/14 =
    // 0.003571 it is √(1.125 · 13.468) = 3.892.
    double one = width(1);
    double fourteen = width(14);
    assertThat(fourteen / one).isCloseTo(3.892 / 3.035, within(0.001));
  }

  private static double width(int together) {
    ArmSample arm = new ArmSample();
    ArmSample baseline = new ArmSample();
    for (int i = 0; i < 2000; i++) {
      (i % 2 == 0 ? arm : baseline).add(Measured.collected(28, i % 7, 0), 0.5);
    }
    Difference difference =
        new DifferenceEstimator(together).estimate(arm, baseline, Metric.COLLECTED).orElseThrow();
    return Tally.size(difference.always());
  }

  private static Optional<Difference> harm(int debtors, int harmed, int others, int harmedOthers) {
    ArmSample arm = new ArmSample();
    for (int i = 0; i < debtors; i++) {
      arm.add(Measured.harmed(28, i < harmed), (double) debtors / (debtors + others));
    }
    ArmSample baseline = new ArmSample();
    for (int i = 0; i < others; i++) {
      baseline.add(Measured.harmed(28, i < harmedOthers), (double) others / (debtors + others));
    }
    return new DifferenceEstimator(1).estimate(arm, baseline, Metric.HARM);
  }

  @Test
  void the_interval_for_all_looks_is_wider_and_widens_slowly() {
    // x = 56,000 · 8 / 56,000 = 8: √(9/8 · ln(9 / 0.0025)) = 3.035; x = 800: √(801/800 ·
    // ln(801 / 0.0025)) = 3.563.
    assertThat(ConfidenceSequence.halfWidth(56_000, 0.05)).isCloseTo(3.035, within(0.001));
    assertThat(ConfidenceSequence.halfWidth(5_600_000, 0.05)).isCloseTo(3.563, within(0.001));
    for (double days = 1; days < 1e9; days *= 3) {
      assertThat(ConfidenceSequence.halfWidth(days, 0.05)).isGreaterThan(3.034);
    }
  }
}
