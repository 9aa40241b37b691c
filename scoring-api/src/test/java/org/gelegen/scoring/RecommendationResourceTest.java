package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;
import static org.gelegen.scoring.TestService.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gelegen.model.access.Role;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.Exposure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecommendationResourceTest {
  private static final String PATH = BASE + "/recommendations";

  private static final String EXPERIMENT =
      """
      {"explorationShare":0,"experiments":{"list":[{"id":"calls","salt":"salt","segment":"everybody",
       "from":"2026-11-01T00:00:00Z","until":"2026-12-24T00:00:00Z",
       "arms":[{"policy":"workflow","share":0.9},{"policy":"model","share":0.1}]}]}}
      """;

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  /**
   * 100.00 at stake, 0.8 of it recoverable. The e-mail from 19:00 in Helsinki: 80 · 0.75 · 0.5 −
   * 0.02 = 29.98, the calls 80 · 0.5 · 0.5 − 4.50 = 15.50, the first of them at 09:00 in Helsinki,
   * which is now. At any other hour the e-mail brings 80 · 0.5 · 0.5 − 0.02 = 19.98, so the hour
   * adds 10.00. From 20:00 to 07:00 are 11 slots of the day ahead.
   */
  @Test
  void a_recommendation_is_the_best_permitted_action_on_the_debtor_s_clock() {
    HttpResponse<String> response =
        service.post(
            PATH,
            """
            {"debtorIds":["d-17"],"at":"2026-11-23T08:00:00+01:00","horizon":"P1D","channels":["phone","email"],"alternatives":1,"explain":true}
            """);
    String decisionId = json(response).at("/recommendations/0/decisionId").asString();
    assertAnswer(
        response,
        200,
        """
        {"modelVersion":"test-1","recommendations":[
         {"debtorId":"d-17","caseId":"c-9","decisionId":"%s","action":"contact","channel":"email",
          "slot":{"start":"2026-11-23T19:00:00+02:00","end":"2026-11-23T20:00:00+02:00"},
          "tone":"friendly","offer":"payment-link","template":"email","language":"nl",
          "costs":{"amount":"40.00","claims":1,"heldBack":false},
          "reach":0.75,"response":0.375,"harm":0.0,"expectedValue":"29.98","propensity":1.0,
          "alternatives":[{"channel":"email","slot":{"start":"2026-11-23T09:00:00+02:00","end":"2026-11-23T10:00:00+02:00"},
            "reach":0.5,"response":0.25,"harm":0.0,"expectedValue":"19.98"}],
          "reasons":[{"feature":"hour","value":19.0,"effect":10.0,"text":"The contact is in the hour from 19:00. This makes the contact worth more."}],
          "baseline":19.98,"otherEffects":0.0,
          "changes":{"action":"contact","channel":"email","slot":{"start":"2026-11-23T09:00:00+02:00","end":"2026-11-23T10:00:00+02:00"},
            "expectedValue":"19.98","worthLess":"10.00"},
          "excluded":[{"rule":"test.contact-hours","slots":11,"basis":"agreed for this test","until":"2026-11-24T07:00:00+02:00"}]}]}
        """
            .formatted(decisionId));
  }

  @Test
  void a_request_that_names_debtors_only_looks_seven_days_ahead_over_all_channels_from_now() {
    HttpResponse<String> response = service.post(PATH, "{\"debtorIds\":[\"d-17\"]}");
    String decisionId = json(response).at("/recommendations/0/decisionId").asString();
    assertAnswer(
        response,
        200,
        """
        {"modelVersion":"test-1","recommendations":[
         {"debtorId":"d-17","caseId":"c-9","decisionId":"%s","action":"contact","channel":"email",
          "slot":{"start":"2026-11-23T19:00:00+02:00","end":"2026-11-23T20:00:00+02:00"},
          "tone":"friendly","offer":"payment-link","template":"email","language":"nl",
          "costs":{"amount":"40.00","claims":1,"heldBack":false},
          "reach":0.75,"response":0.375,"harm":0.0,"expectedValue":"29.98","propensity":1.0,"alternatives":[]}]}
        """
            .formatted(decisionId));
  }

  @Test
  void a_debtor_without_an_open_case_is_left_alone_and_an_unknown_one_fails_alone() {
    HttpResponse<String> response =
        service.post(
            PATH, "{\"debtorIds\":[\"d-99\",\"d-18\"],\"horizon\":\"PT2H\",\"explain\":true}");
    String decisionId = json(response).at("/recommendations/0/decisionId").asString();
    assertAnswer(
        response,
        200,
        """
        {"modelVersion":"test-1","recommendations":[
         {"debtorId":"d-18","decisionId":"%s","action":"stop","propensity":1.0,"alternatives":[],"reasons":[],"excluded":[]}],
         "errors":[{"debtorId":"d-99","detail":"is not known; send its debtor and case records first"}]}
        """
            .formatted(decisionId));
  }

  @Test
  void a_decision_that_is_looked_up_tells_its_reasons_in_the_language_that_is_asked_for() {
    HttpResponse<String> asked =
        service.post(PATH, "{\"debtorIds\":[\"d-17\"],\"explain\":true,\"language\":\"nl\"}");
    JsonNode answered = json(asked).at("/recommendations/0");
    String path = BASE + "/decisions/" + answered.get("decisionId").asString();
    assertThat(answered.at("/reasons/0/text").asString()).startsWith("Het contact");
    assertThat(json(service.get(path + "?language=nl")).at("/decision/reasons"))
        .isEqualTo(answered.get("reasons"));
    assertThat(json(service.get(path)).at("/decision/reasons/0/text").asString())
        .startsWith("The contact");
    assertInvalid(
        service.get(path + "?language=fr"), "", "the query parameter language is one of en, nl");
  }

  @Test
  void who_asks_for_lines_gets_a_debtor_a_line_and_those_that_fail_last() {
    HttpResponse<String> response =
        service.send(
            "POST",
            PATH,
            service.key(Role.DIALER),
            "{\"debtorIds\":[\"d-99\",\"d-18\",\"d-17\"]}",
            Map.of("Content-Type", "application/json", "Accept", "application/x-ndjson"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    List<JsonNode> lines =
        response.body().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    assertThat(lines)
        .extracting(
            line -> line.at("/recommendation/debtorId").asString(),
            line -> line.at("/recommendation/action").asString(),
            line -> line.at("/error/debtorId").asString(),
            line -> line.path("modelVersion").asString())
        .containsExactly(
            tuple("d-18", "stop", "", "test-1"),
            tuple("d-17", "contact", "", "test-1"),
            tuple("", "", "d-99", "test-1"));
    assertThat(lines.getLast().at("/error/detail").asString())
        .isEqualTo("is not known; send its debtor and case records first");
  }

  @Test
  void a_question_about_tomorrow_knows_tomorrow_s_records_and_today_s_questions_do_not() {
    service.load(
        """
        {"type":"case","clientId":"noorderlicht","caseId":"c-9","debtorId":"d-17","at":"2026-11-24T00:00:00+01:00","amount":"100.00","stage":"reminder","status":"paid"}
        """);
    assertThat(action("2026-11-24T08:00:00+01:00")).isEqualTo("stop");
    assertThat(action("2026-11-23T08:00:00+01:00")).isEqualTo("contact");
    assertThat(service.services.desks().find(TestService.CLIENT).orElseThrow().portfolio().all())
        .filteredOn(history -> history.debtorId().value().equals("d-17"))
        .allMatch(history -> history.actionableCase().isPresent());
  }

  @Test
  void a_question_about_the_past_knows_only_what_had_happened_and_loses_nothing_for_the_others() {
    assertThat(action("2026-11-23T08:00:00+01:00")).isEqualTo("contact");
    // A late record: the debtor is folded anew, from everything and not from what the past knew.
    service.load(
        """
        {"type":"payment","clientId":"noorderlicht","paymentId":"p-late","debtorId":"d-17","caseId":"c-9","at":"2025-02-10T09:00:00+01:00","amount":"1.00"}
        """);
    assertThat(action("2025-02-20T09:00:00+01:00")).isEqualTo("stop");
    assertThat(action("2026-11-23T08:00:00+01:00")).isEqualTo("contact");
  }

  private String action(String at) {
    return json(service.post(PATH, "{\"debtorIds\":[\"d-17\"],\"at\":\"%s\"}".formatted(at)))
        .at("/recommendations/0/action")
        .asString();
  }

  @Test
  void a_debtor_whose_arm_is_left_to_the_workflow_is_stopped_and_told_why_and_until_when() {
    service.put(BASE + "/settings", EXPERIMENT);
    HttpResponse<String> response =
        service.post(
            PATH, "{\"debtorIds\":[\"d-17\",\"d-18\"],\"horizon\":\"PT4H\",\"explain\":true}");
    String first = json(response).at("/recommendations/0/decisionId").asString();
    String second = json(response).at("/recommendations/1/decisionId").asString();
    String stopped =
        """
        {"debtorId":"d-17","caseId":"c-9","decisionId":"%s","action":"stop","propensity":1.0,"alternatives":[],"reasons":[],
         "excluded":[{"rule":"experiment.calls","slots":4,"basis":"arm workflow of experiment calls: left to the creditor's own workflow","until":"2026-12-24T02:00:00+02:00"}],
         "experiment":{"id":"calls","arm":"workflow"}}
        """
            .formatted(first);
    assertAnswer(
        response,
        200,
        """
        {"modelVersion":"test-1","recommendations":[%s,
         {"debtorId":"d-18","decisionId":"%s","action":"stop","propensity":1.0,"alternatives":[],"reasons":[],"excluded":[]}]}
        """
            .formatted(stopped, second));
    assertThat(json(service.get(BASE + "/decisions/" + first)).get("decision"))
        .isEqualTo(TestService.JSON.readTree(stopped));
  }

  @Test
  void a_question_about_tomorrow_exposes_now_and_one_about_the_past_nobody() {
    service.put(BASE + "/settings", EXPERIMENT);
    ExperimentId calls = new ExperimentId("calls");
    assertThat(action("2026-11-23T06:59:59+01:00")).isEqualTo("stop");
    assertThat(service.exposures.of(TestService.CLIENT, calls)).isEmpty();
    assertThat(action("2026-11-24T08:00:00+01:00")).isEqualTo("stop");
    assertThat(service.exposures.of(TestService.CLIENT, calls))
        .extracting(Exposure::at)
        .containsExactly(TestService.NOW);
  }

  /** An e-mail at half reach brings 0.04 · 0.8 · 0.25 = 0.008, less than its 0.02. */
  @Test
  void a_debtor_for_whom_nothing_is_worth_its_cost_waits() {
    service.load(
        """
        {"type":"case","clientId":"noorderlicht","caseId":"c-9","debtorId":"d-17","at":"2025-03-02T09:00:00+01:00","amount":"0.04","stage":"reminder","status":"open"}
        """);
    HttpResponse<String> response =
        service.post(
            PATH, "{\"debtorIds\":[\"d-17\"],\"horizon\":\"PT4H\",\"channels\":[\"email\"]}");
    String decisionId = json(response).at("/recommendations/0/decisionId").asString();
    assertAnswer(
        response,
        200,
        """
        {"modelVersion":"test-1","recommendations":[
         {"debtorId":"d-17","caseId":"c-9","decisionId":"%s","action":"wait","propensity":1.0,"alternatives":[]}]}
        """
            .formatted(decisionId));
  }

  /** The same e-mail, worth 0.012 less than nothing: half a cent is too little for a reason. */
  @Test
  void who_waits_is_told_which_contact_comes_nearest_and_what_it_lacks() {
    service.load(
        """
        {"type":"case","clientId":"noorderlicht","caseId":"c-9","debtorId":"d-17","at":"2025-03-02T09:00:00+01:00","amount":"0.04","stage":"reminder","status":"open"}
        """);
    HttpResponse<String> response =
        service.post(
            PATH,
            "{\"debtorIds\":[\"d-17\"],\"at\":\"2026-11-23T08:00:00+01:00\",\"horizon\":\"PT1H\","
                + "\"channels\":[\"email\"],\"explain\":true}");
    String decisionId = json(response).at("/recommendations/0/decisionId").asString();
    assertAnswer(
        response,
        200,
        """
        {"modelVersion":"test-1","recommendations":[
         {"debtorId":"d-17","caseId":"c-9","decisionId":"%s","action":"wait","propensity":1.0,"alternatives":[],
          "reasons":[],"baseline":-0.012,"otherEffects":0.0,
          "changes":{"action":"contact","channel":"email","slot":{"start":"2026-11-23T09:00:00+02:00","end":"2026-11-23T10:00:00+02:00"},
            "expectedValue":"-0.01","worthLess":"0.01"},
          "excluded":[]}]}
        """
            .formatted(decisionId));
    assertThat(json(service.get(BASE + "/decisions/" + decisionId)).get("same").asBoolean())
        .isTrue();
  }

  @Test
  void where_nothing_else_is_worth_its_cost_waiting_is_the_next_best() {
    JsonNode only =
        json(service.post(
                PATH,
                "{\"debtorIds\":[\"d-17\"],\"at\":\"2026-11-23T08:00:00+01:00\",\"horizon\":\"PT1H\","
                    + "\"channels\":[\"email\"],\"explain\":true}"))
            .at("/recommendations/0/changes");
    assertThat(only)
        .isEqualTo(
            TestService.JSON.readTree(
                "{\"action\":\"wait\",\"expectedValue\":\"0.00\",\"worthLess\":\"19.98\"}"));
  }

  @Test
  void reasons_are_told_in_the_language_asked_for() {
    String asked =
        "{\"debtorIds\":[\"d-17\"],\"horizon\":\"P1D\",\"explain\":true,\"language\":\"%s\"}";
    assertThat(
            json(service.post(PATH, asked.formatted("nl")))
                .at("/recommendations/0/reasons/0/text")
                .asString())
        .isEqualTo("Het contact is in het uur vanaf 19:00. Daardoor levert dit contact meer op.");
    assertInvalid(service.post(PATH, asked.formatted("fr")), "/language", "must be one of en, nl");
  }

  /**
   * Sent on 1 November, received on the 3rd, to be paid without costs from the 4th to the 17th; at
   * midnight in Helsinki. 15 % of 300.00 is 45.00.
   */
  @Test
  void who_cannot_pay_is_offered_help_and_costs_that_could_be_charged_are_held_back() {
    service.load(
        """
        {"type":"case","clientId":"noorderlicht","caseId":"c-9","debtorId":"d-17","at":"2026-10-01T09:00:00+02:00","dueDate":"2026-09-30","amount":"300.00","stage":"dunning","status":"open","ability":"no"}
        {"type":"contact","clientId":"noorderlicht","contactId":"k-1","debtorId":"d-17","caseId":"c-9","channel":"letter","at":"2026-11-01T12:00:00+01:00","template":"fourteen-day-letter"}
        """);
    JsonNode asked =
        json(service.post(
                PATH, "{\"debtorIds\":[\"d-17\"],\"horizon\":\"PT1H\",\"channels\":[\"email\"]}"))
            .at("/recommendations/0");
    assertThat(asked.get("tone").asString()).isEqualTo("neutral");
    assertThat(asked.get("offer").asString()).isEqualTo("debt-help");
    assertThat(asked.get("template").asString()).isEqualTo("email-help");
    assertThat(asked.get("costs"))
        .isEqualTo(
            TestService.JSON.readTree(
                "{\"amount\":\"45.00\",\"claims\":1,\"from\":\"2026-11-18T00:00:00+02:00\","
                    + "\"heldBack\":true}"));
    assertThat(
            json(service.get(BASE + "/decisions/" + asked.get("decisionId").asString()))
                .get("same")
                .asBoolean())
        .isTrue();
  }

  @Test
  void a_recommendation_is_counted() {
    service.post(PATH, "{\"debtorIds\":[\"d-17\"]}");
    assertThat(service.get("/metrics").body())
        .contains("gelegen_decisions_total{action=\"contact\"} 1.0");
  }

  @Test
  void a_stored_decision_is_shown_with_everything_that_could_have_been_drawn() {
    HttpResponse<String> made =
        service.post(
            PATH,
            "{\"debtorIds\":[\"d-17\"],\"at\":\"2026-11-23T18:30:00+02:00\",\"horizon\":\"PT90M\","
                + "\"channels\":[\"email\"],\"explain\":true}");
    String decisionId = json(made).at("/recommendations/0/decisionId").asString();
    assertAnswer(
        service.get(BASE + "/decisions/" + decisionId),
        200,
        """
        {"at":"2026-11-23T18:30:00+02:00","modelVersion":"test-1","decision":
         {"debtorId":"d-17","caseId":"c-9","decisionId":"%s","action":"contact","channel":"email",
          "slot":{"start":"2026-11-23T19:00:00+02:00","end":"2026-11-23T20:00:00+02:00"},
          "tone":"friendly","offer":"payment-link","template":"email","language":"nl",
          "costs":{"amount":"40.00","claims":1,"heldBack":false},
          "reach":0.75,"response":0.375,"harm":0.0,"expectedValue":"29.98","propensity":1.0,"alternatives":[],
          "reasons":[{"feature":"hour","value":19.0,"effect":10.0,"text":"The contact is in the hour from 19:00. This makes the contact worth more."}],
          "baseline":19.98,"otherEffects":0.0,
          "changes":{"action":"contact","channel":"email","slot":{"start":"2026-11-23T18:30:00+02:00","end":"2026-11-23T19:00:00+02:00"},
            "expectedValue":"19.98","worthLess":"10.00"},
          "excluded":[]},
         "permitted":[
          {"channel":"email","slot":{"start":"2026-11-23T19:00:00+02:00","end":"2026-11-23T20:00:00+02:00"},"probability":1.0},
          {"channel":"email","slot":{"start":"2026-11-23T18:30:00+02:00","end":"2026-11-23T19:00:00+02:00"},"probability":0.0}],
         "same":true}
        """
            .formatted(decisionId));
  }

  @Test
  void a_decision_comes_out_the_same_after_retraining_later_records_and_other_settings() {
    String contact = decided("d-17");
    String stop = decided("d-18");
    service.champion = "test-2";
    service.put(BASE + "/settings", "{\"costs\":{\"email\":\"9.00\"},\"explorationShare\":0.5}");
    service.load(
        """
        {"type":"payment","clientId":"noorderlicht","paymentId":"p-late","debtorId":"d-17","caseId":"c-9","at":"2025-04-01T09:00:00+01:00","amount":"90.00"}
        {"type":"client","clientId":"noorderlicht","at":"2025-06-01T00:00:00+01:00","name":"Noorderlicht","timeZone":"Europe/Lisbon","country":"NL","currency":"EUR","party":"third"}
        """);
    for (String id : new String[] {contact, stop}) {
      JsonNode answer = json(service.get(BASE + "/decisions/" + id));
      assertThat(answer.get("same").asBoolean()).as(answer.toString()).isTrue();
      assertThat(answer.has("differs")).isFalse();
    }
  }

  @Test
  void a_decision_that_comes_out_otherwise_says_what_differs_and_how() {
    String id = decided("d-17");
    Decision stored = service.decisions.find(TestService.CLIENT, new DecisionId(id)).orElseThrow();
    DecisionId forged = new DecisionId("7" + id.substring(1));
    service.decisions.append(
        TestService.CLIENT,
        List.of(
            new Decision(
                forged,
                stored.debtorId(),
                stored.caseId(),
                stored.at(),
                stored.modelVersion(),
                Decision.Kind.WAIT,
                null,
                0.5,
                List.of(),
                stored.alternatives(),
                stored.explanation(),
                stored.excluded(),
                null,
                stored.basis(),
                null)));
    JsonNode answer = json(service.get(BASE + "/decisions/" + forged));
    assertThat(answer.get("same").asBoolean()).isFalse();
    assertThat(answer.get("differs"))
        .extracting(JsonNode::asString)
        .containsExactly(
            "action", "the chosen contact", "propensity", "permitted", "tone and offer");
    assertThat(answer.at("/recomputed/action").asString()).isEqualTo("contact");
    assertThat(answer.at("/decision/action").asString()).isEqualTo("wait");
  }

  @Test
  void a_decision_to_leave_alone_and_a_dialer_s_come_out_the_same_too() {
    String call =
        json(service.post(
                BASE + "/dialer/next", "{\"dialerId\":\"a\",\"limit\":1,\"leaseSeconds\":60}"))
            .at("/calls/0/contactId")
            .asString()
            .substring("call-".length());
    service.put(BASE + "/settings", EXPERIMENT);
    String alone = decided("d-17");
    service.put(BASE + "/settings", "{}");
    for (String id : new String[] {call, alone}) {
      JsonNode answer = json(service.get(BASE + "/decisions/" + id));
      assertThat(answer.get("same").asBoolean()).as(answer.toString()).isTrue();
    }
    assertThat(json(service.get(BASE + "/decisions/" + alone)).at("/decision/action").asString())
        .isEqualTo("stop");
  }

  private String decided(String debtor) {
    return json(service.post(
            PATH, "{\"debtorIds\":[\"%s\"],\"alternatives\":2,\"explain\":true}".formatted(debtor)))
        .at("/recommendations/0/decisionId")
        .asString();
  }

  @Test
  void a_decision_that_was_never_made_is_not_found() {
    for (String id : new String[] {"01KASVCM2R7D7XJ8Z2M8Q4T9YV", "no-decision-id", "%20"}) {
      assertProblem(
          service.get(BASE + "/decisions/" + id),
          404,
          "not-found",
          "There is no such thing",
          "the decision is not known here; check its id and the client of the key");
    }
  }

  @Test
  void a_batch_has_one_to_a_thousand_debtors() {
    assertInvalid(
        service.post(PATH, "{\"debtorIds\":[]}"), "/debtorIds", "must have 1 to 1000 items");
    assertInvalid(service.post(PATH, ids(1001)), "/debtorIds", "must have 1 to 1000 items");
    HttpResponse<String> thousand = service.post(PATH, ids(1000));
    assertThat(thousand.statusCode()).isEqualTo(200);
    assertThat(json(thousand).get("errors").size()).isEqualTo(1000);
  }

  private static String ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"x" + "y".repeat(100) + i + "\"")
        .collect(Collectors.joining(",", "{\"debtorIds\":[", "]}"));
  }

  @Test
  void every_wrong_field_is_named() {
    assertInvalid(service.post(PATH, "{}"), "/debtorIds", "is required");
    assertInvalid(service.post(PATH, "{\"debtorIds\":null}"), "/debtorIds", "must not be null");
    assertInvalid(service.post(PATH, "{\"debtorIds\":[null]}"), "/debtorIds/0", "must not be null");
    assertInvalid(service.post(PATH, "{\"debtorIds\":[7]}"), "/debtorIds/0", "must be a string");
    assertInvalid(service.post(PATH, "{\"debtorIds\":\"d-17\"}"), "/debtorIds", "must be an array");
    assertInvalid(
        service.post(PATH, "{\"debtorIds\":[\"a\",\"a\"]}"),
        "/debtorIds/1",
        "is there twice; name each debtor once");
    assertInvalid(
        service.post(PATH, "{\"debtorIds\":[\"a\\u0000\"]}"),
        "/debtorIds/0",
        "must have 1 to 128 characters, none of them a control");
    assertInvalid(
        service.post(PATH, one("\"at\":\"2026-11-23\"")),
        "/at",
        "must be a moment with an offset such as 2026-11-23T08:00:00+01:00");
    assertInvalid(
        service.post(PATH, one("\"at\":1795453200")),
        "/at",
        "must be a moment with an offset such as 2026-11-23T08:00:00+01:00");
    assertInvalid(
        service.post(PATH, one("\"horizon\":\"P32D\"")),
        "/horizon",
        "must be longer than nothing and at most P31D");
    assertInvalid(
        service.post(PATH, one("\"horizon\":\"soon\"")),
        "/horizon",
        "must be a duration such as P7D or PT12H");
    assertInvalid(
        service.post(PATH, one("\"channels\":[\"pigeon\"]")),
        "/channels/0",
        "must be one of phone, ivr, sms, whatsapp, email, letter, portal");
    assertInvalid(
        service.post(PATH, one("\"channels\":[\"letter\"]")),
        "/channels",
        "names no channel that the client uses: phone, sms, email");
    assertInvalid(
        service.post(PATH, one("\"alternatives\":32")), "/alternatives", "must be from 0 to 31");
    assertInvalid(
        service.post(PATH, one("\"alternatives\":1.5")),
        "/alternatives",
        "must be a whole number that is not too large");
    assertInvalid(
        service.post(PATH, one("\"explain\":\"yes\"")), "/explain", "must be true or false");
    assertInvalid(
        service.post(PATH, one("\"why~/\":1")),
        "/why~0~1",
        "is not a field here; the fields are debtorIds, at, horizon, channels, alternatives,"
            + " explain, language");
  }

  @Test
  void whatever_is_wrong_is_told_at_once_types_ranges_and_meaning() {
    assertThat(
            json(service.post(
                    PATH,
                    """
                    {"debtorIds":["a","a",7,""],"horizon":"P32D","channels":["letter",5,"email",null,"pigeon"],
                     "alternatives":99,"at":1,"explain":"no"}
                    """))
                .get("errors"))
        .extracting(error -> error.get("pointer").asString())
        .containsExactlyInAnyOrder(
            "/debtorIds/1",
            "/debtorIds/2",
            "/debtorIds/3",
            "/horizon",
            "/channels/1",
            "/channels/3",
            "/channels/4",
            "/alternatives",
            "/at",
            "/explain");
    assertThat(
            json(service.post(
                    PATH, "{\"debtorIds\":[],\"horizon\":\"PT0S\",\"channels\":[\"letter\"]}"))
                .get("errors"))
        .extracting(error -> error.get("pointer").asString())
        .containsExactlyInAnyOrder("/debtorIds", "/horizon", "/channels");
    assertInvalid(
        service.post(PATH, one("\"channels\":[5]")),
        "/channels/0",
        "must be one of phone, ivr, sms, whatsapp, email, letter, portal");
  }

  private static String one(String more) {
    return "{\"debtorIds\":[\"d-17\"]," + more + "}";
  }
}
