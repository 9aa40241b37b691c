package org.gelegen.trainer.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.promotion.Evidence.Duel;
import org.junit.jupiter.api.Test;

class PromotionRulesTest {
  private static final Instant THEN = Instant.parse("2025-06-01T00:00:00Z");
  private static final Duel BETTER = duel(-0.02, -0.03, -0.01);
  private static final Duel EQUAL = duel(0, -0.01, 0.01);
  private static final Duel WORSE = duel(0.02, 0.01, 0.03);

  private final PromotionRules rules = new PromotionRules(Duration.ofDays(7), 0.002, 0.02);

  private static Duel duel(double estimate, double low, double high) {
    return new Duel(1_000, new Interval(estimate, low, high), 0.03, 0.03);
  }

  private Verdict judge(int newerByDays, Map<Target, Duel> duels) {
    return rules.judge(new Evidence(THEN, THEN.plus(Duration.ofDays(newerByDays)), duels));
  }

  @Test
  void the_first_is_champion() {
    assertThat(rules.withoutChampion().promoted()).isTrue();
  }

  @Test
  void better_with_an_interval_that_excludes_worse_is_promoted() {
    assertThat(judge(1, Map.of(Target.REACH, BETTER)).promoted()).isTrue();
    assertThat(judge(1, Map.of(Target.REACH, EQUAL, Target.RESPONSE, BETTER)).promoted()).isTrue();
    assertThat(judge(1, Map.of(Target.REACH, EQUAL)).promoted()).isFalse();
  }

  @Test
  void better_at_one_thing_does_not_make_up_for_worse_at_another() {
    assertThat(judge(30, Map.of(Target.REACH, BETTER, Target.RESPONSE, WORSE)).promoted())
        .isFalse();
    assertThat(judge(30, Map.of(Target.REACH, BETTER, Target.HARM, WORSE)).reason())
        .startsWith("harm is worse");
  }

  @Test
  void a_difference_within_the_slack_is_not_called_worse() {
    assertThat(judge(7, Map.of(Target.REACH, duel(0.002, 0.001, 0.003))).promoted()).isTrue();
    assertThat(judge(7, Map.of(Target.REACH, duel(0.003, 0.0021, 0.004))).promoted()).isFalse();
  }

  @Test
  void worse_calibration_is_not_made_up_for() {
    Duel off = new Duel(1_000, new Interval(-0.02, -0.03, -0.01), 0.0501, 0.03);
    Duel nearly = new Duel(1_000, new Interval(-0.02, -0.03, -0.01), 0.0499, 0.03);
    assertThat(judge(30, Map.of(Target.REACH, off)).reason()).contains("calibrated worse");
    assertThat(judge(30, Map.of(Target.REACH, nearly)).promoted()).isTrue();
  }

  @Test
  void as_good_and_a_week_newer_is_promoted_and_a_day_less_is_not() {
    assertThat(judge(7, Map.of(Target.REACH, EQUAL)).promoted()).isTrue();
    assertThat(judge(6, Map.of(Target.REACH, EQUAL)).promoted()).isFalse();
  }

  @Test
  void without_later_contacts_nothing_is_promoted_however_new() {
    assertThat(judge(365, Map.of()).promoted()).isFalse();
  }
}
