package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.FOREIGN;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertProblem;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.access.HeldTraces;
import org.gelegen.model.access.Role;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.ShadowScore;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DebtorResourceTest {
  private static final String DEBTOR =
      """
      {"type":"debtor","clientId":"noorderlicht","debtorId":"d-17","at":"2025-02-03T08:00:00Z","kind":"consumer","timeZone":"Europe/Helsinki",
       "channels":{"phone":{"address":"+31201234567"},"email":{"address":"d17@example.org"}}}\
      """;
  private static final String CASE =
      """
      {"type":"case","clientId":"noorderlicht","caseId":"c-9","debtorId":"d-17","at":"2025-03-01T08:00:00Z","amount":"100.00","stage":"reminder","status":"open"}\
      """;

  /** Of a contact that is planned and not recorded yet. */
  private static final String OUTCOME =
      """
      {"type":"outcome","clientId":"noorderlicht","contactId":"k-1","at":"2026-11-23T07:00:00Z","result":"delivered"}\
      """;

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void the_timeline_tells_everything_oldest_first_on_the_debtor_s_clock() {
    assertAnswer(
        service.get(BASE + "/debtors/d-17/timeline"),
        200,
        """
        {"debtorId":"d-17","timeZone":"Europe/Helsinki","events":[
          {"at":"2025-02-03T10:00:00+02:00","type":"debtor","record":%s},
          {"at":"2025-03-01T10:00:00+02:00","type":"case","record":%s}],"planned":[],"objections":[]}
        """
            .formatted(DEBTOR, CASE));
  }

  @Test
  void the_data_held_is_every_record_decision_and_contact_and_handing_it_out_is_on_record() {
    JsonNode recommendation =
        TestService.json(
            service.post(
                BASE + "/recommendations",
                "{\"debtorIds\":[\"d-17\",\"d-18\"],\"alternatives\":0,\"explain\":true}"));
    String decisionId = recommendation.at("/recommendations/0/decisionId").asString();
    // What is held is the decision; whether it comes out the same is found out when it is asked
    // for.
    JsonNode decision =
        ((ObjectNode) TestService.json(service.get(BASE + "/decisions/" + decisionId)))
            .without("same");
    service.campaigns.commit(
        new Campaign(
            CLIENT,
            "2026-11-23",
            LocalDate.parse("2026-11-23"),
            TestService.NOW,
            "test-1",
            BigDecimal.ONE,
            BigDecimal.ONE,
            new TreeMap<>()),
        List.of(contact("k-1", "d-17", decisionId), contact("k-2", "d-18", decisionId)),
        0);
    service.campaigns.expire(CLIENT, TestService.NOW.plusSeconds(7200));
    service.load(OUTCOME);
    for (String debtor : List.of("d-17", "d-18")) {
      service.exposures.add(
          CLIENT,
          List.of(
              new Exposure(
                  new ExperimentId("calls"),
                  new DebtorId(debtor),
                  "model",
                  TestService.NOW,
                  new TreeMap<>(Map.of("model", 1.0)))));
    }
    service.shadows.append(
        CLIENT,
        List.of(
            new ShadowScore(
                new DecisionId(decisionId),
                new DebtorId("d-17"),
                "noorderlicht-2",
                true,
                null,
                new ShadowScore.Probabilities(0.5, 0.25, 0.001))));
    service.traces.put(
        "noorderlicht/d-17",
        new HeldTraces.Traces(
            List.of(
                new HeldTraces.Link(
                    "t0ken", new ContactId("k-1"), "5678 9", TestService.NOW, TestService.NOW)),
            List.of(
                new HeldTraces.Message(
                    "smpp",
                    "m-1",
                    new ContactId("k-1"),
                    TestService.NOW,
                    new TreeMap<>(Map.of("delivered", TestService.NOW)))),
            List.of(new HeldTraces.Number("smpp", "a0a0", new ContactId("k-1"), TestService.NOW))));
    assertAnswer(
        service.get(BASE + "/debtors/d-17/data"),
        200,
        """
        {"debtorId":"d-17","records":[%s,%s,%s],"decisions":[%s],"planned":[
         {"contactId":"k-1","debtorId":"d-17","caseId":"c-9","alsoCaseIds":[],"decisionId":"%s","channel":"sms",
          "start":"2026-11-23T09:00:00+02:00","end":"2026-11-23T10:00:00+02:00","status":"cancelled","attempts":0,
          "reach":0.5,"response":0.25,"harm":0.0,"expectedValue":"1.00","cost":"0.10","propensity":1.0,"reason":"the slot has ended"}],
         "experiments":[{"id":"calls","arm":"model","since":"2026-11-23T09:00:00+02:00"}],
         "shadows":[{"decisionId":"%s","version":"noorderlicht-2","reach":0.5,"response":0.25,"harm":0.001}],"objections":[],
         "links":[{"token":"t0ken","contactId":"k-1","reference":"5678 9","madeAt":"2026-11-23T09:00:00+02:00","clickedAt":"2026-11-23T09:00:00+02:00"}],
         "messages":[{"gateway":"smpp","messageId":"m-1","contactId":"k-1","sentAt":"2026-11-23T09:00:00+02:00",
          "told":[{"result":"delivered","at":"2026-11-23T09:00:00+02:00"}]}],
         "numbers":[{"gateway":"smpp","hash":"a0a0","contactId":"k-1","writtenAt":"2026-11-23T09:00:00+02:00"}]}
        """
            .formatted(DEBTOR, CASE, OUTCOME, decision, decisionId, decisionId));
    assertThat(service.audit.entries().getLast().what()).isEqualTo("debtor.exported");
    assertThat(service.audit.entries().getLast().detail())
        .isEqualTo("records=3 decisions=1 planned=1 experiments=1");
  }

  private static PlannedContact contact(String id, String debtor, String decision) {
    return new PlannedContact(
        new ContactId(id),
        new DebtorId(debtor),
        new CaseId("c-9"),
        new DecisionId(decision),
        new Action(Channel.SMS, new Slot(TestService.NOW, TestService.NOW.plusSeconds(3600))),
        null,
        null,
        0.5,
        0.25,
        0,
        BigDecimal.ONE,
        new BigDecimal("0.10"),
        1);
  }

  @Test
  void an_erased_debtor_is_not_known_any_more_and_no_entry_says_who_it_was() {
    assertAnswer(delete("d-17"), 200, "{\"erased\":2}");
    for (HttpResponse<String> response :
        List.of(
            delete("d-17"),
            service.get(BASE + "/debtors/d-17/timeline"),
            service.get(BASE + "/debtors/d-17/data"))) {
      assertProblem(
          response,
          404,
          "not-found",
          "There is no such thing",
          "the debtor is not known here; check its id and the client of the key");
    }
    assertAnswer(
        service.post(BASE + "/recommendations", "{\"debtorIds\":[\"d-17\"]}"),
        200,
        """
        {"modelVersion":"test-1","recommendations":[],"errors":[{"debtorId":"d-17","detail":"is not known; send its debtor and case records first"}]}
        """);
    assertThat(service.audit.entries().toString()).doesNotContain("d-17");
    assertThat(service.records.findByDebtor(FOREIGN, new DebtorId("d-17"))).hasSize(2);
  }

  @Test
  void ids_with_odd_characters_work_when_they_are_percent_encoded() {
    Map<String, String> ids =
        Map.of(
            "a/b", "a%2Fb",
            "..", "%2E%2E",
            "100%", "100%25",
            "a+b c", "a+b%20c",
            "é?#;=&", "%C3%A9%3F%23%3B%3D%26",
            "\\\"<x>", "%5C%22%3Cx%3E",
            "/", "%2F");
    ids.forEach(
        (id, encoded) -> {
          service.load(
              TestService.JSON.writeValueAsString(
                  Map.of(
                      "type", "debtor",
                      "clientId", "noorderlicht",
                      "debtorId", id,
                      "at", "2025-02-03T09:00:00+01:00",
                      "kind", "consumer")));
          assertThat(service.records.findByDebtor(CLIENT, new DebtorId(id))).hasSize(1);
          HttpResponse<String> response = service.get(BASE + "/debtors/" + encoded + "/timeline");
          assertThat(response.statusCode()).as(id + " " + response.body()).isEqualTo(200);
          assertThat(TestService.json(response).get("debtorId").asString()).isEqualTo(id);
        });
  }

  private HttpResponse<String> delete(String debtor) {
    return service.send(
        "DELETE", BASE + "/debtors/" + debtor, service.key(Role.OPERATOR), "", Map.of());
  }
}
