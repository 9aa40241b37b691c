package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;
import static org.gelegen.scoring.TestService.json;

import java.net.http.HttpResponse;
import java.util.Map;
import org.gelegen.model.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DialerResourceTest {
  private static final String NEXT = BASE + "/dialer/next";
  private static final String FIVE_MINUTES =
      "{\"dialerId\":\"floor-2\",\"limit\":10,\"leaseSeconds\":300}";

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  /** 100.00 at stake, 0.8 of it recoverable: 80 · 0.5 · 0.5 − 4.50 = 15.50. */
  @Test
  void a_dialer_gets_the_call_with_the_number_and_the_debtor_s_clock() {
    HttpResponse<String> response = service.post(NEXT, FIVE_MINUTES);
    String lease = json(response).at("/calls/0/leaseId").asString();
    String contact = json(response).at("/calls/0/contactId").asString();
    assertThat(lease).matches("[0-9a-f]{32}");
    assertAnswer(
        response,
        200,
        """
        {"calls":[{"leaseId":"%s","contactId":"%s","debtorId":"d-17","caseId":"c-9","alsoCaseIds":[],"address":"+31201234567",
         "reach":0.5,"expectedValue":"15.50","notAfter":"2026-11-23T09:05:00+02:00"}]}
        """
            .formatted(lease, contact));
    assertAnswer(service.post(NEXT, FIVE_MINUTES), 200, "{\"calls\":[]}");
    assertThat(service.get("/metrics").body()).contains("gelegen_calls_leased_total 1.0");
  }

  @Test
  void a_table_has_the_same_and_leaves_the_plus_of_a_number_alone() {
    HttpResponse<String> response =
        service.send(
            "POST",
            NEXT,
            service.key(Role.DIALER),
            FIVE_MINUTES,
            Map.of("Content-Type", "application/json", "Accept", "text/csv"));
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(response.body().split("\r\n", -1)).hasSize(3);
    assertThat(response.body())
        .startsWith(
            "leaseId,contactId,debtorId,caseId,address,reach,expectedValue,notAfter,alsoCaseIds\r\n")
        .endsWith(",d-17,c-9,+31201234567,0.5,15.50,2026-11-23T09:05:00+02:00,\r\n");
  }

  @Test
  void a_call_that_is_given_back_can_be_had_again_and_given_back_once() {
    String lease = json(service.post(NEXT, FIVE_MINUTES)).at("/calls/0/leaseId").asString();
    String path = BASE + "/dialer/leases/" + lease + "/release";
    HttpResponse<String> foreign =
        service.send(
            "POST", path.replace("noorderlicht", "zuiderzon"), service.foreignKey, "", Map.of());
    assertProblem(
        foreign,
        404,
        "not-found",
        "There is no such thing",
        "the lease is not known here; check its id and the client of the key");
    assertAnswer(
        service.send("POST", path, service.key(Role.DIALER), "", Map.of()),
        200,
        "{\"released\":\"" + lease + "\"}");
    assertThat(service.send("POST", path, service.key(Role.DIALER), "", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(json(service.post(NEXT, FIVE_MINUTES)).at("/calls/0/debtorId").asString())
        .isEqualTo("d-17");
  }

  @Test
  void the_call_s_outcome_joins_up_with_it_in_the_debtor_s_timeline() {
    String contact = json(service.post(NEXT, FIVE_MINUTES)).at("/calls/0/contactId").asString();
    assertAnswer(
        service.post(
            BASE + "/outcomes",
            "{\"contactId\":\"%s\",\"at\":\"2026-11-23T08:01:00+01:00\",\"result\":\"no-answer\"}"
                .formatted(contact)),
        200,
        "{\"accepted\":1,\"duplicates\":0}");
    assertThat(json(service.get(BASE + "/debtors/d-17/timeline")).get("events"))
        .extracting(
            event -> event.get("type").asString(),
            event -> event.at("/record/contactId").asString())
        .contains(tuple("contact", contact), tuple("outcome", contact));
  }

  @Test
  void every_wrong_field_is_named() {
    assertInvalid(
        service.post(NEXT, FIVE_MINUTES.replace("10", "0")), "/limit", "must be from 1 to 100");
    assertInvalid(
        service.post(NEXT, FIVE_MINUTES.replace("10", "101")), "/limit", "must be from 1 to 100");
    assertInvalid(
        service.post(NEXT, FIVE_MINUTES.replace("300", "29")),
        "/leaseSeconds",
        "must be from 30 to 3600");
    assertInvalid(
        service.post(NEXT, FIVE_MINUTES.replace("300", "3601")),
        "/leaseSeconds",
        "must be from 30 to 3600");
    assertInvalid(
        service.post(NEXT, FIVE_MINUTES.replace("floor-2", "")),
        "/dialerId",
        "must have 1 to 128 characters");
    assertInvalid(
        service.post(NEXT, FIVE_MINUTES.replace("floor-2", "a\\u0007")),
        "/dialerId",
        "must have 1 to 128 characters, none of them a control");
    assertInvalid(
        service.post(NEXT, "{\"dialerId\":\"a\",\"limit\":1}"), "/leaseSeconds", "is required");
  }
}
