package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.CampaignResourceTest.campaign;
import static org.gelegen.scoring.CampaignResourceTest.contact;
import static org.gelegen.scoring.CampaignResourceTest.report;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gelegen.model.campaign.CampaignRequest.Reports;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CampaignPagesTest {
  /** One line of the table of hours: capacity, wanted, planned and price. */
  private static final String EIGHTEEN =
      "<th scope=\"row\">e-mail</th><td>18:00</td>" + numbers("3", "9", "1", "\u20ac2.50");

  private static final String SUNDAYS =
      "<th scope=\"row\"><code>nl.sundays</code></th>" + numbers("7", "1", "168");

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_committed_night_shows_capacity_and_its_price_what_rules_took_out_and_who_was_left_out() {
    service.campaigns.commit(campaign(CLIENT), List.of(contact()), 0, report(1, "29.98"));
    String page = page("/campaigns/2026-11-24");
    // A value of 29.98 is 14.98 more than the 15.00 of taking turns; the gap is 0.25.
    assertThat(page)
        .contains(EIGHTEEN, SUNDAYS, "25.0%", "\u20ac14.98")
        .contains("<th scope=\"row\">no contact allowed</th>" + numbers("1"))
        .contains("<th scope=\"row\">another hour or channel</th>" + numbers("6"))
        .doesNotContain("was not kept", "What if");
  }

  @Test
  void a_night_of_before_reports_were_kept_says_so() {
    service.campaigns.commit(campaign(CLIENT), List.of(contact()), 0);
    assertThat(page("/campaigns/2026-11-24"))
        .contains("was not kept")
        .doesNotContain("What rules take out");
  }

  @Test
  void a_dry_run_shows_the_hours_and_exclusions_of_other_limits_beside_those_in_force() {
    service.post(
        BASE + "/campaigns",
        "{\"date\":\"2026-11-24\",\"dryRun\":true,\"whatIf\":{\"nightlyBudget\":\"500\"}}");
    service.campaignRequests.finish(
        "plan-1", campaign(CLIENT), new Reports(report(1, "20.00"), report(5, "29.50")));
    String page = page("/campaigns/plan-1");
    assertThat(page)
        .contains("scope=\"colgroup\" class=\"number\" colspan=\"4\">In force<")
        .contains("scope=\"colgroup\" class=\"number\" colspan=\"4\">What if<")
        .contains(EIGHTEEN + numbers("3", "9", "5", "\u20ac2.50"))
        .contains(SUNDAYS + numbers("7", "1", "168"))
        .contains("<th scope=\"row\">Contacts</th>" + numbers("1", "5"))
        .contains("+\u20ac9.50");
  }

  @Test
  void another_capacity_is_tried_without_touching_hours_that_have_one_of_their_own() {
    service.settings.put(
        CLIENT,
        valid("{\"capacity\":{\"phone\":{\"perHour\":30,\"hours\":{\"12\":20,\"18\":60}}}}"),
        TestService.NOW,
        "test");
    HttpResponse<String> sent =
        service.form("/campaigns", "date=2026-11-24&capacity-phone=40&capacity-sms=5");
    String id = sent.headers().firstValue("Location").orElse("").substring("/campaigns/".length());
    assertThat(service.campaignRequests.find(CLIENT, id).orElseThrow().order().whatIf())
        .isEqualTo(
            "{\"capacity\":{\"phone\":{\"perHour\":40,\"hours\":{\"12\":20,\"18\":60}},"
                + "\"sms\":{\"perHour\":5}}}");
  }

  private static ClientSettings valid(String json) {
    if (new SettingsCodec().read(json.getBytes(StandardCharsets.UTF_8))
        instanceof ParsedSettings.Valid(ClientSettings settings)) {
      return settings;
    }
    throw new AssertionError(json);
  }

  /** The page without the breaks of its lines. */
  private String page(String path) {
    return service.page(path).body().replace("\n", "");
  }

  private static String numbers(String... values) {
    StringBuilder cells = new StringBuilder();
    for (String value : values) {
      cells.append("<td class=\"number\">").append(value).append("</td>");
    }
    return cells.toString();
  }
}
