package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.assertProblem;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.access.Role;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.JsonFormat;
import org.gelegen.scoring.http.QueryParameter;
import org.gelegen.scoring.http.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every endpoint with every key, made of the registry: a new endpoint is in it at once. */
class EndpointMatrixTest {
  private static final TestService SERVICE = new TestService();
  private static final List<Endpoint> ENDPOINTS = Api.endpoints(SERVICE.services, new JsonFormat());

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void there_are_endpoints_with_and_without_keys() {
    assertThat(ENDPOINTS).filteredOn(Endpoint::isOpen).hasSize(6);
    assertThat(ENDPOINTS).filteredOn(endpoint -> !endpoint.isOpen()).hasSize(37);
  }

  @Test
  void no_endpoint_about_a_client_answers_without_a_valid_key() {
    String made = SERVICE.key(Role.OPERATOR);
    for (Endpoint endpoint : closed()) {
      for (String key :
          List.of("", "glg_" + "A".repeat(43), made.substring(0, 46) + "!", made + "A", "x")) {
        HttpResponse<String> response = call(endpoint, "noorderlicht", key);
        assertProblem(
            response,
            401,
            "unauthenticated",
            "A valid key is needed",
            "send a key that was made for this client as Authorization: Bearer KEY");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
            .hasValue("Bearer realm=\"gelegen\"");
      }
    }
  }

  @Test
  void another_client_is_not_found_whatever_the_role_and_so_is_one_that_is_not_there() {
    List<String> keys = new ArrayList<>(SERVICE.keys.values());
    for (Endpoint endpoint : closed()) {
      for (String key : keys) {
        for (String client : List.of("zuiderzon", "nobody", "Noorderlicht", "%2e%2e", "a%2Fb")) {
          assertNotFound(call(endpoint, client, key), endpoint);
        }
      }
      assertNotFound(call(endpoint, "noorderlicht", SERVICE.foreignKey), endpoint);
    }
  }

  private static void assertNotFound(HttpResponse<String> response, Endpoint endpoint) {
    assertThat(response.statusCode()).as(endpoint.toString()).isEqualTo(404);
    assertProblem(
        response,
        404,
        "not-found",
        "There is no such thing",
        "the client is not known here; check its id and the client of the key");
  }

  @Test
  void a_key_does_what_its_role_may_and_nothing_else() {
    for (Endpoint endpoint : closed()) {
      for (Role role : Role.values()) {
        int status = call(endpoint, "noorderlicht", SERVICE.key(role)).statusCode();
        if (endpoint.roles().contains(role)) {
          assertThat(status).as("%s as %s", endpoint, role).isNotIn(401, 403, 405, 415, 500);
        } else {
          assertThat(status).as("%s as %s", endpoint, role).isEqualTo(403);
        }
      }
    }
  }

  /** What belongs to another client, by the name of the parameter that it would stand in. */
  private static Map<String, String> foreignIds() {
    String foreign = "/v1/clients/zuiderzon";
    SERVICE.load(
        """
        {"type":"debtor","clientId":"zuiderzon","debtorId":"d-foreign","at":"2025-02-03T09:00:00+01:00","kind":"consumer","timeZone":"Europe/Helsinki","channels":{"phone":{"address":"+31201234567"}}}
        {"type":"case","clientId":"zuiderzon","caseId":"c-foreign","debtorId":"d-foreign","at":"2025-03-01T09:00:00+01:00","amount":"100.00","stage":"reminder","status":"open"}
        """);
    Map<String, String> ids = new HashMap<>();
    ids.put("debtorId", "d-foreign");
    ids.put("caseId", "c-foreign");
    ids.put(
        "decisionId",
        asForeigner(foreign + "/recommendations", "{\"debtorIds\":[\"d-foreign\"]}")
            .at("/recommendations/0/decisionId")
            .asString());
    ids.put(
        "leaseId",
        asForeigner(
                foreign + "/dialer/next", "{\"dialerId\":\"a\",\"limit\":1,\"leaseSeconds\":3600}")
            .at("/calls/0/leaseId")
            .asString());
    ids.put(
        "campaignId",
        asForeigner(foreign + "/campaigns", "{\"date\":\"2026-11-24\"}").at("/id").asString());
    ids.put("trainingId", asForeigner(foreign + "/trainings", "{}").at("/trainingId").asString());
    ids.put(
        "stopId",
        asForeigner(foreign + "/stops", "{\"channel\":\"ivr\",\"why\":\"theirs\"}")
            .at("/stopId")
            .asString());
    SERVICE.stuckContacts.put(
        TestService.FOREIGN, StuckContactResourceTest.contact("k-foreign", ContactStatus.DEAD));
    ids.put("contactId", "k-foreign");
    ids.put("version", SERVICE.register(TestService.FOREIGN, 0.7).name());
    return ids;
  }

