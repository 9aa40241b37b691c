package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.access.Role;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DebtorPagesTest {
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_debtor_is_found_by_its_own_id_and_by_that_of_a_case() {
    assertThat(sentTo(post("/debtors", "id=d-17"))).isEqualTo("/debtors/d-17");
    assertThat(sentTo(post("/debtors", "id=c-9"))).isEqualTo("/debtors/d-17");
    HttpResponse<String> missing = post("/debtors", "id=nobody");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("No debtor and no case has the id nobody");
  }

  @Test
  void a_debtor_who_is_not_known_or_was_erased_is_a_page_that_says_so() {
    assertThat(get("/debtors/nobody").statusCode()).isEqualTo(404);
    service.send("DELETE", BASE + "/debtors/d-17", service.key(Role.OPERATOR), "", Map.of());
    HttpResponse<String> erased = get("/debtors/d-17");
    assertThat(erased.statusCode()).isEqualTo(404);
    assertThat(erased.body()).contains("the debtor was erased");
  }

  /**
   * 07:00 to 20:00 are 13 hours. In Helsinki it is 09:00 on Monday, so 11 are left of this day, and
   * 2 of the Monday after, which ends at 09:00. No channel is refused, no other rule is there.
   */
  @Test
  void the_permit_of_the_week_counts_open_hours_where_the_debtor_lives() {
    String page = get("/debtors/d-17").body();
    String counts = page.substring(page.indexOf("Open hours by day and channel"));
    assertThat(counts.substring(counts.indexOf("<tbody>"), counts.indexOf("</tbody>")).lines())
        .filteredOn(line -> line.startsWith("<td>"))
        .containsSequence(
            "<td>e-mail</td>",
            "<td>11</td>",
            "<td>13</td>",
            "<td>13</td>",
            "<td>13</td>",
            "<td>13</td>",
            "<td>13</td>",
            "<td>13</td>",
            "<td>2</td>");
    assertThat(page).contains("<code>test.contact-hours</code>", "Europe/<wbr>Helsinki");
  }

  @Test
  void what_happened_and_why_it_was_decided_is_told_in_plain_words_in_both_languages() {
    service.post(
        BASE + "/recommendations",
        "{\"debtorIds\":[\"d-17\"],\"horizon\":\"P1D\",\"explain\":true}");
    String page = get("/debtors/d-17").body();
    assertThat(page)
        .contains("can be reached by phone, e-mail")
        .contains("Case c-9: €100.00 owed, reminder, open")
        .contains("Contact by e-mail on", "(test-1)")
        .contains("How the value comes about")
        .doesNotContain("d17@example.org", "+31201234567");
    String dutch =
        service
            .send(
                "GET",
                "/debtors/d-17",
                "",
                "",
                Map.of(
                    "Cookie", service.signIn(service.key(Role.ANALYST)), "Accept-Language", "nl"))
            .body();
    assertThat(dutch).contains("bereikbaar via telefoon, e-mail", "Hoe de waarde ontstaat");
  }

  /** In the holdout's group that is left alone nothing is planned, and the page says so. */
  @Test
  void whoever_an_experiment_leaves_alone_reads_that_as_the_reason() {
    service.settings.put(
        CLIENT,
        TestService.withoutExploration().with(new ExperimentSettings(0.05, "salt", List.of())),
        TestService.NOW,
        "test");
    assertThat(get("/debtors/d-17").body()).doesNotContain("Nothing is planned for this debtor");
    service.exposures.add(
        CLIENT,
        List.of(
            exposure("treated", "d-18", ExperimentSettings.HOLDOUT),
            exposure("holdout", "d-17", ExperimentSettings.HOLDOUT),
            exposure("new", "d-17", "gone")));
    String page = get("/debtors/d-17").body();
    assertThat(page)
        .contains("Nothing is planned for this debtor: The holdout leaves this group alone")
        .contains("<a href=\"/experiments/global-holdout\">The holdout</a>")
        .contains("<td>the holdout</td><td>nobody: left alone</td>")
        .contains("<td>new</td><td>no longer in the settings</td>")
        .doesNotContain("/experiments/gone");
  }

  private static Exposure exposure(String arm, String debtor, String experiment) {
    return new Exposure(
        new ExperimentId(experiment),
        new DebtorId(debtor),
        arm,
        TestService.NOW,
        new TreeMap<>(Map.of(arm, 0.5, "other", 0.5)));
  }

  /**
   * What is asked for without reasons is stored without them, and the page has them all the same.
   */
  @Test
  void reasons_that_were_not_stored_with_a_decision_are_worked_out_for_its_page() {
    service.post(BASE + "/recommendations", "{\"debtorIds\":[\"d-17\"],\"horizon\":\"P1D\"}");
    assertThat(service.decisions.findByDebtor(CLIENT, new DebtorId("d-17")).getLast().explanation())
        .isEqualTo(Explanation.none());
    assertThat(get("/debtors/d-17").body())
        .contains("Contact by e-mail on", "How the value comes about", "In its place:");
    post("/debtors/d-17/objection", "why=by+letter");
    assertThat(get("/debtors/d-17").body())
        .contains("Contact by e-mail on")
        .doesNotContain("How the value comes about");
  }

  @Test
  void an_objection_is_taken_in_and_withdrawn_by_operators_alone() {
    assertThat(sentTo(post("/debtors/d-17/objection", "why=by+letter")))
        .isEqualTo("/debtors/d-17?done=debtors.notice.objected");
    assertThat(service.objections.objected(CLIENT)).containsExactly(new DebtorId("d-17"));
    assertThat(get("/debtors/d-17").body()).contains("No model is asked about this debtor");
    assertThat(
            service
                .send(
                    "POST",
                    "/debtors/d-17/objection/withdraw",
                    "",
                    "",
                    Map.of("Cookie", service.signIn(service.key(Role.ANALYST))))
                .statusCode())
        .isEqualTo(403);
    post("/debtors/d-17/objection/withdraw", "why=by+phone");
    assertThat(service.objections.objected(CLIENT)).isEmpty();
    assertThat(get("/debtors/d-17").body()).contains("by phone");
  }

  private HttpResponse<String> get(String path) {
    return service.send("GET", path, "", "", cookie());
  }

  private HttpResponse<String> post(String path, String form) {
    return service.send(
        "POST",
        path,
        "",
        form,
        Map.of(
            "Cookie",
            service.signIn(service.key(Role.OPERATOR)),
            "Content-Type",
            "application/x-www-form-urlencoded"));
  }

  private Map<String, String> cookie() {
    return Map.of("Cookie", service.signIn(service.key(Role.OPERATOR)));
  }

  private static String sentTo(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    return response.headers().firstValue("Location").orElse("");
  }
}
