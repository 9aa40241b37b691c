package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.assertAnswer;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import org.gelegen.model.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandOverResourceTest {
  private static final String PATH = BASE + "/cases/c-9/hand-over?to=bailiff";

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_case_is_handed_over_with_its_debtor_and_that_is_on_record() {
    assertAnswer(
        service.get(PATH),
        200,
        """
        {"caseId":"c-9","to":"bailiff","madeAt":"%s","client":"%s","currency":"EUR","debtorId":"d-17",
         "debtor":{"type":"debtor","clientId":"noorderlicht","debtorId":"d-17","at":"2025-02-03T08:00:00Z","kind":"consumer",
           "timeZone":"Europe/Helsinki","channels":{"phone":{"address":"+31201234567"},"email":{"address":"d17@example.org"}}},
         "claims":[{"caseId":"c-9","amount":"100.00","paid":"0.00","balance":"100.00","stage":"reminder","status":"open",
           "ability":"unknown","willingness":"unknown"%s}],
         "cases":[{"type":"case","clientId":"noorderlicht","caseId":"c-9","debtorId":"d-17","at":"2025-03-01T08:00:00Z","amount":"100.00",
           "stage":"reminder","status":"open"}],
         "contacts":[],"outcomes":[],"payments":[],"holds":[],"decisions":[]}
        """
            .formatted(field("madeAt"), field("client"), costs()));
    assertThat(service.audit.entries().getLast().what()).isEqualTo("case.handed-over");
    assertThat(service.audit.entries().getLast().detail())
        .matches(
            "sha256\\(salt \\+ caseId\\)=[0-9a-f]{64} salt=[0-9a-f]{32} to=bailiff records=1"
                + " decisions=0");
  }

  private String field(String name) {
    return TestService.json(service.get(PATH)).get(name).asString();
  }

  private String costs() {
    return TestService.json(service.get(PATH)).at("/claims/0").has("costs")
        ? ",\"costs\":" + TestService.json(service.get(PATH)).at("/claims/0/costs")
        : "";
  }

  @Test
  void it_is_a_pdf_for_who_asks_for_that() {
    HttpResponse<String> pdf =
        service.send(
            "GET",
            PATH,
            Objects.requireNonNull(service.keys.get(Role.OPERATOR)),
            "",
            Map.of("Accept", "application/pdf"));
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(pdf.body()).contains("c-9");
  }

  @Test
  void to_whom_must_be_said_and_be_known() {
    assertThat(service.get(BASE + "/cases/c-9/hand-over").statusCode()).isEqualTo(400);
    assertThat(service.get(BASE + "/cases/c-9/hand-over?to=aunt").statusCode()).isEqualTo(400);
    assertThat(service.get(BASE + "/cases/c-8/hand-over?to=agency").statusCode()).isEqualTo(404);
  }
}
