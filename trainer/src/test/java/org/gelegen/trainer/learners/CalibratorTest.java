package org.gelegen.trainer.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Tables;
import org.junit.jupiter.api.Test;

class CalibratorTest {

  @Test
  void log_odds_that_are_twice_too_large_and_off_by_one_are_put_right() {
    SplittableRandom random = new SplittableRandom(4);
    int count = 20_000;
    double[] logOdds = new double[count];
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      double truth = random.nextGaussian();
      logOdds[i] = 2 * (truth + 1);
      labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-truth));
    }
    Calibration calibration = Calibrator.fit(logOdds, Tables.labelled(Channel.EMAIL, labels));
    // truth = logOdds / 2 − 1
    assertThat(calibration.slope()).isCloseTo(0.5, within(0.03));
    assertThat(calibration.intercepts()[Channel.EMAIL.index()]).isCloseTo(-1, within(0.06));
  }

  @Test
  void without_rows_log_odds_stay_as_they_are() {
    Calibration calibration = Calibrator.fit(new double[0], Tables.labelled(Channel.SMS));
    assertThat(calibration.slope()).isEqualTo(1);
    assertThat(calibration.intercepts()).containsOnly(0);
  }

  @Test
  void a_handful_of_misses_lowers_the_level_and_not_to_nothing() {
    // Five contacts over letters at even odds, all missed: mode of
    // 5·ln(1+e^m) + b²/2 + 10·d²/2 with m = b + d, so d = b/10 and 5σ(1.1b) = −b: b ≈ −1.18.
    boolean[] labels = new boolean[5];
    Sample sample = Tables.labelled(Channel.LETTER, labels);
    Calibration calibration = Calibrator.fitIntercepts(new double[5], sample);
    double b = calibration.intercepts()[Channel.PHONE.index()];
    assertThat(5 / (1 + Math.exp(-1.1 * b))).isCloseTo(-b, within(1e-6));
    assertThat(calibration.intercepts()[Channel.LETTER.index()]).isCloseTo(1.1 * b, within(1e-6));
  }

  @Test
  void a_score_that_points_the_wrong_way_is_ignored_and_not_turned_round() {
    double[] logOdds = new double[2_000];
    boolean[] labels = new boolean[2_000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2 == 0;
      logOdds[i] = labels[i] ? -1 : 1;
    }
    assertThat(Calibrator.fit(logOdds, Tables.labelled(Channel.PHONE, labels)).slope()).isZero();
  }
}
