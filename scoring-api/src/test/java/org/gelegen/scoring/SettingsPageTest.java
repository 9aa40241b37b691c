package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gelegen.model.access.Role;
import org.gelegen.model.campaign.CampaignRequest;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore.Change;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.records.settings.TrialSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  private static final String WRONG =
      """
      {
        "channels": ["phone"],
        "explorationShare": 0.9
      }\
      """;

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void the_settings_in_force_are_shown_with_who_put_them_in_force() {
    String page = service.page("/settings").body();
    assertThat(page).contains("version 1", "<dd>test</dd>", "\"costOfHarm\" : \"50.00\"", ">Save<");
    assertThat(service.page("/settings", Role.ANALYST).body())
        .contains("\"costOfHarm\" : \"50.00\"", " readonly")
        .doesNotContain(">Save<");
  }

  @Test
  void a_check_names_what_is_wrong_with_its_line_keeps_what_was_typed_and_changes_nothing() {
    HttpResponse<String> checked = done("check", WRONG, 1);
    assertThat(checked.statusCode()).isEqualTo(200);
    assertThat(checked.body())
        .contains(
            "One thing is to be mended first",
            "<code>/explorationShare</code> <span lang=\"en\">must be a number from 0.0 to 0.5",
            "line 3",
            "\"explorationShare\": 0.9");
    assertThat(done("check", "{\"channels\": [\"phone\"}", 1).body())
        .contains("is not valid JSON, or names a key twice, near line 1 column");
    assertThat(done("check", "{\"channels\": [\"phone\"]}", 1).body())
        .contains("The text is right");
    assertThat(done("check", " ", 1).body()).contains("must not be empty");
    assertThat(service.settings.current(CLIENT).number()).isEqualTo(1);
    assertThat(service.audit.entries()).noneMatch(entry -> entry.what().startsWith("settings."));
  }

  @Test
  void what_is_saved_is_a_new_version_and_on_record_as_over_the_api() {
    HttpResponse<String> saved = done("save", "{\"explorationShare\":0.1}", 1);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    assertThat(saved.headers().firstValue("Location"))
        .hasValue("/settings?done=settings.notice.saved");
    assertThat(service.settings.current(CLIENT).number()).isEqualTo(2);
    assertThat(service.settings.current(CLIENT).settings().explorationShare()).isEqualTo(0.1);
    assertThat(service.audit.entries().getLast().what()).isEqualTo("settings.changed");
    assertThat(service.audit.entries().getLast().detail()).isEqualTo("version=2");
    Change change = service.settings.changes(CLIENT, 1).getFirst();
    assertThat(change.by()).isEqualTo(service.audit.entries().getLast().by());
    assertThat(service.page("/settings?version=1").body())
        .contains("This is an earlier version", "\"explorationShare\" : 0.0");
    assertThat(service.page("/settings?version=3").statusCode()).isEqualTo(404);
    assertThat(service.page("/settings?version=x").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_wrong_is_not_saved_and_kept() {
    HttpResponse<String> saved = done("save", WRONG, 1);
    assertThat(saved.statusCode()).isEqualTo(400);
    assertThat(saved.body()).contains("\"explorationShare\": 0.9");
    assertThat(service.settings.current(CLIENT).number()).isEqualTo(1);
  }

  @Test
  void who_is_overtaken_is_told_before_the_other_s_version_is_replaced() {
    done("save", "{\"explorationShare\":0.1}", 1);
    HttpResponse<String> late = done("save", "{\"explorationShare\":0.2}", 1);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("Somebody saved version 2", "{\"explorationShare\":0.2}")
        .contains("name=\"inForce\" value=\"2\"");
    assertThat(service.settings.current(CLIENT).settings().explorationShare()).isEqualTo(0.1);
    assertThat(done("save", "{\"explorationShare\":0.2}", 2).statusCode()).isEqualTo(303);
    assertThat(service.settings.current(CLIENT).settings().explorationShare()).isEqualTo(0.2);
  }

  @Test
  void a_check_says_that_another_version_was_saved_and_does_not_let_it_be_lost() {
    service.put(TestService.BASE + "/settings", "{\"explorationShare\":0.1}");
    for (String text : List.of("{\"explorationShare\":0.2}", WRONG, " ")) {
      HttpResponse<String> checked = done("check", text, 1);
      assertThat(checked.statusCode()).isEqualTo(200);
      assertThat(checked.body())
          .contains("Somebody saved another version", "href=\"/settings?version=2\"")
          .contains("name=\"inForce\" value=\"1\"");
    }
    assertThat(done("check", "{}", 2).body()).doesNotContain("Somebody saved");
    HttpResponse<String> late = done("save", "{\"explorationShare\":0.2}", 1);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("name=\"inForce\" value=\"2\"");
    assertThat(service.settings.current(CLIENT).settings().explorationShare()).isEqualTo(0.1);
  }

  @Test
  void who_is_overtaken_tries_nothing_before_knowing() {
    service.put(TestService.BASE + "/settings", "{\"explorationShare\":0.1}");
    HttpResponse<String> late = done("try", "{\"nightlyBudget\":\"80.00\"}", 1);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Somebody saved version 2", "name=\"inForce\" value=\"2\"");
    assertThat(service.audit.entries()).noneMatch(entry -> entry.what().startsWith("campaign."));
  }

  @Test
  void saving_what_is_in_force_makes_no_version() {
    done("save", "{\"explorationShare\":0.1}", 1);
    // The second of two clicks comes with the number of before the first.
    for (int began : List.of(1, 2)) {
      HttpResponse<String> again = done("save", "{\"explorationShare\":0.10}", began);
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.body()).contains("no new version was made").contains("value=\"2\"");
    }
    assertThat(service.settings.changes(CLIENT, 5)).hasSize(2);
    assertThat(service.audit.entries())
        .filteredOn(entry -> entry.what().equals("settings.changed"))
        .hasSize(1);
  }

  @Test
  void of_many_mistakes_the_first_fifty_are_shown_and_how_many_more_there_are() {
    String keys =
        IntStream.range(0, 62)
            .mapToObj(number -> "\"a%d\":1".formatted(number))
            .collect(Collectors.joining(",\n", "{", "}"));
    String page = done("check", keys, 1).body();
    assertThat(page)
        .contains("62 things are to be mended first", "<code>/a49</code>", "line 50", "And 12 more")
        .doesNotContain("<code>/a50</code>");
    assertThat(page.split("is not a setting", -1)).hasSize(51);
  }

  /** A text of 350,000 é is 0.7 MB over the API, and 2.1 MB as %C3%A9 in a form. */
  @Test
  void what_the_api_takes_can_be_saved_from_the_page_as_well() {
    String settings =
        "{\"texts\":{\"long\":{\"language\":\"fr\",\"body\":\"%s\"}}}"
            .formatted("é".repeat(350_000));
    assertThat(service.put(TestService.BASE + "/settings", settings).statusCode()).isEqualTo(200);
    HttpResponse<String> saved =
        done("save", settings.replace("\"texts\"", "\"explorationShare\":0.1,\"texts\""), 2);
    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(service.settings.current(CLIENT).number()).isEqualTo(3);
  }

  @Test
  void a_form_without_the_version_it_began_with_changes_nothing() {
    assertThat(service.form("/settings", "do=save&text=%7B%7D").statusCode()).isEqualTo(400);
    assertThat(service.form("/settings", "do=save&inForce=x&text=%7B%7D").statusCode())
        .isEqualTo(400);
    assertThat(service.settings.current(CLIENT).number()).isEqualTo(1);
  }

  /**
   * Version 1 has no exploration and three channels; the defaults it shares are not to be tried.
   */
  @Test
  void what_differs_is_tried_on_the_next_night_and_nothing_else() {
    HttpResponse<String> tried =
        done(
            "try",
            "{\"channels\":[\"phone\",\"email\",\"sms\"],\"explorationShare\":0,"
                + "\"nightlyBudget\":\"80.00\"}",
            1);
    assertThat(tried.statusCode()).as(tried.body()).isEqualTo(303);
    String path = tried.headers().firstValue("Location").orElse("");
    CampaignRequest.Order order =
        service
            .campaignRequests
            .find(CLIENT, path.substring("/campaigns/".length()))
            .orElseThrow()
            .order();
    assertThat(order)
        .isEqualTo(
            new CampaignRequest.Order(
                LocalDate.parse("2026-11-23"), true, "{\"nightlyBudget\":\"80.00\"}"));
    assertThat(service.audit.entries().getLast().what()).isEqualTo("campaign.dry-run.requested");
    assertThat(service.settings.current(CLIENT).number()).isEqualTo(1);
  }

  @Test
  void whatever_settings_there_are_can_be_tried_once_they_are_checked() {
    String kept = "\"channels\":[\"phone\",\"email\",\"sms\"],\"explorationShare\":0";
    HttpResponse<String> tried =
        done("try", "{" + kept + ",\"experiments\":{\"holdout\":{\"share\":0.3}}}", 1);
    assertThat(tried.statusCode()).as(tried.body()).isEqualTo(303);
    CampaignRequest.Order order =
        service
            .campaignRequests
            .find(
                CLIENT,
                tried.headers().firstValue("Location").orElse("").substring("/campaigns/".length()))
            .orElseThrow()
            .order();
    ClientSettings inForce = service.settings.current(CLIENT).settings();
    assertThat(
            new TrialSettings(new SettingsCodec()).ofAny(inForce, String.valueOf(order.whatIf())))
        .isInstanceOfSatisfying(
            ParsedSettings.Valid.class,
            valid -> assertThat(valid.settings().experiments().holdoutShare()).isEqualTo(0.3));
    HttpResponse<String> wrong = done("try", "{" + kept + ",\"rulePack\":\"mars\"}", 1);
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("<code>/rulePack</code>", "is not a rule pack that is there");
    assertThat(done("try", "{" + kept + "}", 1).body()).contains("Nothing differs");
  }

  @Test
  void an_analyst_saves_nothing() {
    assertThat(service.form("/settings", fields("save", "{}", 1), Role.ANALYST).statusCode())
        .isEqualTo(403);
    assertThat(service.settings.current(CLIENT).number()).isEqualTo(1);
  }

  private HttpResponse<String> done(String what, String text, int inForce) {
    return service.form("/settings", fields(what, text, inForce), Role.OPERATOR);
  }

  private static String fields(String what, String text, int inForce) {
    return "do="
        + what
        + "&inForce="
        + inForce
        + "&text="
        + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
