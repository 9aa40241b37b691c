package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.FOREIGN;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertProblem;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
          {"at":"2025-03-01T10:00:00+02:00","type":"case","record":%s}],"planned":[]}
        """
            .formatted(DEBTOR, CASE));
  }

  @Test
  void the_data_held_is_every_record_and_handing_it_out_is_on_record() {
    assertAnswer(
        service.get(BASE + "/debtors/d-17/data"),
        200,
        "{\"debtorId\":\"d-17\",\"records\":[" + DEBTOR + "," + CASE + "],\"planned\":[]}");
    assertThat(service.audit.entries().getLast().what()).isEqualTo("debtor.exported");
    assertThat(service.audit.entries().getLast().detail()).isEqualTo("records=2");
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