  private static JsonNode asForeigner(String path, String body) {
    HttpResponse<String> response =
        SERVICE.send(
            "POST", path, SERVICE.foreignKey, body, Map.of("Content-Type", "application/json"));
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return TestService.json(response);
  }

  @Test
  void what_belongs_to_another_client_is_not_found_under_one_s_own_and_can_be_had_there() {
    Map<String, String> ids = foreignIds();
    int asked = 0;
    for (Endpoint endpoint : closed()) {
      for (String parameter : endpoint.pathParameters()) {
        // Every client has the same jobs, by the same names.
        if (parameter.equals("clientId") || parameter.equals("job")) {
          continue;
        }
        String id = ids.getOrDefault(parameter, "");
        assertThat(id).as("an example of another client's %s", parameter).isNotBlank();
        for (Role role : endpoint.roles()) {
          HttpResponse<String> response =
              call(endpoint, "noorderlicht", SERVICE.key(role), "*/*", id);
          assertThat(response.statusCode()).as("%s as %s", endpoint, role).isEqualTo(404);
          assertThat(response.body()).doesNotContain(id);
          asked++;
        }
        int where = call(endpoint, "zuiderzon", SERVICE.foreignKey, "*/*", id).statusCode();
        // A contact stands where some of these can be done, and is told to stand elsewhere.
        if (!parameter.equals("contactId") || where != 409) {
          assertThat(where).as("%s where it belongs", endpoint).isBetween(200, 299);
        }
      }
    }
    assertThat(asked).isPositive();
  }

  @Test
  void open_endpoints_answer_without_a_key() {
    for (Endpoint endpoint : ENDPOINTS) {
      if (endpoint.isOpen()) {
        assertThat(call(endpoint, "", "").statusCode()).as(endpoint.toString()).isEqualTo(200);
      }
    }
  }

  @Test
  void every_answer_forbids_caches_frames_and_guessing_and_names_no_server() {
    for (Endpoint endpoint : ENDPOINTS) {
      for (String key : List.of("", SERVICE.key(Role.OPERATOR))) {
        HttpResponse<String> response = call(endpoint, "noorderlicht", key);
        assertThat(response.headers().map())
            .as(endpoint.toString())
            .containsEntry("X-Content-Type-Options", List.of("nosniff"))
            .containsEntry("Cache-Control", List.of("no-store"))
            .containsEntry(
                "Content-Security-Policy",
                List.of(
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors"
                        + " 'none'"))
            .doesNotContainKeys("Server", "X-Powered-By", "Access-Control-Allow-Origin");
      }
    }
  }

  @Test
  void an_answer_that_is_not_wanted_is_refused() {
    for (Endpoint endpoint : ENDPOINTS) {
      HttpResponse<String> response =
          call(endpoint, "noorderlicht", SERVICE.key(Role.OPERATOR), "image/png");
      assertThat(response.statusCode()).as(endpoint.toString()).isEqualTo(406);
    }
  }

  @Test
  void no_key_is_ever_echoed() {
    String never = "glg_" + "Z".repeat(43);
    for (Endpoint endpoint : closed()) {
      for (String key : List.of(never, SERVICE.foreignKey, SERVICE.key(Role.DIALER))) {
        HttpResponse<String> response = call(endpoint, "noorderlicht", key);
        assertThat(response.body()).doesNotContain(key);
        assertThat(response.headers().map().toString()).doesNotContain(key);
      }
    }
    assertThat(SERVICE.audit.entries().toString()).doesNotContain("glg_");
    assertThat(SERVICE.get("/metrics").body()).doesNotContain("glg_");
  }

  private static List<Endpoint> closed() {
    return ENDPOINTS.stream().filter(endpoint -> !endpoint.isOpen()).toList();
  }

  private static HttpResponse<String> call(Endpoint endpoint, String client, String key) {
    return call(endpoint, client, key, "*/*");
  }

  /** The documented example of the call. */
  static HttpResponse<String> call(Endpoint endpoint, String client, String key, String accept) {
    return call(endpoint, client, key, accept, "x-1");
  }

  private static HttpResponse<String> call(
      Endpoint endpoint, String client, String key, String accept, String id) {
    String path = endpoint.path().replace("{clientId}", client).replaceAll("\\{[A-Za-z]+}", id);
    for (QueryParameter parameter : endpoint.query()) {
      path += (path.contains("?") ? "&" : "?") + parameter.name() + "=" + parameter.example();
    }
    RequestBody body = endpoint.body();
    return SERVICE.send(
        endpoint.method().name(),
        path,
        key,
        body == null ? "" : body.example(),
        body == null
            ? Map.of("Accept", accept)
            : Map.of("Accept", accept, "Content-Type", body.contentTypes().getFirst()));
  }
}
