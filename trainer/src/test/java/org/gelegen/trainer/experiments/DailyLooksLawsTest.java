package org.gelegen.trainer.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.gelegen.trainer.evaluation.Interval;
import org.junit.jupiter.api.Test;

/**
 * Experiments whose arms are treated alike, looked at every day: whoever stops at the first look
 * that shows a difference is wrong.
 */
class DailyLooksLawsTest {
  private static final int RUNS = 400;
  private static final int DEBTORS = 300;
  private static final int DAYS = 42;
  private static final long SEED = 20260301;

  /** What a debtor may do. */
  private interface Life {
    /** What it pays on a day, 0 for the day after its exposure. */
    double pays(int day, SplittableRandom random);
  }

  @Test
  void looking_every_day_does_no_harm_when_all_are_exposed_at_once() {
    check(
        "instalments",
        (random, _) -> 0,
        random -> {
          double rate = 0.06 * exponential(random);
          double amount = Math.exp(3 + random.nextGaussian());
          return (_, r) -> r.nextDouble() < rate ? amount : 0;
        });
  }

  @Test
  void looking_every_day_does_no_harm_when_debtors_come_day_by_day() {
    check(
        "newcomers",
        (random, _) -> random.nextInt(DAYS),
        random -> (_, r) -> r.nextDouble() < 0.04 ? 100 * exponential(r) : 0);
  }

  @Test
  void looking_every_day_does_no_harm_when_each_can_pay_but_once() {
    check(
        "once",
        (_, debtor) -> debtor % 7,
        random -> {
          // A little under half of the debtors pay within the six weeks.
          int payday = (int) (-Math.log(random.nextDouble()) / 0.015);
          return (day, _) -> day == payday ? 80 : 0;
        });
  }

  private interface Start {
    int day(SplittableRandom random, int debtor);
  }

  private static void check(String name, Start start, Function<SplittableRandom, Life> lives) {
    int always = 0;
    int naive = 0;
    int atTheEnd = 0;
    for (int run = 0; run < RUNS; run++) {
      List<Boolean> wrong = run(new SplittableRandom(SEED + run), start, lives);
      always += wrong.get(0) ? 1 : 0;
      naive += wrong.get(1) ? 1 : 0;
      atTheEnd += wrong.get(2) ? 1 : 0;
    }
    String figures =
        "%s: of %d runs %d always-valid, %d naive, %d naive at the last look only"
            .formatted(name, RUNS, always, naive, atTheEnd);
    BinomialDistribution promised = new BinomialDistribution(null, RUNS, 0.05);
    assertThat(always)
        .as(figures)
        .isLessThanOrEqualTo(promised.inverseCumulativeProbability(0.999));
    // The same naive interval holds for one look, and fails for as many.
    assertThat(atTheEnd)
        .as(figures)
        .isLessThanOrEqualTo(promised.inverseCumulativeProbability(0.999));
    assertThat(naive).as(figures).isGreaterThan(3 * RUNS * 5 / 100);
  }

  /** Whether zero was outside at any look of the always-valid, of the naive, of the last naive. */
  private static List<Boolean> run(
      SplittableRandom random, Start start, Function<SplittableRandom, Life> of) {
    Life[] lives = new Life[DEBTORS];
    int[] starts = new int[DEBTORS];
    boolean[] first = new boolean[DEBTORS];
    double[] paid = new double[DEBTORS];
    for (int i = 0; i < DEBTORS; i++) {
      lives[i] = of.apply(random);
      starts[i] = start.day(random, i);
      first[i] = random.nextBoolean();
    }
    boolean always = false;
    boolean naive = false;
    boolean last = false;
    for (int day = 0; day < DAYS; day++) {
      ArmSample one = new ArmSample();
      ArmSample other = new ArmSample();
      for (int i = 0; i < DEBTORS; i++) {
        if (day >= starts[i]) {
          paid[i] += lives[i].pays(day - starts[i], random);
          (first[i] ? one : other).add(Measured.collected(day - starts[i] + 1, paid[i], 0), 0.5);
        }
      }
      Difference difference =
          new DifferenceEstimator(1).estimate(one, other, Metric.COLLECTED).orElse(null);
      if (difference != null && difference.fixed().high() > difference.fixed().low()) {
        always |= excludesZero(difference.always());
        last = excludesZero(difference.fixed());
        naive |= last;
      }
    }
    return List.of(always, naive, last);
  }

  private static boolean excludesZero(Interval interval) {
    return interval.low() > 0 || interval.high() < 0;
  }

  private static double exponential(SplittableRandom random) {
    return -Math.log(1 - random.nextDouble());
  }
}
