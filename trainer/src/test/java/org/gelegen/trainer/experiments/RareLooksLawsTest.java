package org.gelegen.trainer.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.gelegen.trainer.evaluation.Interval;
import org.junit.jupiter.api.Test;

/**
 * A tenth of the debtors is left alone, and both arms complain alike, and seldom: at the end 1 in
 * 30 did, two of the sixty that were left alone. In one experiment of seven it is none of them, who
 * then seem to be proof.
 */
class RareLooksLawsTest {
  private static final int RUNS = 300;
  private static final int DEBTORS = 600;
  private static final int LEFT_ALONE = 60;
  private static final int LOOKS = 14;
  private static final double RATE = 1.0 / 30 / LOOKS;
  private static final long SEED = 20260901;

  @Test
  void looking_again_and_again_proves_no_harm_that_is_not_there() {
    int wrong = 0;
    int wrongAtTheEnd = 0;
    for (int run = 0; run < RUNS; run++) {
      SplittableRandom random = new SplittableRandom(SEED + run);
      boolean[] harmed = new boolean[DEBTORS];
      boolean ever = false;
      boolean last = false;
      for (int look = 1; look <= LOOKS; look++) {
        ArmSample arm = new ArmSample();
        ArmSample baseline = new ArmSample();
        for (int i = 0; i < DEBTORS; i++) {
          harmed[i] |= random.nextDouble() < RATE;
          boolean alone = i < LEFT_ALONE;
          (alone ? baseline : arm).add(Measured.harmed(3 * look, harmed[i]), alone ? 0.1 : 0.9);
        }
        Difference difference =
            new DifferenceEstimator(1).estimate(arm, baseline, Metric.HARM).orElse(null);
        if (difference != null) {
          assertThat(difference.always().high()).isGreaterThan(difference.always().low());
          ever |= excludesZero(difference.always());
          last = excludesZero(difference.fixed());
        }
      }
      wrong += ever ? 1 : 0;
      wrongAtTheEnd += last ? 1 : 0;
    }
    int promised = new BinomialDistribution(null, RUNS, 0.05).inverseCumulativeProbability(0.999);
    assertThat(wrong).isLessThanOrEqualTo(promised);
    assertThat(wrongAtTheEnd).isLessThanOrEqualTo(promised);
  }

  private static boolean excludesZero(Interval interval) {
    return interval.low() > 0 || interval.high() < 0;
  }
}
