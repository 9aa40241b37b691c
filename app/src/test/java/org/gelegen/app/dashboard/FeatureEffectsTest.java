package org.gelegen.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Effect;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Effects;
import org.junit.jupiter.api.Test;

class FeatureEffectsTest {
  private final ComparedWorld world = new ComparedWorld();

  private Effects effects(Map<String, Double> first, Map<String, Double> second) {
    FeatureEffects effects = new FeatureEffects(ComparedWorld.ZONE, ComparedWorld.UNTIL, 1);
    world.records.forEachDebtor(ComparedWorld.CLIENT, effects::offer);
    CompiledModel one = ComparedWorld.weighing(first);
    return effects.of(one, ComparedWorld.weighing(second));
  }

  private static Effect effect(Effects effects, String head, String feature) {
    return effects.features().stream()
        .filter(each -> each.head().equals(head) && each.feature().equals(feature))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_effect_is_how_far_a_feature_moves_the_log_odds_up_or_down_on_average() {
    // A case's balance is known as ln(1 + balance): ln 100 = 4.6052 of the one debtor and ln 1000 =
    // 6.9078 of the other, 5.7565 on average.
    world.owes("1", "99.00");
    world.owes("2", "999.00");
    Effects effects =
        effects(Map.of("caseBalance", 2.0, "weekend", 0.7), Map.of("caseBalance", -0.5));
    assertThat(effects.debtors()).isEqualTo(2);
    Effect balance = effect(effects, "reach", "caseBalance");
    assertThat(balance.first()).isCloseTo(11.513, within(0.001));
    assertThat(balance.second()).isCloseTo(2.8782, within(0.0001));
    // Two days of the week that is looked at, which begins tomorrow, on a Thursday.
    Effect weekend = effect(effects, "reach", "weekend");
    assertThat(weekend.first()).isCloseTo(0.2, within(1e-9));
    assertThat(weekend.second()).isZero();
    assertThat(effect(effects, "response", "caseBalance").first()).isZero();
    assertThat(effect(effects, "harm", "caseBalance").second()).isZero();
  }

  @Test
  void debtors_who_owe_nothing_any_more_do_not_take_the_place_of_those_who_do() {
    // A thousand who have paid, by the case's newest version or by a payment that it does not know
    // of, and three who have not: that is fewer than one of the five hundred that are drawn.
    for (int i = 0; i < 1_000; i++) {
      String number = "paid-" + i;
      world.owes(number, "50.00");
      if (i % 2 == 0) {
        world.add(
            ComparedWorld.caseOf(
                number, ComparedWorld.START.plus(Duration.ofDays(30)), "50.00", CaseStatus.PAID));
      } else {
        world.add(
            new PaymentRecord(
                ComparedWorld.CLIENT,
                new PaymentId("p-" + i),
                new DebtorId("d-" + number),
                new CaseId("c-" + number),
                ComparedWorld.START.plus(Duration.ofDays(30)),
                new BigDecimal("50.00")));
      }
    }
    world.owes("x", "99.00");
    world.owes("y", "99.00");
    // Arranged, and open again since.
    world.add(
        ComparedWorld.caseOf("z", ComparedWorld.START, "99.00", CaseStatus.ARRANGEMENT),
        ComparedWorld.caseOf(
            "z", ComparedWorld.START.plus(Duration.ofDays(60)), "99.00", CaseStatus.OPEN));
    Effects effects = effects(Map.of("caseBalance", 1.0), Map.of());
    assertThat(effects.debtors()).isEqualTo(3);
    assertThat(effect(effects, "reach", "caseBalance").first()).isCloseTo(4.6052, within(1e-4));
  }

  @Test
  void of_many_debtors_five_hundred_are_drawn_and_of_none_nothing_is_told() {
    assertThat(effects(Map.of(), Map.of())).isEqualTo(new Effects(0, List.of()));
    for (int i = 0; i < 600; i++) {
      world.owes(Integer.toString(i), "99.00");
    }
    assertThat(effects(Map.of(), Map.of()).debtors()).isEqualTo(500);
  }

  @Test
  void what_comes_later_is_not_looked_at() {
    world.owes("1", "99.00");
    world.add(
        ComparedWorld.caseOf("1", ComparedWorld.UNTIL.plusSeconds(1), "99.00", CaseStatus.PAID));
    assertThat(effects(Map.of(), Map.of()).debtors()).isEqualTo(1);
  }
}
