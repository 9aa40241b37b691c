package org.gelegen.trainer.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftLawsTest {
  private static final DriftThresholds THRESHOLDS = DriftThresholds.usual();
  private static final int REPETITIONS = 400;

  private static double[] normal(SplittableRandom random, int count, double mean) {
    return IntStream.range(0, count).mapToDouble(_ -> mean + random.nextGaussian()).toArray();
  }

  /** Each row has a debtor of its own. */
  private static int[] own(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static PopulationStability stability(double[] before, double[] later) {
    return PopulationStability.between(before, own(before.length), later, own(later.length));
  }

  private static RateDrift rates(boolean[] before, boolean[] later) {
    return RateDrift.between(before, own(before.length), later, own(later.length));
  }

  private static boolean[] labels(SplittableRandom random, int count, double rate) {
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextDouble() < rate;
    }
    return labels;
  }

  private static int alarms(BooleanSupplier isRaised) {
    return (int) IntStream.range(0, REPETITIONS).filter(_ -> isRaised.getAsBoolean()).count();
  }

  @Test
  void the_index_of_two_groups_worked_out_by_hand() {
    // Shares 50.5/101 = .5 and .5, later 25.5/101 = .252475 and .747525:
    // (−.247525) · ln .504950 + .247525 · ln 1.495050 = .169132 + .099544
    assertThat(PopulationStability.ofCounts(new double[] {50, 50}, new double[] {25, 75}).index())
        .isCloseTo(0.268676, within(5e-6));
  }

  @Test
  void numbers_are_stable_against_themselves() {
    double[] numbers = normal(new SplittableRandom(1), 500, 0);
    PopulationStability same = stability(numbers, numbers);
    assertThat(same.index()).isCloseTo(0, within(1e-12));
    assertThat(same.byChance()).isCloseTo(1, within(1e-9));
    assertThat(same.severity(THRESHOLDS)).isEqualTo(Severity.NONE);
  }

  @Test
  void before_and_later_may_change_places_within_groups() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < REPETITIONS; i++) {
      double[] before = random.ints(8, 0, 50).asDoubleStream().toArray();
      double[] later = random.ints(8, 0, 50).asDoubleStream().toArray();
      assertThat(PopulationStability.ofCounts(before, later).index())
          .as("seed 2, draw %d", i)
          .isCloseTo(PopulationStability.ofCounts(later, before).index(), within(1e-12))
          .isNotNegative();
    }
  }

  @Test
  void few_rows_without_drift_seldom_raise_an_alarm() {
    SplittableRandom random = new SplittableRandom(3);
    // One in a thousand is allowed for; with tenths of so few rows the distribution is not exact.
    assertThat(
            alarms(
                () ->
                    stability(normal(random, 80, 0), normal(random, 80, 0)).severity(THRESHOLDS)
                        != Severity.NONE))
        .as("seed 3")
        .isLessThanOrEqualTo(REPETITIONS / 50);
  }

  @Test
  void more_of_the_same_drift_is_larger_and_surer() {
    SplittableRandom random = new SplittableRandom(4);
    double[] before = normal(random, 2_000, 0);
    double last = 0;
    for (double shift : new double[] {0.2, 0.6, 1.2, 2.4}) {
      PopulationStability moved = stability(before, normal(random, 2_000, shift));
      assertThat(moved.index()).as("seed 4, shift %s", shift).isGreaterThan(last);
      last = moved.index();
    }
    PopulationStability byOne = stability(before, normal(random, 2_000, 1));
    assertThat(byOne.severity(THRESHOLDS)).isEqualTo(Severity.DRIFT);
    assertThat(byOne.byChance()).isLessThan(1e-9);
  }

  @Test
  void numbers_out_of_the_range_seen_before_and_unknown_ones_are_drift() {
    double[] constant = new double[300];
    double[] below = new double[300];
    double[] above = new double[300];
    double[] unknown = new double[300];
    Arrays.fill(constant, 5);
    Arrays.fill(below, 4);
    Arrays.fill(above, 6);
    Arrays.fill(unknown, Double.NaN);
    for (double[] later : new double[][] {below, above, unknown}) {
      assertThat(stability(constant, later).severity(THRESHOLDS)).isEqualTo(Severity.DRIFT);
    }
    assertThat(stability(constant, constant).severity(THRESHOLDS)).isEqualTo(Severity.NONE);
    assertThat(stability(unknown, unknown).severity(THRESHOLDS)).isEqualTo(Severity.NONE);
  }

  @Test
  void without_numbers_there_is_nothing_to_compare() {
    assertThatThrownBy(() -> stability(new double[0], new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there must be numbers on both sides but there are 0 and 1");
  }

  /** Labels that come true as often as {@code times} the probabilities say. */
  private static CalibrationDrift calibration(SplittableRandom random, int count, double times) {
    double[] probabilities = random.doubles(count, 0.05, 0.35).toArray();
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextDouble() < times * probabilities[i];
    }
    return CalibrationDrift.of(
        probabilities, labels, Clusters.of(own(count)), Clusters.Agreement.NONE);
  }

  @Test
  void probabilities_that_hold_seldom_raise_an_alarm() {
    SplittableRandom random = new SplittableRandom(5);
    assertThat(alarms(() -> calibration(random, 200, 1).severity(THRESHOLDS) != Severity.NONE))
        .as("seed 5")
        .isLessThanOrEqualTo(REPETITIONS / 100);
  }

  @Test
  void probabilities_that_are_off_by_half_raise_one() {
    SplittableRandom random = new SplittableRandom(6);
    CalibrationDrift tooLow = calibration(random, 2_000, 1.5);
    assertThat(tooLow.severity(THRESHOLDS)).isEqualTo(Severity.DRIFT);
    assertThat(tooLow.ratio()).isBetween(1.35, 1.65);
    CalibrationDrift tooHigh = calibration(random, 2_000, 0.5);
    assertThat(tooHigh.severity(THRESHOLDS)).isEqualTo(Severity.DRIFT);
    assertThat(tooHigh.ratio()).isBetween(0.4, 0.6);
  }

  @Test
  void what_is_sure_but_small_is_left_alone() {
    CalibrationDrift drift = calibration(new SplittableRandom(7), 200_000, 1.1);
    assertThat(drift.byChance()).isLessThan(1e-9);
    assertThat(drift.severity(THRESHOLDS)).isEqualTo(Severity.NONE);
  }

  @Test
  void what_never_was_expected_and_happens_is_drift() {
    CalibrationDrift drift =
        CalibrationDrift.of(
            new double[] {0, 0},
            new boolean[] {true, false},
            Clusters.of(own(2)),
            Clusters.Agreement.NONE);
    assertThat(drift.ratio()).isInfinite();
    assertThat(drift.severity(THRESHOLDS)).isEqualTo(Severity.DRIFT);
  }

  @Test
  void the_same_rates_seldom_raise_an_alarm_and_doubled_ones_do() {
    SplittableRandom random = new SplittableRandom(8);
    assertThat(
            alarms(
                () ->
                    rates(labels(random, 60, 0.3), labels(random, 60, 0.3)).severity(THRESHOLDS)
                        != Severity.NONE))
        .as("seed 8")
        .isLessThanOrEqualTo(REPETITIONS / 100);
    RateDrift doubled = rates(labels(random, 500, 0.2), labels(random, 500, 0.4));
    assertThat(doubled.severity(THRESHOLDS)).isEqualTo(Severity.DRIFT);
    assertThat(doubled.ratio()).isBetween(1.6, 2.5);
  }

  @Test
  void a_rate_worked_out_by_hand() {
    boolean[] before = {true, false, false, false};
    boolean[] later = {true, true, false, true};
    RateDrift drift = rates(before, later);
    assertThat(drift.before()).isEqualTo(0.25);
    assertThat(drift.later()).isEqualTo(0.75);
    // Of 70 ways to give four of eight rows a yes, 16 give the later four three and 1 all four.
    assertThat(drift.byChance()).isCloseTo(2 * 17.0 / 70, within(1e-12));
    assertThat(drift.severity(THRESHOLDS)).isEqualTo(Severity.NONE);
  }

  @Test
  void thresholds_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> new DriftThresholds(0.25, 0.1, 0.8, 1.2, 0.001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DriftThresholds(0.1, 0.25, 1.1, 1.2, 0.001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DriftThresholds(0.1, 0.25, 0.8, 1.2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
