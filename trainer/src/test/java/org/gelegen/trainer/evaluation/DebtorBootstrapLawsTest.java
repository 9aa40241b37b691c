package org.gelegen.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DebtorBootstrapLawsTest {

  @Test
  void intervals_of_a_mean_cover_it_about_as_often_as_they_say() {
    int covered = 0;
    int runs = 300;
    for (long seed = 0; seed < runs; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] differences = new double[200];
      int[] debtors = new int[200];
      for (int i = 0; i < differences.length; i++) {
        differences[i] = random.nextGaussian();
        debtors[i] = i;
      }
      Interval interval =
          new DebtorBootstrap(new SplittableRandom(seed)).mean(differences, debtors);
      covered += interval.low() <= 0 && 0 <= interval.high() ? 1 : 0;
    }
    // 95 % of 300 is 285, give or take four standard deviations of 3.8, less the bootstrap's bias.
    assertThat(covered).isBetween(262, 300);
  }

  @Test
  void contacts_of_one_debtor_are_not_independent_evidence() {
    SplittableRandom random = new SplittableRandom(8);
    double[] differences = new double[1_000];
    int[] clustered = new int[1_000];
    int[] single = new int[1_000];
    double ofDebtor = 0;
    for (int i = 0; i < differences.length; i++) {
      if (i % 20 == 0) {
        ofDebtor = random.nextGaussian();
      }
      differences[i] = ofDebtor;
      clustered[i] = i / 20;
      single[i] = i;
    }
    Interval honest = new DebtorBootstrap(new SplittableRandom(1)).mean(differences, clustered);
    Interval naive = new DebtorBootstrap(new SplittableRandom(1)).mean(differences, single);
    // Twenty equal contacts a debtor: the standard error is √20 = 4.5 times as large.
    assertThat((honest.high() - honest.low()) / (naive.high() - naive.low()))
        .isCloseTo(4.5, within(1.2));
    assertThat(honest.estimate()).isEqualTo(naive.estimate());
  }

  @Test
  void intervals_of_metrics_contain_the_metrics_and_repeat_with_the_seed() {
    SplittableRandom random = new SplittableRandom(2);
    double[] probabilities = new double[600];
    boolean[] labels = new boolean[600];
    int[] debtors = new int[600];
    for (int i = 0; i < labels.length; i++) {
      probabilities[i] = random.nextDouble();
      labels[i] = random.nextDouble() < probabilities[i];
      debtors[i] = i / 3;
    }
    Metrics metrics = Metrics.of(probabilities, labels);
    Map<String, Double> ends = intervals(probabilities, labels, debtors);
    assertThat(metrics.auc()).isBetween(ends.get("reach.auc.low"), ends.get("reach.auc.high"));
    assertThat(metrics.logLoss())
        .isBetween(ends.get("reach.logloss.low"), ends.get("reach.logloss.high"));
    assertThat(metrics.brier())
        .isBetween(ends.get("reach.brier.low"), ends.get("reach.brier.high"));
    assertThat(intervals(probabilities, labels, debtors)).isEqualTo(ends);
  }

  private static Map<String, Double> intervals(double[] p, boolean[] labels, int[] debtors) {
    return new DebtorBootstrap(new SplittableRandom(5)).intervals("reach", p, labels, debtors);
  }

  @Test
  void a_difference_in_calibration_is_told_from_chance() {
    int alarms = 0;
    int found = 0;
    int runs = 100;
    for (long seed = 0; seed < runs; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] good = new double[1_800];
      double[] other = new double[good.length];
      double[] bad = new double[good.length];
      boolean[] labels = new boolean[good.length];
      int[] debtors = new int[good.length];
      for (int i = 0; i < labels.length; i++) {
        good[i] = 0.1 + 0.6 * random.nextDouble();
        other[i] = good[i] + 0.02 * (random.nextDouble() - 0.5);
        bad[i] = good[i] + 0.1;
        labels[i] = random.nextDouble() < good[i];
        debtors[i] = i / 2;
      }
      DebtorBootstrap bootstrap = new DebtorBootstrap(new SplittableRandom(seed));
      alarms += bootstrap.calibrationDifference(other, good, labels, debtors).low() > 0 ? 1 : 0;
      found += bootstrap.calibrationDifference(bad, good, labels, debtors).low() > 0 ? 1 : 0;
    }
    assertThat(alarms).isLessThan(10);
    assertThat(found).isGreaterThan(90);
  }
}
