package org.gelegen.trainer.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gelegen.trainer.choices.ChoiceValue;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.promotion.Evidence.Champion;
import org.gelegen.trainer.promotion.Evidence.Duel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromotionRulesTest {
  private static final Instant THEN = Instant.parse("2025-06-01T00:00:00Z");
  private static final Duel BETTER = duel(-0.02, -0.03, -0.01);
  private static final Duel EQUAL = duel(0, -0.01, 0.01);
  private static final Duel WORSE = duel(0.02, 0.01, 0.03);

  private static final ChoiceValue UNTOLD = new ChoiceValue.NotTold("no decision was logged");

  private final PromotionRules rules = PromotionRules.of(Duration.ofDays(7), 0.002, 0.02, 0.02);

  private static Duel duel(double estimate, double low, double high) {
    return duel(new Interval(estimate, low, high), new Interval(0, -0.01, 0.01));
  }

  private static Duel duel(Interval loss, Interval calibration) {
    return new Duel(1_000, loss, 0.5, 0.03, calibration);
  }

  private Verdict judge(int newerByDays, Map<Target, Duel> duels) {
    return rules.judge(evidence(newerByDays, duels));
  }

  private static Evidence evidence(int newerByDays, Map<Target, Duel> duels) {
    return new Evidence(
        new Champion("noorderlicht-12", THEN, false),
        THEN.plus(Duration.ofDays(newerByDays)),
        duels,
        null,
        UNTOLD);
  }

  private static Evidence first(@Nullable String repeats) {
    return new Evidence(null, THEN, Map.of(), repeats, UNTOLD);
  }

  @Test
  void the_first_is_champion() {
    Verdict verdict = rules.judge(first(null));
    assertThat(verdict.promoted()).isTrue();
    assertThat(verdict.rule()).isEqualTo("first-champion");
    assertThat(verdict.reason()).isEqualTo("there was no champion");
  }

  @Test
  void what_was_rolled_back_from_does_not_come_back_however_good_it_looks() {
    Evidence good =
        new Evidence(
            new Champion("noorderlicht-11", THEN, true),
            THEN.plus(Duration.ofDays(30)),
            Map.of(Target.REACH, BETTER),
            "noorderlicht-12",
            UNTOLD);
    for (Evidence evidence : List.of(good, first("noorderlicht-12"))) {
      Verdict verdict = rules.judge(evidence);
      assertThat(verdict.promoted()).isFalse();
      assertThat(verdict.rule()).isEqualTo("not-rolled-back");
      assertThat(verdict.reason()).contains("noorderlicht-12");
    }
  }

  @Test
  void a_verdict_shows_every_rule_in_order_and_which_decided() {
    Verdict verdict = judge(1, Map.of(Target.REACH, EQUAL, Target.HARM, WORSE));
    assertThat(verdict.rule()).isEqualTo("no-head-worse");
    assertThat(verdict.rulings())
        .extracting(ruling -> ruling.rule() + " " + ruling.opinion().spelling())
        .containsExactly(
            "not-rolled-back pass",
            "first-champion pass",
            "enough-contacts pass",
            "no-head-worse refuse",
            "calibrated-as-well pass",
            "no-less-value skip",
            "some-head-better pass",
            "as-good-and-fresher pass",
            "no-better refuse");
    assertThat(verdict.notes())
        .containsEntry("promotion", verdict.reason())
        .containsEntry("promotion.rule", "no-head-worse")
        .containsEntry(
            "promotion.rule.01.not-rolled-back",
            "pass: no version that was rolled back from is the same")
        .hasSize(11);
  }

  @Test
  void choices_that_are_worth_less_are_not_made_up_for_by_better_probabilities() {
    assertThat(worth(-2, -3, -1).rule()).isEqualTo("no-less-value");
    assertThat(worth(-2, -3, -1).reason())
        .isEqualTo(
            "its choices are worth less: -2.00 [-3.00, -1.00] a decision over 5000 decisions,"
                + " effectively 400");
    assertThat(worth(-2, -5, 1).rule()).isEqualTo("some-head-better");
    assertThat(worth(3, 1, 5).rule()).isEqualTo("some-head-better");
    assertThat(judge(1, Map.of(Target.REACH, BETTER)).rulings())
        .anySatisfy(
            ruling ->
                assertThat(ruling.opinion()).isEqualTo(new Opinion.Skip("no decision was logged")));
  }

  private Verdict worth(double difference, double low, double high) {
    return rules.judge(
        new Evidence(
            new Champion("noorderlicht-12", THEN, false),
            THEN.plus(Duration.ofDays(1)),
            Map.of(Target.REACH, BETTER),
            null,
            new ChoiceValue.Told(
                5_000, 400, 10, 10 + difference, new Interval(difference, low, high), 0.1)));
  }

  @Test
  void rules_that_have_no_evidence_skip_and_leave_it_to_the_next() {
    Evidence bare = evidence(30, Map.of());
    assertThat(new NoHeadWorse(0.002).judge(bare)).isInstanceOf(Opinion.Skip.class);
    assertThat(new CalibratedAsWell(0.02).judge(bare)).isInstanceOf(Opinion.Skip.class);
    assertThat(new SomeHeadBetter().judge(bare)).isInstanceOf(Opinion.Skip.class);
    assertThat(new AsGoodAndFresher(Duration.ofDays(7), 0.02).judge(bare))
        .isInstanceOf(Opinion.Skip.class);
    assertThat(new EnoughContacts().judge(first(null))).isInstanceOf(Opinion.Skip.class);
    assertThat(judge(30, Map.of()).rule()).isEqualTo("enough-contacts");
  }

  @Test
  void each_rule_says_its_thresholds_and_has_a_name_of_its_own() {
    assertThat(rules.list()).extracting(PromotionRule::name).doesNotHaveDuplicates();
    assertThat(rules.list()).extracting(PromotionRule::says).allMatch(text -> text.endsWith("."));
    assertThat(new NoHeadWorse(0.003).says()).contains("0.003");
    assertThat(new CalibratedAsWell(0.04).says()).contains("0.04");
    assertThat(new AsGoodAndFresher(Duration.ofDays(9), 0.03).says()).contains("9 days", "3 %");
  }

  @Test
  void rules_of_which_none_decides_are_a_mistake() {
    assertThatThrownBy(() -> new PromotionRules(List.of(new NotRolledBack())).judge(first(null)))
        .isInstanceOf(IllegalStateException.class);
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
    Interval better = new Interval(-0.02, -0.03, -0.01);
    Duel off = duel(better, new Interval(0.0201, 0.005, 0.035));
    Duel nearly = duel(better, new Interval(0.0199, 0.005, 0.035));
    Duel byChance = duel(better, new Interval(0.0201, -0.001, 0.04));
    assertThat(judge(30, Map.of(Target.REACH, off)).reason()).contains("calibrated worse");
    assertThat(judge(30, Map.of(Target.REACH, nearly)).promoted()).isTrue();
    assertThat(judge(30, Map.of(Target.REACH, byChance)).promoted()).isTrue();
  }

  @Test
  void one_that_may_be_worse_is_not_called_as_good() {
    // Two percent of the champion's log-loss of 0.5 are 0.01.
    Duel unsure = duel(0, -0.011, 0.011);
    assertThat(judge(30, Map.of(Target.REACH, unsure)).rule()).isEqualTo("no-better");
    assertThat(judge(30, Map.of(Target.REACH, EQUAL, Target.HARM, unsure)).rule())
        .isEqualTo("no-better");
    assertThat(judge(30, Map.of(Target.REACH, EQUAL, Target.HARM, EQUAL)).rule())
        .isEqualTo("as-good-and-fresher");
  }

  @Test
  void a_champion_that_was_gone_back_to_gives_way_to_a_better_one_only() {
    for (Duel duel : List.of(EQUAL, BETTER)) {
      Evidence evidence =
          new Evidence(
              new Champion("noorderlicht-11", THEN, true),
              THEN.plus(Duration.ofDays(30)),
              Map.of(Target.REACH, duel),
              null,
              UNTOLD);
      assertThat(rules.judge(evidence).promoted()).isEqualTo(duel.equals(BETTER));
    }
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
