package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.dashboard.Dashboard;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.http.Method;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every page with every key, made of the list of pages; and what a browser is told. */
class DashboardTest {
  private static final TestService SERVICE = new TestService();
  private static final List<Page> PAGES = Dashboard.pages(SERVICE.services);
  private static final Map<String, String> OWN_FORM =
      Map.of("Sec-Fetch-Site", "same-origin", "Content-Type", "application/x-www-form-urlencoded");

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void who_did_not_sign_in_is_sent_to_the_sign_in_and_changes_nothing() {
    for (Page page : PAGES) {
      for (String cookie :
          List.of(
              "",
              "gelegen-session=" + "A".repeat(43),
              "gelegen-session=x",
              "gelegen-session=" + SERVICE.key(Role.OPERATOR))) {
        HttpResponse<String> response = visit(page, cookie);
        assertThat(response.statusCode()).as(page.toString()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location").orElse("")).startsWith("/sign-in?to=");
      }
    }
    assertThat(SERVICE.stops.list(TestService.CLIENT)).isEmpty();
  }

  @Test
  void a_key_opens_what_its_role_may_and_nothing_else() {
    for (Role role : Role.values()) {
      String cookie = SERVICE.signIn(SERVICE.key(role));
      for (Page page : PAGES) {
        int status = visit(page, cookie).statusCode();
        if (page.roles().contains(role)) {
          assertThat(status).as("%s as %s", page, role).isNotEqualTo(403).isLessThan(500);
        } else {
          assertThat(status).as("%s as %s", page, role).isEqualTo(403);
        }
      }
    }
  }

  @Test
  void a_page_without_parameters_is_shown() {
    String cookie = SERVICE.signIn(SERVICE.key(Role.ANALYST));
    for (Page page : PAGES) {
      if (page.method() == Method.GET && !page.path().contains("{")) {
        HttpResponse<String> response = visit(page, cookie);
        assertThat(response.statusCode()).as("%s: %s", page, response.body()).isEqualTo(200);
        assertThat(response.body()).contains("<main id=\"main\"");
      }
    }
  }

  @Test
  void a_form_of_another_site_is_refused() {
    for (Map<String, String> headers :
        List.of(
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "same-site"),
            Map.of("Sec-Fetch-Site", "none"),
            Map.of("Origin", "https://example.org"),
            Map.of("Origin", "null"))) {
      HttpResponse<String> response =
          form("/now/stop", "why=mischief", SERVICE.signIn(SERVICE.key(Role.OPERATOR)), headers);
      assertThat(response.statusCode()).as(headers.toString()).isEqualTo(403);
    }
    assertThat(SERVICE.stops.list(TestService.CLIENT)).isEmpty();
  }

  @Test
  void a_stop_is_ordered_and_lifted_in_the_client_s_name() {
    try (TestService service = new TestService()) {
      HttpResponse<String> stopped =
          service.send(
              "POST",
              "/now/stop",
              "",
              "channel=sms&why=wrong+numbers",
              with(service.signIn(service.key(Role.OPERATOR)), OWN_FORM));
      assertThat(stopped.statusCode()).isEqualTo(303);
      assertThat(stopped.headers().firstValue("Location")).hasValue("/now?done=now.notice.stopped");
      assertThat(service.stops.stopped(TestService.CLIENT)).containsExactly(Channel.SMS);
      String id = service.stops.list(TestService.CLIENT).getFirst().stopId();
      HttpResponse<String> foreign =
          service.send(
              "POST",
              "/now/stops/" + id + "/lift",
              "",
              "",
              with(service.signIn(service.foreignKey), OWN_FORM));
      assertThat(foreign.statusCode()).isEqualTo(404);
      assertThat(foreign.body()).contains("<html lang=\"en\"");
      service.send(
          "POST",
          "/now/stops/" + id + "/lift",
          "",
          "",
          with(service.signIn(service.key(Role.OPERATOR)), OWN_FORM));
      assertThat(service.stops.stopped(TestService.CLIENT)).isEmpty();
    }
  }

  @Test
  void nobody_is_sent_to_another_site_after_signing_in() {
    for (String to :
        List.of("//example.org", "https://example.org", "/\\example.org", "javascript:1", "/\tx")) {
      HttpResponse<String> response =
          form(
              "/sign-in",
              "to="
                  + URLEncoder.encode(to, StandardCharsets.UTF_8)
                  + "&key="
                  + SERVICE.key(Role.ANALYST),
              "",
              OWN_FORM);
      assertThat(response.headers().firstValue("Location")).as(to).hasValue("/");
    }
  }

  @Test
  void what_a_visitor_sends_is_shown_as_text() {
    String typed = "<script>alert(1)</script>";
    HttpResponse<String> response =
        SERVICE.send(
            "GET",
            "/sign-in?to=/" + URLEncoder.encode(typed, StandardCharsets.UTF_8),
            "",
            "",
            Map.of());
    assertThat(response.body()).doesNotContain(typed).contains("&lt;script>");
  }

  @Test
  void the_language_is_the_one_that_was_chosen_else_the_browser_s() {
    assertThat(language(Map.of())).isEqualTo("en");
    assertThat(language(Map.of("Accept-Language", "nl-BE,nl;q=0.9,en;q=0.5"))).isEqualTo("nl");
    assertThat(language(Map.of("Accept-Language", "fr,de"))).isEqualTo("en");
    assertThat(language(Map.of("Accept-Language", ";;;"))).isEqualTo("en");
    assertThat(language(Map.of("Accept-Language", "nl", "Cookie", "gelegen-language=en")))
        .isEqualTo("en");
  }

  @Test
  void files_may_be_kept_for_good_and_only_those_of_the_dashboard_are_there() {
    String page = SERVICE.send("GET", "/sign-in", "", "", Map.of()).body();
    String path = page.replaceAll("(?s).*href=\"(/assets/[^\"]+dashboard\\.css)\".*", "$1");
    HttpResponse<String> style = SERVICE.send("GET", path, "", "", Map.of());
    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(style.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
    assertThat(style.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    for (String other : List.of("../Dashboard.class", "vendor", "nothing.js")) {
      assertThat(SERVICE.send("GET", "/assets/0/" + other, "", "", Map.of()).statusCode())
          .as(other)
          .isEqualTo(404);
    }
  }

  private static String language(Map<String, String> headers) {
    return SERVICE
        .send("GET", "/sign-in", "", "", headers)
        .body()
        .replaceAll("(?s).*<html lang=\"([a-z]+)\".*", "$1");
  }

  private static HttpResponse<String> visit(Page page, String cookie) {
    String path = page.path().replaceAll("\\{[A-Za-z]+}", "nothing");
    return page.method() == Method.GET
        ? SERVICE.send("GET", path, "", "", with(cookie, Map.of()))
        : form(path, "", cookie, OWN_FORM);
  }

  private static HttpResponse<String> form(
      String path, String fields, String cookie, Map<String, String> headers) {
    return SERVICE.send("POST", path, "", fields, with(cookie, headers));
  }

  private static Map<String, String> with(String cookie, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    if (!cookie.isEmpty()) {
      all.put("Cookie", cookie);
    }
    return all;
  }
}
