package org.gelegen.trainer.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Tables;
import org.junit.jupiter.api.Test;

class OutOfTimeTest {
  private static final double[] ONE = {1};

  /** Half of 400 came true, and a learner that had seen {@code then} said one in five. */
  private static OutOfTime guessedTooLow(Sample then) {
    boolean[] labels = new boolean[400];
    double[] logOdds = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2 == 0;
      logOdds[i] = Math.log(0.25);
    }
    OutOfTime rows = new OutOfTime(1);
    rows.add(then, whatsapp(labels), new double[][] {logOdds});
    return rows;
  }

  private static Sample whatsapp(boolean... labels) {
    return Tables.labelled(Channel.WHATSAPP, labels);
  }

  private static double shift(OutOfTime rows) {
    Calibration level = Stack.fit(rows, ONE, true).level();
    int channel = Channel.WHATSAPP.index();
    return level.intercepts()[channel] + (level.slopes()[channel] - 1) * Math.log(0.25);
  }

  @Test
  void what_was_guessed_of_a_channel_never_seen_corrects_nobody_who_has_seen_it() {
    OutOfTime rows = guessedTooLow(Tables.labelled(Channel.PHONE, new boolean[500]));
    assertThat(rows.tellingOf(whatsapp(new boolean[400])).size()).isZero();
    assertThat(shift(rows.tellingOf(whatsapp(new boolean[400])))).isZero();
  }

  @Test
  void a_channel_that_is_known_no_better_now_is_corrected() {
    OutOfTime rows = guessedTooLow(Tables.labelled(Channel.PHONE, new boolean[500]));
    // The level goes from ln(1/4) to 0 but for what its priors hold back.
    assertThat(shift(rows.tellingOf(whatsapp()))).isCloseTo(-Math.log(0.25), within(0.25));
  }

  @Test
  void a_hundred_rows_or_a_quarter_of_those_of_now_are_enough_to_know_a_channel() {
    assertThat(telling(99, 400)).isZero();
    assertThat(telling(100, 400)).isEqualTo(400);
    assertThat(telling(24, 97)).isZero();
    assertThat(telling(25, 97)).isEqualTo(400);
  }

  private static int telling(int then, int now) {
    return guessedTooLow(whatsapp(new boolean[then])).tellingOf(whatsapp(new boolean[now])).size();
  }
}
