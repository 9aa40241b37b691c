package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;
import static org.gelegen.scoring.TestService.json;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.access.Role;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.JsonFormat;
import org.gelegen.scoring.http.KeyedCalls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KeyedCallsTest {
  private static final String CAMPAIGNS = BASE + "/campaigns";
  private static final String TOMORROW = "{\"date\":\"2026-11-24\"}";

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  private HttpResponse<String> post(String path, String key, String body) {
    return service.send(
        "POST",
        path,
        service.key(Role.OPERATOR),
        body,
        Map.of("Content-Type", "application/json", "Idempotency-Key", key));
  }

  private long requested() {
    return service.audit.entries().stream()
        .filter(entry -> entry.what().equals("campaign.requested"))
        .count();
  }

  @Test
  void what_is_sent_again_under_its_key_is_answered_the_same_and_done_once() {
    HttpResponse<String> first = post(CAMPAIGNS, "k1", TOMORROW);
    HttpResponse<String> again = post(CAMPAIGNS, "k1", TOMORROW);
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"))
        .isPresent();
    assertThat(again.headers().firstValue("Content-Type"))
        .isEqualTo(first.headers().firstValue("Content-Type"));
    assertThat(requested()).isEqualTo(1);
    post(CAMPAIGNS, "k2", TOMORROW);
    service.post(CAMPAIGNS, TOMORROW);
    assertThat(requested()).isEqualTo(3);
  }

  @Test
  void what_could_not_be_done_is_answered_the_same_again_also_when_it_could_be_by_then() {
    String back = BASE + "/models/champion/back";
    HttpResponse<String> first = post(back, "k1", "{\"why\":\"noon\"}");
    assertThat(first.statusCode()).isEqualTo(409);
    for (int number = 1; number <= 2; number++) {
      service.register(TestService.CLIENT, 0.7);
      service.put(BASE + "/models/champion", "{\"version\":\"noorderlicht-" + number + "\"}");
    }
    HttpResponse<String> again = post(back, "k1", "{\"why\":\"noon\"}");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(post(back, "k2", "{\"why\":\"noon\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void a_key_that_was_used_for_something_else_is_refused() {
    post(CAMPAIGNS, "k1", TOMORROW);
    for (String other : List.of("{\"date\":\"2026-11-25\"}", TOMORROW + " ")) {
      assertProblem(
          post(CAMPAIGNS, "k1", other),
          422,
          "key-used",
          "The Idempotency-Key was used for something else",
          "send what is new under a key of its own; nothing was changed");
    }
    String lease = BASE + "/dialer/leases/%s/release";
    String next = "{\"dialerId\":\"floor-2\",\"limit\":10,\"leaseSeconds\":300}";
    String id = json(post(BASE + "/dialer/next", "k1", next)).at("/calls/0/leaseId").asString();
    assertThat(post(lease.formatted(id), "k1", "").statusCode()).isEqualTo(200);
    assertThat(post(lease.formatted(id), "k1", "").statusCode()).isEqualTo(200);
    assertThat(post(lease.formatted("0".repeat(32)), "k1", "").statusCode()).isEqualTo(422);
  }

  @Test
  void a_key_is_one_header_of_visible_characters() {
    for (String wrong : List.of("a b", "x".repeat(256))) {
      assertInvalid(
          post(CAMPAIGNS, wrong, TOMORROW),
          "",
          "Idempotency-Key must be sent once, with 1 to 255 visible characters of ASCII");
    }
    assertThat(post(CAMPAIGNS, "x".repeat(255), TOMORROW).statusCode()).isEqualTo(202);
    assertThat(requested()).isEqualTo(1);
  }

  @Test
  void every_endpoint_that_takes_a_key_says_so_and_those_are_the_ones() {
    Set<String> keyed = new HashSet<>();
    JsonNode paths = json(service.get("/openapi.json")).get("paths");
    for (Endpoint endpoint : Api.endpoints(service.services, new JsonFormat())) {
      boolean told =
          paths
              .get(endpoint.path())
              .get(endpoint.method().name().toLowerCase(Locale.ROOT))
              .toString()
              .contains("\"name\":\"" + KeyedCalls.HEADER + "\",\"in\":\"header\"");
      assertThat(told).as(endpoint.toString()).isEqualTo(endpoint.binding() != null);
      if (told) {
        keyed.add(endpoint.toString().replace(Endpoint.CLIENT, ""));
      }
    }
    assertThat(keyed)
        .containsExactlyInAnyOrder(
            "POST /campaigns",
            "POST /trainings",
            "POST /debtors/{debtorId}/objection",
            "POST /models/champion/back",
            "POST /contacts/{contactId}/plan-again",
            "POST /contacts/{contactId}/drop",
            "POST /stops",
            "POST /stops/{stopId}/lift",
            "POST /dialer/next",
            "POST /dialer/leases/{leaseId}/release");
  }
}
