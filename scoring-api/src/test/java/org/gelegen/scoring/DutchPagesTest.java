package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.NOW;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gelegen.model.access.Role;
import org.gelegen.model.alerts.Alert;
import org.gelegen.model.changes.Changes;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.scoring.access.ApiKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dutch pages are in Dutch; what stays English is marked for who listens to it. */
class DutchPagesTest {
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void arms_of_the_holdout_have_words() {
    service.settings.put(
        CLIENT,
        TestService.withoutExploration().with(new ExperimentSettings(0.05, "salt", List.of())),
        NOW,
        "test");
    assertThat(dutch("/experiments")).contains(">de controlegroep<").doesNotContain(">treated<");
    assertThat(dutch("/experiments/global-holdout"))
        .contains("de behandelde groep naast de controlegroep")
        .doesNotContain("treated");
  }

  @Test
  void features_are_called_by_plain_words() {
    service.register(CLIENT, 0.69);
    service.register(CLIENT, 0.71);
    assertThat(dutch("/compare?first=1&second=2"))
        .contains("<td>Dagen te laat</td>")
        .doesNotContain("daysPastDue");
  }

  @Test
  void a_problem_says_in_dutch_what_kind_it_is_and_marks_its_english_detail() {
    assertThat(dutch("/models/9"))
        .contains("Dit is er niet. In het Engels:")
        .contains("<span lang=\"en\">the version");
  }

  @Test
  void what_alerts_saw_is_marked_as_english() {
    service.alerts.raise(
        CLIENT,
        new Alert(
            "drift.reach.calibration",
            "noorderlicht-1",
            LocalDate.parse("2026-11-22"),
            NOW,
            "predicted 0.5, came true 0.4",
            null));
    assertThat(dutch("/"))
        .contains("<span lang=\"en\">predicted 0.5, came true 0.4</span>")
        .contains("Wat er is gezien, in het Engels");
  }

  /** The part that the waiting page asks for is there when counting failed, with the reason. */
  @Test
  void records_that_cannot_be_counted_say_why_within_the_part_that_is_waited_for() {
    String key =
        new ApiKeys(
                service.keyStore, service.audit, Changes.unknown(), () -> NOW, new SecureRandom())
            .create(new ClientId("empty"), Role.ANALYST, "test")
            .key();
    String body = shown("/quality", key);
    assertThat(body.substring(body.indexOf("<div id=\"quality\">")))
        .contains("konden niet worden geteld")
        .contains("<span lang=\"en\">the client has no client record yet</span>");
  }

  private String dutch(String path) {
    return shown(path, service.key(Role.ANALYST));
  }

  private String shown(String path, String key) {
    return service
        .send("GET", path, "", "", Map.of("Cookie", service.signIn(key), "Accept-Language", "nl"))
        .body();
  }
}
