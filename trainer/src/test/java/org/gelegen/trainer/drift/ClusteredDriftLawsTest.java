package org.gelegen.trainer.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contacts of one debtor that go together raise no more alarms than independent ones. */
class ClusteredDriftLawsTest {
  private static final int CONTACTS = 10;
  private static final int SEEDS = 3_000;

  /** One false alarm in a hundred, so that there is something to count. */
  private static final DriftThresholds HUNDREDTH = new DriftThresholds(0.1, 0.25, 0.8, 1.2, 0.01);

  /** As many alarms as are promised, and three standard deviations. */
  private static final int MOST = (int) (SEEDS * 0.01 + 3 * Math.sqrt(SEEDS * 0.01 * 0.99));

  private static int[] debtors(int count) {
    return IntStream.range(0, count * CONTACTS).map(contact -> contact / CONTACTS).toArray();
  }

  /** Ten contacts of each debtor, all answered or none. */
  private static boolean[] labels(SplittableRandom random, int debtors, double rate) {
    boolean[] labels = new boolean[debtors * CONTACTS];
    for (int from = 0; from < labels.length; from += CONTACTS) {
      Arrays.fill(labels, from, from + CONTACTS, random.nextDouble() < rate);
    }
    return labels;
  }

  private static double[] numbers(SplittableRandom random, int debtors) {
    double[] numbers = new double[debtors * CONTACTS];
    for (int from = 0; from < numbers.length; from += CONTACTS) {
      Arrays.fill(numbers, from, from + CONTACTS, random.nextGaussian());
    }
    return numbers;
  }

  private static CalibrationDrift calibration(
      SplittableRandom random, int before, int later, double rate) {
    double[] probabilities =
        random.doubles((long) later * CONTACTS, 0.75 * rate, 1.25 * rate).toArray();
    double[] earlier = new double[before * CONTACTS];
    Arrays.fill(earlier, rate);
    return CalibrationDrift.of(
        probabilities,
        labels(random, later, rate),
        Clusters.of(debtors(later)),
        Clusters.of(debtors(before)).agreement(labels(random, before, rate), earlier));
  }

  private static int alarms(Supplier<Severity> severity) {
    return (int) IntStream.range(0, SEEDS).filter(_ -> severity.get() == Severity.DRIFT).count();
  }

  @ParameterizedTest
  @CsvSource({"20,20,0.2", "20,200,0.2", "200,20,0.2", "200,20,0.02", "60,60,0.5", "200,200,0.1"})
  void no_drift_raises_no_more_alarms_than_promised(int before, int later, double rate) {
    SplittableRandom random = new SplittableRandom(11);
    assertThat(
            alarms(
                () ->
                    RateDrift.between(
                            labels(random, before, rate),
                            debtors(before),
                            labels(random, later, rate),
                            debtors(later))
                        .severity(HUNDREDTH)))
        .as("rates, seed 11")
        .isLessThanOrEqualTo(MOST);
    assertThat(alarms(() -> calibration(random, before, later, rate).severity(HUNDREDTH)))
        .as("calibration, seed 11")
        .isLessThanOrEqualTo(MOST);
    assertThat(
            alarms(
                () ->
                    PopulationStability.between(
                            numbers(random, before),
                            debtors(before),
                            numbers(random, later),
                            debtors(later))
                        .severity(HUNDREDTH)))
        .as("stability, seed 11")
        .isLessThanOrEqualTo(MOST);
  }

  @Test
  void a_run_of_silent_debtors_is_no_drift_and_as_many_silent_contacts_of_others_are() {
    boolean[] before = labels(new SplittableRandom(12), 200, 0.2);
    boolean[] silent = new boolean[20 * CONTACTS];
    RateDrift ofDebtors = RateDrift.between(before, debtors(200), silent, debtors(20));
    assertThat(ofDebtors.severity(DriftThresholds.usual())).isEqualTo(Severity.NONE);
    RateDrift ofOthers =
        RateDrift.between(before, debtors(200), silent, IntStream.range(0, 200).toArray());
    assertThat(ofOthers.severity(DriftThresholds.usual())).isEqualTo(Severity.DRIFT);
  }

  @Test
  void many_debtors_that_fell_silent_are_drift() {
    RateDrift drift =
        RateDrift.between(
            labels(new SplittableRandom(13), 1_000, 0.3),
            debtors(1_000),
            labels(new SplittableRandom(14), 400, 0.1),
            debtors(400));
    assertThat(drift.severity(DriftThresholds.daily())).isEqualTo(Severity.DRIFT);
  }

  @Test
  void what_contacts_are_worth_worked_out_by_hand() {
    // Sizes 1 and 3: (1 + 9) / 4 = 2.5, so 4 / (1 + 1.5 ρ).
    Clusters clusters = Clusters.of(new int[] {7, 9, 9, 9});
    assertThat(clusters.worth(0)).isEqualTo(4);
    assertThat(clusters.worth(0.5)).isCloseTo(4 / 1.75, within(1e-12));
    assertThat(clusters.worth(1)).isCloseTo(1.6, within(1e-12));
    // Of 7: no pair. Of 9: rests ½, ½, −½, together (½)² − ¾ = −½ of at most 2 · ¾.
    Clusters.Agreement agreement =
        clusters.agreement(
            new boolean[] {true, true, true, false}, new double[] {0.5, 0.5, 0.5, 0.5});
    assertThat(agreement.together()).isCloseTo(-0.5, within(1e-12));
    assertThat(agreement.most()).isCloseTo(1.5, within(1e-12));
    assertThat(agreement.correlation()).isZero();
    assertThat(Clusters.Agreement.NONE.correlation()).isEqualTo(1);
  }
}
