package org.gelegen.trainer.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RelianceTest {

  @Test
  void a_log_with_an_effective_sample_size_of_two_gives_no_interval() {
    List<LoggedDecision> log = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      double weight = i < 2 ? 500 : 0;
      log.add(new LoggedDecision(i % 2, weight, 0.5, 0.5));
    }
    PolicyReport report = Evaluated.report(log);
    // Two weights of 500, the others 0: 1000² / (2 · 500²)
    assertThat(report.weights().ess()).isCloseTo(2, within(1e-9));
    assertThat(report.warnings())
        .first()
        .isEqualTo("the effective sample size is 2.0, too small: it must be at least 50");
    for (Estimate estimate : report.estimates()) {
      assertThat(estimate.claim())
          .as(estimate.estimator())
          .isInstanceOf(
              estimate.estimator().equals("dm") ? Claim.NoInterval.class : Claim.NotUsable.class);
    }
  }

  @Test
  void fifty_effective_decisions_are_just_enough() {
    assertThat(Evaluated.report(alternating(50)).warnings()).isEmpty();
    assertThat(Evaluated.report(alternating(49)).warnings()).hasSize(1);
  }

  private static List<LoggedDecision> alternating(int count) {
    List<LoggedDecision> log = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      log.add(new LoggedDecision(i % 2, 1, 0.5, 0.5));
    }
    return log;
  }

  @Test
  void what_is_biased_by_nature_is_never_called_95_percent() {
    PolicyReport report =
        Evaluated.report(MadeUpLog.withModel(q -> q).draw(5_000, new SplittableRandom(1)));
    for (Estimate estimate : report.estimates()) {
      boolean believed = List.of("ips", "snips", "dr", "sndr").contains(estimate.estimator());
      assertThat(estimate.claim())
          .as(estimate.estimator())
          .isInstanceOf(believed ? Claim.Covers.class : Claim.NoInterval.class);
    }
  }

  @Test
  void actions_that_the_log_never_has_leave_nothing_usable_but_the_model() {
    PolicyReport report =
        Evaluated.evaluation(
                Evaluated.ALL,
                MadeUpLog.withModel(q -> q).draw(1_000, new SplittableRandom(2)),
                new Resampling(1, 100),
                0)
            .report(0.125);
    assertThat(report.warnings()).first().asString().startsWith("support is missing: in 12.50 %");
    assertThat(Evaluated.estimate(report, "snips").claim()).isInstanceOf(Claim.NotUsable.class);
    assertThat(Evaluated.estimate(report, "dm").claim()).isInstanceOf(Claim.NoInterval.class);
  }

  @Test
  void a_mean_weight_far_from_one_is_refused_and_one_a_little_off_is_warned_of() {
    // Standard error of the mean: √(p (1 − p) / 1000), with weights 0 and 1.
    PolicyReport missing = Evaluated.report(weighing(0.8));
    assertThat(missing.warnings()).hasSize(1);
    assertThat(missing.warnings().getFirst())
        .startsWith("the mean weight is 0.8000 and should be 1, give or take 0.0127")
        .contains("lacks actions");
    assertThat(Evaluated.estimate(missing, "ips").claim()).isInstanceOf(Claim.NotUsable.class);

    // .994 give or take .0024: 2.5 standard errors.
    PolicyReport slightly = Evaluated.report(weighing(0.994));
    assertThat(slightly.warnings()).hasSize(1);
    assertThat(Evaluated.estimate(slightly, "ips").claim()).isInstanceOf(Claim.Covers.class);

    // .997 give or take .0017: 1.7 standard errors.
    assertThat(Evaluated.report(weighing(0.997)).warnings()).isEmpty();
  }

  private static List<LoggedDecision> weighing(double share) {
    List<LoggedDecision> log = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      log.add(new LoggedDecision(i % 2, i < 1_000 * share ? 1 : 0, 0.4, 0.4));
    }
    return log;
  }

  @Test
  void rounded_propensities_are_warned_of_and_not_refused() {
    // A policy of thirds on a log that says .333: every weight is 1.001.
    List<LoggedDecision> log = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      log.add(new LoggedDecision(i % 2, 1 / 3.0 / 0.333, 0.4, 0.4));
    }
    PolicyReport report = Evaluated.report(log);
    assertThat(report.warnings()).hasSize(1);
    assertThat(Evaluated.estimate(report, "ips").claim()).isInstanceOf(Claim.Covers.class);
  }

  @Test
  void no_weight_at_all_is_no_estimate_of_a_ratio() {
    PolicyReport report =
        Evaluated.report(
            List.of(new LoggedDecision(1, 0, 0.5, 0.5), new LoggedDecision(0, 0, 0.5, 0.5)));
    assertThat(report.weights().ess()).isZero();
    assertThat(Evaluated.estimate(report, "snips").value()).isNull();
    assertThat(Evaluated.estimate(report, "ips").claim()).isInstanceOf(Claim.NotUsable.class);
  }

  @Test
  void ten_rewards_that_weigh_make_an_interval_approximate() {
    List<LoggedDecision> log = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      log.add(new LoggedDecision(i % 500 == 0 ? 1 : 0, 1, null, null));
    }
    PolicyReport report =
        Evaluated.evaluation(List.of(new InversePropensity()), log, new Resampling(1, 100), 0)
            .report(0);
    assertThat(report.estimates().getFirst().claim())
        .isInstanceOfSatisfying(
            Claim.Approximate.class,
            claim -> assertThat(claim.reason()).contains("effectively 10.0"));
  }
}
