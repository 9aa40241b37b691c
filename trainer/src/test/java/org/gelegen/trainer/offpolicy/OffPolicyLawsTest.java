package org.gelegen.trainer.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OffPolicyLawsTest {
  private static final Resampling RESAMPLING = new Resampling(1, 100);
  private static final List<String> BELIEVED = List.of("ips", "snips", "dr", "sndr");

  @Test
  void intervals_called_95_percent_cover_about_as_often() {
    int runs = 400;
    Map<String, Integer> covered = new HashMap<>();
    Map<String, Integer> bootstrapCovered = new HashMap<>();
    for (long seed = 0; seed < runs; seed++) {
      List<LoggedDecision> log =
          MadeUpLog.withModel(q -> 0.5 * q + 0.2).draw(400, new SplittableRandom(seed));
      PolicyReport report =
          Evaluated.evaluation(Evaluated.ALL, log, new Resampling(seed, 200), 0).report(0);
      for (String name : BELIEVED) {
        if (Evaluated.estimate(report, name).claim() instanceof Claim.Covers covers) {
          covered.merge(name, covers.interval().contains(MadeUpLog.TRUTH) ? 1 : 0, Integer::sum);
          bootstrapCovered.merge(
              name, covers.bootstrap().contains(MadeUpLog.TRUTH) ? 1 : 0, Integer::sum);
        }
      }
    }
    // 95 % of 400 is 380, give or take three standard deviations of 4.4; the bootstrap of so few
    // resamples is a little short.
    for (String name : BELIEVED) {
      assertThat(covered.get(name)).as("%s, seeds 0 to %d", name, runs).isBetween(366, 393);
      assertThat(bootstrapCovered.get(name)).as("%s, bootstrap", name).isBetween(358, 395);
    }
  }

  @Test
  void intervals_around_rare_rewards_are_called_95_percent_only_where_they_cover() {
    int called = 0;
    int covered = 0;
    for (long seed = 0; seed < 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      PolicyEvaluation evaluation =
          new PolicyEvaluation(List.of(new InversePropensity()), RESAMPLING, false);
      double[] draws = RESAMPLING.draws(seed);
      for (int i = 0; i < 1_000; i++) {
        evaluation.add(
            new LoggedDecision(random.nextDouble() < 0.03 ? 1 : 0, 1, null, null), draws);
      }
      if (evaluation.report(0).estimates().getFirst().claim() instanceof Claim.Covers covers) {
        called++;
        covered += covers.interval().contains(0.03) ? 1 : 0;
      }
    }
    // Thirty rewards are expected, and with fewer than about 25 nothing is called 95 %.
    assertThat(called).isBetween(2_000, 2_900);
    assertThat((double) covered / called).isBetween(0.93, 0.985);
  }

  @Test
  void constants_estimate_themselves() {
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double constant = random.nextDouble(-3, 3);
      List<LoggedDecision> log =
          random
              .doubles(500, 0, 3)
              .mapToObj(weight -> new LoggedDecision(constant, weight, constant, constant))
              .toList();
      PolicyReport report = Evaluated.report(log);
      for (String name : List.of("snips", "dm", "dr", "sndr", "switch_dr(tau=2)")) {
        assertThat(Evaluated.value(report, name))
            .as("%s, seed %d", name, seed)
            .isCloseTo(constant, within(1e-12));
        assertThat(Evaluated.se(report, name)).as(name).isCloseTo(0, within(1e-7));
        assertThat(Evaluated.estimate(report, name).claim())
            .as("an interval without width")
            .isNotInstanceOf(Claim.Covers.class);
      }
    }
  }

  @Test
  void the_log_s_own_policy_is_worth_the_mean_reward() {
    List<LoggedDecision> log =
        new SplittableRandom(3)
            .doubles(1_000)
            .mapToObj(reward -> new LoggedDecision(reward, 1, null, null))
            .toList();
    double mean = log.stream().mapToDouble(LoggedDecision::reward).average().orElseThrow();
    PolicyReport report =
        Evaluated.evaluation(
                List.of(new InversePropensity(), new SelfNormalised()), log, RESAMPLING, 0)
            .report(0);
    assertThat(Evaluated.value(report, "ips")).isCloseTo(mean, within(1e-12));
    assertThat(Evaluated.value(report, "snips")).isCloseTo(mean, within(1e-12));
    assertThat(report.weights().ess()).isCloseTo(1_000, within(1e-9));
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void four_times_the_data_is_twice_as_tight() {
    MadeUpLog world = MadeUpLog.withModel(q -> q);
    PolicyReport small = Evaluated.report(world.draw(2_000, new SplittableRandom(5)));
    PolicyReport large = Evaluated.report(world.draw(8_000, new SplittableRandom(6)));
    for (String name : BELIEVED) {
      assertThat(Evaluated.se(small, name) / Evaluated.se(large, name))
          .as(name)
          .isCloseTo(2, within(0.2));
    }
  }

  @Test
  void merged_halves_equal_the_whole_in_every_order() {
    for (long seed = 0; seed < 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<LoggedDecision> log = MadeUpLog.withModel(q -> q * q).draw(600, random);
      int cut = random.nextInt(601);
      PolicyReport whole = Evaluated.report(log);
      PolicyEvaluation first = part(log.subList(0, cut), 0);
      PolicyEvaluation second = part(log.subList(cut, 600), cut);
      first.merge(second);
      assertSame(first.report(0), whole, seed);

      PolicyEvaluation reversed = part(log.subList(cut, 600), cut);
      reversed.merge(part(log.subList(0, cut), 0));
      assertSame(reversed.report(0), whole, seed);
    }
  }

  private static PolicyEvaluation part(List<LoggedDecision> log, long first) {
    return Evaluated.evaluation(Evaluated.ALL, log, RESAMPLING, first);
  }

  private static void assertSame(PolicyReport merged, PolicyReport whole, long seed) {
    assertThat(merged.weights().ess()).isCloseTo(whole.weights().ess(), within(1e-9));
    assertThat(merged.weights().n()).isEqualTo(whole.weights().n());
    assertThat(merged.weights().max()).isEqualTo(whole.weights().max());
    for (Estimate estimate : whole.estimates()) {
      String name = estimate.estimator();
      String where = name + ", seed " + seed;
      assertThat(Evaluated.value(merged, name))
          .as(where)
          .isCloseTo(Evaluated.value(whole, name), within(1e-12));
      assertThat(Evaluated.se(merged, name))
          .as(where)
          .isCloseTo(Evaluated.se(whole, name), within(1e-12));
      if (estimate.claim() instanceof Claim.Covers covers) {
        Claim.Covers same = (Claim.Covers) Evaluated.estimate(merged, name).claim();
        assertThat(same.bootstrap().low())
            .as(where)
            .isCloseTo(covers.bootstrap().low(), within(1e-12));
      }
    }
  }

  @Test
  void doubly_robust_is_right_when_the_propensities_or_the_model_are() {
    MadeUpLog wrongModel = MadeUpLog.withModel(q -> 0.9 - q);
    MadeUpLog wrongPropensity = MadeUpLog.withPropensity(p -> 1.5 * p);
    // 100,000 decisions: standard errors of .002 to .006.
    PolicyReport first = Evaluated.report(wrongModel.draw(100_000, new SplittableRandom(7)));
    PolicyReport second = Evaluated.report(wrongPropensity.draw(100_000, new SplittableRandom(8)));
    for (String name : List.of("dr", "sndr")) {
      assertThat(Evaluated.value(first, name))
          .as(name)
          .isCloseTo(MadeUpLog.TRUTH, within(4 * Evaluated.se(first, name)));
      assertThat(Evaluated.value(second, name))
          .as(name)
          .isCloseTo(MadeUpLog.TRUTH, within(4 * Evaluated.se(second, name)));
    }
    assertThat(Evaluated.value(first, "dm")).isNotCloseTo(MadeUpLog.TRUTH, within(0.05));
    assertThat(Evaluated.value(second, "ips")).isNotCloseTo(MadeUpLog.TRUTH, within(0.05));
  }

  @Test
  void decisions_of_one_unit_are_not_independent_evidence() {
    List<LoggedDecision> single = MadeUpLog.withModel(q -> 0.5).draw(500, new SplittableRandom(9));
    Resampling resampling = new Resampling(4, 500);
    PolicyEvaluation byUnit = new PolicyEvaluation(Evaluated.ALL, resampling, true);
    PolicyEvaluation byDecision = new PolicyEvaluation(Evaluated.ALL, resampling, false);
    for (int i = 0; i < single.size(); i++) {
      for (LoggedDecision decision : Collections.nCopies(16, single.get(i))) {
        double[] draws = resampling.draws(Resampling.unit("d-" + i));
        byUnit.add(decision, draws);
        byDecision.add(decision, draws);
      }
    }
    PolicyReport honest = byUnit.report(0);
    PolicyReport naive = byDecision.report(0);
    // Sixteen equal decisions a unit: the standard error is four times as large.
    for (String name : BELIEVED) {
      assertThat(Evaluated.se(honest, name) / Evaluated.se(naive, name))
          .as(name)
          .isCloseTo(4, within(0.6));
      assertThat(Evaluated.value(honest, name)).isEqualTo(Evaluated.value(naive, name));
    }
    Double unitEss = honest.weights().unitEss();
    double expected = honest.weights().ess() / 16;
    assertThat(unitEss).isCloseTo(expected, within(expected * 0.3));
  }
}
