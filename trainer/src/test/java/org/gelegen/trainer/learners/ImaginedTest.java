package org.gelegen.trainer.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImaginedTest {
  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of());

  /** Seven in ten. */
  private static final double MOSTLY = Math.log(7.0 / 3);

  /** Says that messages seldom reach, and calls as often as not. */
  private static LinearScorer prior() {
    double[] none = new double[SCHEMA.size()];
    double[] channelHours = new double[Channel.count() * 24];
    for (int hour = 0; hour < 24; hour++) {
      channelHours[Channel.EMAIL.index() * 24 + hour] = -3;
    }
    return new LinearScorer(
        SCHEMA, 0, none, none, none, none, channelHours, new double[Channel.count() * 7]);
  }

  private static Sample calls() {
    boolean[] labels = new boolean[1_000];
    IntStream.range(0, labels.length).forEach(i -> labels[i] = i % 10 < 7);
    return Tables.labelled(Channel.PHONE, labels);
  }

  private static double logOdds(Fitted fitted, Channel channel) {
    return RowScorer.logOdds(fitted.scorer(), Tables.labelled(channel, true))[0];
  }

  @ParameterizedTest
  @ValueSource(strings = {"logistic", "trees"})
  void a_channel_that_was_never_tried_is_as_the_prior_says_and_the_tried_one_as_it_showed(
      String name) {
    Learner learner = name.equals("trees") ? new TreeLearner(1) : new LogisticLearner(1);
    Sample emails = Tables.labelled(Channel.EMAIL, new boolean[200]);
    Fitted fitted = learner.fit(calls(), new Imagined(emails, prior(), 1));
    assertThat(logOdds(fitted, Channel.EMAIL)).isCloseTo(-3, within(0.5));
    assertThat(logOdds(fitted, Channel.PHONE)).isCloseTo(MOSTLY, within(0.2));
    // Without them a learner says of e-mails what calls showed.
    assertThat(logOdds(learner.fit(calls(), Imagined.none(calls())), Channel.EMAIL)).isPositive();
  }

  @Test
  void rows_without_a_prior_or_with_a_negative_weight_are_refused() {
    assertThatThrownBy(() -> new Imagined(calls(), null, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows that were imagined must have a prior");
    assertThatThrownBy(() -> new Imagined(calls(), prior(), -1))
        .hasMessage("weight must not be negative but is -1.0");
  }
}
