package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.json;

import java.net.http.HttpResponse;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScoreResourceTest {
  private static final String PATH = BASE + "/scores";
  private static final String DEBTOR =
      """
      {"debtorId":"d-50","at":"2025-02-03T09:00:00+01:00","kind":"consumer","timeZone":"Europe/Helsinki","channels":{"phone":{"address":"+31201234567"},"email":{"address":"d50@example.org"}}}\
      """;
  private static final String CASE =
      """
      {"caseId":"c-50","debtorId":"d-50","at":"2025-03-01T09:00:00+01:00","amount":"100.00","stage":"reminder","status":"open"}\
      """;

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  /** The same figures as for d-17 among the recommendations, who is the same but for the id. */
  @Test
  void a_described_debtor_is_answered_as_a_known_one_and_nothing_is_stored() {
    HttpResponse<String> response =
        service.post(PATH, body(DEBTOR, "\"cases\":[" + CASE + "]", "\"horizon\":\"P1D\""));
    String decisionId = json(response).at("/recommendations/0/decisionId").asString();
    assertAnswer(
        response,
        200,
        """
        {"modelVersion":"test-1","recommendations":[
         {"debtorId":"d-50","caseId":"c-50","decisionId":"%s","action":"contact","channel":"email",
          "slot":{"start":"2026-11-23T19:00:00+02:00","end":"2026-11-23T20:00:00+02:00"},
          "reach":0.75,"response":0.375,"harm":0.0,"expectedValue":"29.98",
          "tone":"friendly","offer":"payment-link","template":"email","language":"nl",
          "costs":{"amount":"40.00","claims":1,"heldBack":false},"propensity":1.0,"alternatives":[]}]}
        """
            .formatted(decisionId));
    assertThat(service.get(BASE + "/decisions/" + decisionId).statusCode()).isEqualTo(404);
    assertThat(service.records.findByDebtor(TestService.CLIENT, new DebtorId("d-50"))).isEmpty();
  }

  @Test
  void contacts_outcomes_and_payments_count_and_single_records_need_no_array() {
    assertThat(
            action(
                "\"cases\":" + CASE,
                """
                "contacts":{"contactId":"k-1","debtorId":"d-50","channel":"email","at":"2026-11-20T09:00:00Z"},
                "outcomes":{"contactId":"k-1","at":"2026-11-20T10:00:00Z","result":"opt-out"}
                """))
        .isEqualTo("sms");
    assertThat(
            action(
                "\"cases\":" + CASE,
                "\"payments\":[{\"paymentId\":\"p-1\",\"debtorId\":\"d-50\",\"caseId\":\"c-50\","
                    + "\"at\":\"2026-11-20T09:00:00Z\",\"amount\":\"99.97\"}]"))
        .isEqualTo("wait");
  }

  private String action(String... more) {
    JsonNode answer = json(service.post(PATH, body(DEBTOR, String.join(",", more), "\"at\":null")));
    JsonNode made = answer.at("/recommendations/0");
    return made.has("channel") ? made.get("channel").asString() : made.get("action").asString();
  }

  @Test
  void what_is_known_of_a_debtor_of_the_same_id_does_not_count() {
    String described = DEBTOR.replace("d-50", "d-17").replace("}}}", "},\"letter\":{}}}");
    assertThat(
            json(service.post(PATH, body(described, "\"cases\":[]", "\"explain\":true")))
                .at("/recommendations/0/action")
                .asString())
        .isEqualTo("stop");
  }

  @Test
  void a_debtor_of_whom_nothing_had_happened_by_then_fails_alone() {
    assertAnswer(
        service.post(
            PATH, body(DEBTOR, "\"cases\":[" + CASE + "]", "\"at\":\"2024-01-01T00:00:00Z\"")),
        200,
        """
        {"modelVersion":"test-1","recommendations":[],
         "errors":[{"debtorId":"d-50","detail":"has no record of at or before the moment asked about"}]}
        """);
  }

  @Test
  void every_wrong_place_is_named() {
    JsonNode errors =
        json(service.post(
                PATH,
                """
                {"debtors":[{"debtor":%1$s,"cases":[%2$s,%3$s]},
                  {"debtor":%1$s,"outcomes":[{"contactId":"k-9","at":"2026-11-20T10:00:00Z","result":"opened"}],
                   "payments":{"paymentId":"p-1","debtorId":"d-50","at":"2026-11-20T09:00:00Z","amount":1}},
                  {"debtor":[]}]}
                """
                    .formatted(DEBTOR, CASE, CASE.replace("d-50", "d-51").replace("c-50", "c-51"))))
            .get("errors");
    assertThat(errors)
        .extracting(error -> error.get("pointer").asString())
        .containsExactly(
            "/debtors/0/cases/1/debtorId",
            "/debtors/1/payments/amount",
            "/debtors/1/outcomes/0/contactId",
            "/debtors/1/debtor/debtorId",
            "/debtors/2/debtor");
    assertInvalid(service.post(PATH, "{\"debtors\":[{}]}"), "/debtors/0/debtor", "is required");
    assertInvalid(
        service.post(
            PATH,
            body(
                DEBTOR,
                "\"cases\":[" + CASE + "," + CASE.replace("100", "101") + "]",
                "\"at\":null")),
        "/debtors/0/cases/1",
        "this id is already used with other content");
    assertInvalid(service.post(PATH, "{\"debtors\":[]}"), "/debtors", "must have 1 to 1000 items");
  }

  private static String body(String debtor, String more, String options) {
    return "{\"debtors\":[{\"debtor\":" + debtor + "," + more + "}]," + options + "}";
  }
}
