package org.gelegen.trainer.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Tables;
import org.junit.jupiter.api.Test;

class StackTest {
  private static final double[] ONE = {1};

  private static OutOfTime one(Channel channel, double[] logOdds, boolean... labels) {
    OutOfTime rows = new OutOfTime(1);
    add(rows, Tables.labelled(channel, labels), logOdds);
    return rows;
  }

  /** Rows whose channels were known as well then as now. */
  private static void add(OutOfTime rows, Sample sample, double[]... logOdds) {
    rows.add(sample, sample, logOdds);
  }

  @Test
  void log_odds_that_are_twice_too_large_and_off_by_one_are_put_right() {
    SplittableRandom random = new SplittableRandom(4);
    int count = 20_000;
    double[] logOdds = new double[count];
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      double truth = random.nextGaussian();
      logOdds[i] = 2 * (truth + 1);
      labels[i] = random.nextDouble() < sigmoid(truth);
    }
    Stack.Weighted weighted = Stack.fit(one(Channel.EMAIL, logOdds, labels), ONE, true);
    // truth = logOdds / 2 − 1
    assertThat(weighted.weights()[0]).isCloseTo(0.5, within(0.03));
    assertThat(weighted.level().intercepts()[Channel.EMAIL.index()]).isCloseTo(-1, within(0.06));
  }

  @Test
  void without_rows_what_is_believed_stands() {
    Stack.Weighted weighted = Stack.fit(one(Channel.SMS, new double[0]), ONE, true);
    assertThat(weighted.weights()).containsExactly(1);
    assertThat(weighted.level().slopes()).containsOnly(1);
    assertThat(weighted.level().intercepts()).containsOnly(0);
  }

  @Test
  void a_handful_of_misses_lowers_the_level_and_not_to_nothing() {
    // Five contacts over letters at even odds, all missed: mode of
    // 5·ln(1+e^m) + b²/2 + 10·d²/2 + 20·f²/2 with m = b + d + f, so d = b/10, f = b/20 and
    // 5σ(1.15b) = −b: b ≈ −1.16. Weights cannot move where log-odds are zero.
    Calibration level = Stack.level(one(Channel.LETTER, new double[5], new boolean[5]), true);
    double withFold = level.intercepts()[Channel.PHONE.index()];
    double b = withFold / 1.05;
    assertThat(5 / (1 + Math.exp(-1.15 * b))).isCloseTo(-b, within(1e-6));
    assertThat(level.intercepts()[Channel.LETTER.index()]).isCloseTo(1.15 * b, within(1e-6));
  }

  @Test
  void the_better_learner_counts_more_the_more_rows_there_are() {
    double few = weightOfSecond(30);
    double many = weightOfSecond(5_000);
    assertThat(few).isBetween(0.0, 0.6);
    assertThat(many).isBetween(0.8, 1.1).isGreaterThan(few);
  }

  /**
   * The weight of a learner that knows the truth, beside one that is believed and knows nothing.
   */
  private static double weightOfSecond(int count) {
    SplittableRandom random = new SplittableRandom(8);
    double[] noise = new double[count];
    double[] truth = new double[count];
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      noise[i] = random.nextGaussian();
      truth[i] = random.nextGaussian();
      labels[i] = random.nextDouble() < sigmoid(truth[i]);
    }
    OutOfTime rows = new OutOfTime(2);
    add(rows, Tables.labelled(Channel.PHONE, labels), noise, truth);
    return Stack.fit(rows, new double[] {1, 0}, true).weights()[1];
  }

  @Test
  void a_learner_that_ranks_the_wrong_way_round_is_left_out_and_not_turned_round() {
    boolean[] labels = new boolean[2_000];
    double[] wrong = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2 == 0;
      wrong[i] = labels[i] ? -1 : 1;
    }
    assertThat(Stack.fit(one(Channel.PHONE, wrong, labels), ONE, true).weights()[0]).isZero();
  }

  @Test
  void a_level_that_changed_between_folds_is_the_last_one_s_and_not_a_learner_s_merit() {
    // Both folds have log-odds that say nothing; three in four came true in the first, one in four
    // in the second.
    int count = 4_000;
    boolean[] often = new boolean[count];
    boolean[] seldom = new boolean[count];
    double[] silent = new double[count];
    for (int i = 0; i < count; i++) {
      often[i] = i % 4 != 0;
      seldom[i] = i % 4 == 0;
      silent[i] = i % 2 == 0 ? 1 : -1;
    }
    OutOfTime rows = new OutOfTime(1);
    add(rows, Tables.labelled(Channel.SMS, often), silent);
    add(rows, Tables.labelled(Channel.SMS, seldom), silent);
    Stack.Weighted weighted = Stack.fit(rows, ONE, true);
    assertThat(weighted.weights()[0]).isLessThan(0.1);
    // ln(1/3) ≈ −1.0986; the prior of fold levels pulls a little towards the middle.
    assertThat(weighted.level().intercepts()[Channel.SMS.index()])
        .isCloseTo(Math.log(1.0 / 3), within(0.1));
  }

  @Test
  void a_channel_over_which_learners_are_too_sure_of_themselves_is_taken_back_and_no_other() {
    SplittableRandom random = new SplittableRandom(5);
    OutOfTime rows = new OutOfTime(1);
    for (Channel channel : List.of(Channel.PHONE, Channel.SMS)) {
      double[] logOdds = new double[20_000];
      boolean[] labels = new boolean[logOdds.length];
      for (int i = 0; i < labels.length; i++) {
        double truth = random.nextGaussian() - 1;
        // Over SMS what is said differs twice as much as what is true, around the same mean.
        logOdds[i] = channel == Channel.SMS ? 2 * truth + 1 : truth;
        labels[i] = random.nextDouble() < sigmoid(truth);
      }
      add(rows, Tables.labelled(channel, labels), logOdds);
    }
    Calibration level = Stack.fit(rows, ONE, true).level();
    double weight = Stack.fit(rows, ONE, true).weights()[0];
    assertThat(weight * level.slopes()[Channel.PHONE.index()]).isCloseTo(1, within(0.05));
    assertThat(weight * level.slopes()[Channel.SMS.index()]).isCloseTo(0.5, within(0.03));
    for (double truth : new double[] {-2, -1, 0}) {
      assertThat(level.probability(weight * (2 * truth + 1), Channel.SMS))
          .isCloseTo(sigmoid(truth), within(0.015));
    }
    assertThat(level.slopes()[Channel.LETTER.index()]).isEqualTo(1);
  }

  private static double sigmoid(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
