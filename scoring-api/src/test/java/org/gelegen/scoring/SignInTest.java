package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.NOW;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.gelegen.model.access.DashboardSession;
import org.gelegen.model.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Map<String, String> OVER_HTTPS = Map.of("X-Forwarded-Proto", "https");

  private final TestService service = new TestService();
  private final String key = service.key(Role.ANALYST);

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_good_key_is_given_a_session_where_no_script_reads_it_and_a_bad_one_is_not()
      throws Exception {
    HttpResponse<String> good = signIn(key, Map.of());
    assertThat(good.statusCode()).isEqualTo(303);
    assertThat(good.headers().firstValue("Location")).hasValue("/jobs");
    String cookie = cookie(good);
    assertThat(cookie)
        .matches("gelegen-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict")
        .doesNotContain(key.substring(4));
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(cookie.replaceAll("^[^=]*=|;.*", "").getBytes(StandardCharsets.US_ASCII));
    assertThat(service.sessions.findByHash(hash))
        .map(DashboardSession::holder)
        .contains(service.keyStore.findByHash(sha256(key)).orElseThrow());
    HttpResponse<String> bad = signIn("glg_" + "A".repeat(43), Map.of());
    assertThat(bad.statusCode()).isEqualTo(401);
    assertThat(bad.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(bad.body()).contains("This key is not known here");
  }

  private static byte[] sha256(String key) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void behind_https_the_cookie_is_of_this_host_and_sent_over_https_alone() {
    String cookie = cookie(signIn(key, OVER_HTTPS));
    assertThat(cookie)
        .matches(
            "__Host-gelegen-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
    String pair = pair(cookie);
    assertThat(visit(pair, OVER_HTTPS).statusCode()).isEqualTo(200);
    // Another host of the domain, or plain HTTP, can set one without the prefix.
    assertThat(visit(pair.replace("__Host-", ""), OVER_HTTPS).statusCode()).isEqualTo(303);
    assertThat(visit(pair, Map.of()).statusCode()).isEqualTo(303);
  }

  @Test
  void whatever_a_proxy_leaves_out_a_service_that_others_can_reach_counts_on_https()
      throws Exception {
    HttpSettings everywhere = new HttpSettings("0.0.0.0", 0, HttpSettings.Limits.DEFAULTS);
    try (ScoringServer server = ScoringServer.start(everywhere, service.services);
        HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/sign-in"))
                  .header("Content-Type", FORM)
                  .POST(BodyPublishers.ofString("key=" + key))
                  .build(),
              BodyHandlers.ofString());
      assertThat(cookie(response)).startsWith("__Host-gelegen-session=").endsWith("; Secure");
    }
  }

  @Test
  void only_an_address_of_the_loop_is_for_this_machine_alone() {
    for (String host : new String[] {"127.0.0.1", "127.8.8.8", "localhost", "::1"}) {
      assertThat(isForThisMachineAlone(host)).as(host).isTrue();
    }
    for (String host : new String[] {"0.0.0.0", "::", "192.0.2.1", "nowhere.invalid"}) {
      assertThat(isForThisMachineAlone(host)).as(host).isFalse();
    }
  }

  private static boolean isForThisMachineAlone(String host) {
    return new HttpSettings(host, 7070, HttpSettings.Limits.DEFAULTS).isForThisMachineAlone();
  }

  @Test
  void signing_out_ends_the_session_wherever_its_cookie_was_copied_to() {
    String pair = service.signIn(key);
    assertThat(visit(pair, Map.of()).statusCode()).isEqualTo(200);
    HttpResponse<String> out = send("POST", "/sign-out", pair, Map.of());
    assertThat(out.headers().firstValue("Location")).hasValue("/sign-in");
    assertThat(cookie(out))
        .isEqualTo("gelegen-session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    assertThat(visit(pair, Map.of()).statusCode()).isEqualTo(303);
  }

  @Test
  void signing_in_again_ends_the_session_before() {
    String before = service.signIn(key);
    HttpResponse<String> again =
        service.send(
            "POST", "/sign-in", "", "key=" + key, Map.of("Content-Type", FORM, "Cookie", before));
    assertThat(visit(pair(cookie(again)), Map.of()).statusCode()).isEqualTo(200);
    assertThat(visit(before, Map.of()).statusCode()).isEqualTo(303);
  }

  @Test
  void with_its_key_the_session_ends_at_once() throws Exception {
    String pair = service.signIn(key);
    String other = service.signIn(service.key(Role.OPERATOR));
    String keyId = service.keyStore.findByHash(sha256(key)).orElseThrow().keyId();
    service.keyStore.revoke(CLIENT, keyId, NOW);
    assertThat(visit(pair, Map.of()).statusCode()).isEqualTo(303);
    assertThat(visit(other, Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void half_an_hour_without_a_visit_ends_the_session_and_every_visit_begins_it_anew() {
    String pair = service.signIn(key);
    service.now = NOW.plus(Duration.ofMinutes(29));
    assertThat(visit(pair, Map.of()).statusCode()).isEqualTo(200);
    service.now = NOW.plus(Duration.ofMinutes(58));
    assertThat(visit(pair, Map.of()).statusCode()).isEqualTo(200);
    service.now = NOW.plus(Duration.ofMinutes(88));
    assertThat(visit(pair, Map.of()).statusCode()).isEqualTo(303);
  }

  @Test
  void what_a_page_asks_for_by_itself_is_no_visit() {
    String pair = service.signIn(key);
    Map<String, String> byItself = Map.of("HX-Request", "true");
    for (int minutes = 10; minutes < 30; minutes += 10) {
      service.now = NOW.plus(Duration.ofMinutes(minutes));
      assertThat(visit(pair, byItself).statusCode()).isEqualTo(200);
    }
    service.now = NOW.plus(Duration.ofMinutes(30));
    HttpResponse<String> over = visit(pair, byItself);
    assertThat(over.statusCode()).isEqualTo(204);
    assertThat(over.headers().firstValue("HX-Redirect")).hasValue("/sign-in?to=%2Fnow");
  }

  /** 12 hours are 24 visits of every 29 minutes, and 24 minutes more. */
  @Test
  void after_twelve_hours_who_never_left_signs_in_again() {
    String pair = service.signIn(key);
    for (int visit = 1; visit <= 24; visit++) {
      service.now = NOW.plus(Duration.ofMinutes(29L * visit));
      assertThat(visit(pair, Map.of()).statusCode()).as("visit %d", visit).isEqualTo(200);
    }
    service.now = NOW.plus(Duration.ofHours(12));
    assertThat(visit(pair, Map.of()).statusCode()).isEqualTo(303);
  }

  private HttpResponse<String> signIn(String shown, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", FORM);
    return service.send("POST", "/sign-in", "", "to=%2Fjobs&key=" + shown, all);
  }

  private HttpResponse<String> visit(String pair, Map<String, String> headers) {
    return send("GET", "/now", pair, headers);
  }

  private HttpResponse<String> send(
      String method, String path, String pair, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Cookie", pair);
    return service.send(method, path, "", "", all);
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElse("");
  }

  private static String pair(String cookie) {
    return cookie.replaceFirst(";.*", "");
  }
}
