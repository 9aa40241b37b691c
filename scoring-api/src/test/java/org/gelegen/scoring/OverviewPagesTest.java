package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.NOW;

import java.time.LocalDate;
import java.util.List;
import org.gelegen.model.alerts.Alert;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.portfolio.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewPagesTest {
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  private void holdOut(String salt) {
    service.settings.put(
        CLIENT,
        TestService.withoutExploration().with(new ExperimentSettings(0.05, salt, List.of())),
        NOW,
        "test");
  }

  @Test
  void without_a_holdout_it_says_that_nobody_can_tell_what_it_brings() {
    assertThat(service.page("/").body())
        .contains("There is no holdout, so nobody can say what it brings")
        .doesNotContain("global-holdout");
  }

  @Test
  void beside_a_holdout_each_figure_has_its_interval_and_whether_it_is_proven() {
    holdOut("salt");
    String body = service.page("/").body();
    assertThat(body)
        .contains("+€12.50")
        .contains("between +€6.00 and +€19.00")
        .contains("href=\"/experiments/global-holdout\"");
    // The money leaves out zero and harm does not.
    assertThat(body.indexOf(">proven<")).isPositive().isLessThan(body.indexOf(">not proven yet<"));
  }

  @Test
  void it_shows_what_was_known_beside_the_holdout_at_the_end_of_each_week() {
    holdOut("salt");
    // Now it is a Monday morning: the eleven Mondays before it, and itself.
    String body = service.page("/").body();
    assertThat(body)
        .contains("Beside the holdout, as it was known week by week")
        .containsPattern("<td>Mon 7 Sept? 2026</td>\\s*<td>\\+€12.50</td>")
        .contains("<td>Mon 23 Nov 2026</td>")
        .doesNotContain("31 Aug 2026");
  }

  @Test
  void a_holdout_of_too_few_is_said_plainly() {
    holdOut("few");
    assertThat(service.page("/").body())
        .contains("There is too little to tell yet. 600 debtors are in the holdout so far")
        .doesNotContain("proven");
  }

  @Test
  void beside_a_holdout_that_chance_did_not_split_nothing_is_told() {
    holdOut("bent");
    assertThat(service.page("/").body())
        .contains("Do not trust these figures")
        .doesNotContain("+€12.50")
        .doesNotContain("proven")
        .doesNotContain("too little");
  }

  @Test
  void weeks_alerts_stops_and_the_champion_are_there() {
    service.register(CLIENT, 0.71);
    service.models.promote(CLIENT, 1, NOW, "training", "the first");
    service.stops.stop(CLIENT, Channel.SMS, NOW, "test", "wrong numbers");
    service.alerts.raise(
        CLIENT,
        new Alert(
            "drift.reach.calibration",
            "noorderlicht-1",
            LocalDate.parse("2026-11-22"),
            NOW,
            "predicted 0.5, came true 0.4",
            null));
    assertThat(service.page("/").body())
        .contains("Nothing goes out over:")
        .contains("predicted 0.5, came true 0.4")
        .contains("href=\"/models/1\"")
        .contains("none for today")
        .contains("Nightly campaign")
        // The weeks of the made-up figures.
        .contains("<td>€1,250.00</td>")
        .contains("<td>37.5%</td>")
        .contains("<td>–</td>")
        .doesNotContain("hx-trigger");
  }
}
