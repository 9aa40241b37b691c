package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.settings.ClientSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExperimentPagesTest {
  private final TestService service = new TestService();

  @BeforeEach
  void set() {
    ClientSettings settings =
        TestService.withoutExploration()
            .with(
                new ExperimentSettings(
                    0.05,
                    "salt",
                    List.of(
                        experiment("evening-calls", NOW.minus(Duration.ofDays(9))),
                        experiment("few", NOW.minus(Duration.ofDays(1))),
                        experiment("bent", NOW.plus(Duration.ofDays(1))),
                        experiment("untested", NOW.plus(Duration.ofDays(1))),
                        experiment("uneven", NOW.plus(Duration.ofDays(1))))));
    service.settings.put(CLIENT, settings, NOW, "test");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private static Experiment experiment(String id, Instant from) {
    return new Experiment(
        new ExperimentId(id),
        id,
        null,
        from,
        null,
        List.of(
            new Arm("as before", new ArmPolicy.Workflow(), 0.25),
            new Arm("version 12", new ArmPolicy.Version(12), 0.75)));
  }

  @Test
  void experiments_are_listed_with_their_state_arms_shares_and_debtors() {
    ExperimentId calls = new ExperimentId("evening-calls");
    service.exposures.add(
        CLIENT,
        Stream.of("d-1", "d-2", "d-3")
            .map(
                debtor ->
                    new Exposure(
                        calls,
                        new DebtorId(debtor),
                        "version 12",
                        NOW,
                        new TreeMap<>(Map.of("version 12", 0.75))))
            .toList());
    String body = service.page("/experiments").body();
    assertThat(body)
        .contains("The holdout")
        .contains("running")
        .contains("to come")
        .contains("nobody: left alone")
        .contains("the workflow")
        .contains("75.0%")
        .doesNotContain("hx-trigger");
    assertThat(body.lines().filter(line -> line.contains("version 12")).findFirst().orElseThrow())
        .contains(">3<");
    assertThat(body.lines().filter(line -> line.contains("as before")).findFirst().orElseThrow())
        .contains(">0<");
  }

  @Test
  void a_difference_that_leaves_out_zero_is_told_and_one_that_does_not_is_not() {
    String body = service.page("/experiments/evening-calls").body();
    assertThat(body)
        .contains("There is no sign that anything but chance split the debtors (p = 0.43).")
        .contains(
            "collected less cost, per debtor: version 12 does better than as before; the"
                + " difference: +€12.50. The true difference is most likely between +€6.00 and"
                + " +€19.00.")
        // 52 of 100 beside 50 is no two percent more; 0.0004 is not nought.
        .contains(
            "debtors reached at least once: version 12 does better than as before; the difference:"
                + " +2.0 percentage points. The true difference is most likely between +0.04 and"
                + " +4.0 percentage points.")
        .contains("Shares, in percentage points: version 12 less as before")
        .contains("complaints and opt-outs per debtor: no difference is proven yet")
        .contains("between +€8.25 and +€16.75")
        .contains("€30,000.00");
  }

  @Test
  void too_few_debtors_are_said_plainly() {
    assertThat(service.page("/experiments/few").body())
        .contains("Too little is known to compare: 17 debtors")
        .contains(
            "complaints and opt-outs per debtor: none among 17 debtors, which is too few cases to"
                + " compare the groups. Of 1,000 debtors most likely at most 161.6 would have one.")
        .doesNotContain("between")
        .doesNotContain("proven");
  }

  @Test
  void figures_that_only_describe_have_no_difference() {
    String body = service.page("/experiments/evening-calls").body();
    // Only among the arms by themselves.
    assertThat(body.indexOf("contacts that reached (describes only)"))
        .isGreaterThan(body.indexOf("id=\"arms\""));
  }

  @Test
  void a_split_that_was_not_tested_is_not_called_fine() {
    assertThat(service.page("/experiments/untested").body())
        .contains("is not tested: a group expects fewer than 5 of them")
        .doesNotContain("no sign");
    assertThat(service.page("/experiments/uneven").body())
        .contains("The groups are of rather uneven size (p = 0.031).")
        .doesNotContain("no sign");
  }

  @Test
  void a_split_that_chance_would_not_make_warns_before_any_figure() {
    String body = service.page("/experiments/bent").body();
    assertThat(body).contains("Do not trust these figures").contains("(p &lt; 0.001)");
    assertThat(body)
        .contains("id=\"arms\"")
        .doesNotContain("does better")
        .doesNotContain("data-option")
        .doesNotContain("proven");
  }

  @Test
  void an_experiment_that_the_settings_do_not_name_is_not_found() {
    assertThat(service.page("/experiments/no-such").statusCode()).isEqualTo(404);
  }
}
