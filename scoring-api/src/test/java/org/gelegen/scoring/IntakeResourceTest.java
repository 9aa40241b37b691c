package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.NOW;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;
import static org.gelegen.scoring.TestService.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.gelegen.model.access.InMemoryAuditLog.Entry;
import org.gelegen.model.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeResourceTest {
  private static final String PAYMENT =
      "{\"type\":\"payment\",\"clientId\":\"noorderlicht\",\"paymentId\":\"%s\",\"debtorId\":\"d-17\",\"caseId\":\"c-9\",\"at\":\"2026-11-20T07:41:00+01:00\",\"amount\":\"10.00\"}\n";
  private static final Map<String, String> NDJSON = Map.of("Content-Type", "application/x-ndjson");

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void lines_are_accepted_once_and_rejected_ones_are_named() {
    String lines =
        PAYMENT.formatted("p-1")
            + PAYMENT.formatted("p-1")
            + "\n"
            + PAYMENT.formatted("p-2").replace("noorderlicht", "zuiderzon")
            + PAYMENT.formatted("p-3").replace("10.00", "ten")
            + "not JSON";
    assertAnswer(
        send(lines),
        200,
        """
        {"lines":6,"accepted":1,"duplicates":1,"rejected":3,"rejections":[
         {"line":4,"pointer":"/clientId","reason":"belongs to another client"},
         {"line":5,"pointer":"/amount","reason":"must be a decimal string with at most 15 digits and 4 decimals, such as \\"143.20\\""},
         {"line":6,"pointer":"","reason":"is not valid JSON near byte 1"}]}
        """);
    assertThat(service.audit.entries().getLast())
        .isEqualTo(
            new Entry(
                CLIENT,
                NOW,
                keyId(Role.OPERATOR),
                "records.imported",
                "accepted=1 duplicates=1 rejected=3"));
    assertThat(service.get("/metrics").body()).contains("gelegen_records_accepted_total 1.0");
  }

  @Test
  void a_thousand_rejections_are_listed_and_all_are_counted() {
    HttpResponse<String> response = send("nothing\n".repeat(1500));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response).get("rejected").asLong()).isEqualTo(1500);
    assertThat(json(response).get("rejections").size()).isEqualTo(1000);
  }

  @Test
  void gzip_is_read_whether_it_is_said_or_not() {
    byte[] zipped = gzip(PAYMENT.formatted("p-1"));
    assertAnswer(
        service.send(
            "POST",
            BASE + "/records",
            service.key(Role.OPERATOR),
            BodyPublishers.ofByteArray(zipped),
            NDJSON),
        200,
        "{\"lines\":1,\"accepted\":1,\"duplicates\":0,\"rejected\":0,\"rejections\":[]}");
    assertAnswer(
        service.send(
            "POST",
            BASE + "/records",
            service.key(Role.OPERATOR),
            BodyPublishers.ofByteArray(zipped),
            Map.of("Content-Type", "application/x-ndjson", "Content-Encoding", "gzip")),
        200,
        "{\"lines\":1,\"accepted\":0,\"duplicates\":1,\"rejected\":0,\"rejections\":[]}");
  }

  @Test
  void damaged_gzip_is_the_caller_s_to_mend() {
    byte[] zipped = gzip(PAYMENT.formatted("p-1").repeat(100));
    assertProblem(
        service.send(
            "POST",
            BASE + "/records",
            service.key(Role.OPERATOR),
            BodyPublishers.ofByteArray(Arrays.copyOf(zipped, zipped.length / 2)),
            NDJSON),
        400,
        "unreadable",
        "The request cannot be read",
        "the body broke off or is damaged gzip after line 0; the 0 records accepted before are"
            + " durable, and all lines can be sent again");
    assertProblem(
        service.send(
            "POST",
            BASE + "/records",
            service.key(Role.OPERATOR),
            PAYMENT.formatted("p-1"),
            Map.of("Content-Type", "application/x-ndjson", "Content-Encoding", "gzip")),
        400,
        "unreadable",
        "The request cannot be read",
        "the body is not gzip; compress it, or send it without Content-Encoding");
  }

  @Test
  void outcomes_come_alone_or_together_and_change_the_next_decision() {
    service.load(
        """
        {"type":"contact","clientId":"noorderlicht","contactId":"k-1","debtorId":"d-17","caseId":"c-9","channel":"email","at":"2026-11-22T10:00:00+01:00"}
        """);
    String outcome =
        "{\"contactId\":\"k-1\",\"at\":\"2026-11-22T11:00:00+01:00\",\"result\":\"%s\"}";
    assertAnswer(
        service.post(BASE + "/outcomes", outcome.formatted("opened")),
        200,
        "{\"accepted\":1,\"duplicates\":0}");
    assertAnswer(
        service.post(
            BASE + "/outcomes",
            "[" + outcome.formatted("opened") + "," + outcome.formatted("opt-out") + "]"),
        200,
        "{\"accepted\":1,\"duplicates\":1}");
    assertThat(service.audit.entries().getLast().what()).isEqualTo("outcomes.accepted");
    HttpResponse<String> decided =
        service.post(BASE + "/recommendations", "{\"debtorIds\":[\"d-17\"]}");
    assertThat(json(decided).at("/recommendations/0/channel").asString()).isNotEqualTo("email");
  }

  @Test
  void wrong_outcomes_are_named_and_none_is_taken() {
    String good =
        "{\"contactId\":\"k-1\",\"at\":\"2026-11-22T11:00:00+01:00\",\"result\":\"opened\"}";
    assertInvalid(
        service.post(BASE + "/outcomes", "[" + good + "," + good.replace("opened", "eaten") + "]"),
        "/1/result",
        "must be one of delivered, bounced, failed, opened, clicked, read, no-answer, busy,"
            + " voicemail, wrong-party, right-party, promise, arrangement, postponement,"
            + " callback-request, refusal, dispute, self-service, complaint, opt-out");
    assertAnswer(service.post(BASE + "/outcomes", good), 200, "{\"accepted\":1,\"duplicates\":0}");
  }

  @Test
  void payments_are_idempotent_by_id_and_other_content_is_a_conflict() {
    String payment =
        "{\"paymentId\":\"p-1\",\"debtorId\":\"d-17\",\"at\":\"2026-11-20T07:41:00+01:00\",\"amount\":\"10.00\"}";
    assertAnswer(
        service.post(BASE + "/payments", payment), 200, "{\"accepted\":1,\"duplicates\":0}");
    assertAnswer(
        service.post(BASE + "/payments", payment), 200, "{\"accepted\":0,\"duplicates\":1}");
    assertAnswer(
        service.post(
            BASE + "/payments",
            "[" + payment.replace("p-1", "p-2") + "," + payment.replace("10.00", "11.00") + "]"),
        409,
        """
        {"type":"urn:gelegen:problem:conflict","title":"It contradicts what is there","status":409,
         "detail":"errors names the records that are there with other content, so these were not taken; 1 others are in",
         "errors":[{"pointer":"/1","detail":"this id is already used with other content"}]}
        """);
    assertThat(
            json(service.post(BASE + "/payments", payment.replace("10.00", "11.00")))
                .at("/errors/0/pointer")
                .asString())
        .isEmpty();
  }

  private HttpResponse<String> send(String lines) {
    return service.send("POST", BASE + "/records", service.key(Role.OPERATOR), lines, NDJSON);
  }

  private String keyId(Role role) {
    List<Entry> made =
        service.audit.entries().stream()
            .filter(entry -> entry.detail().endsWith(" " + role.wireName()))
            .toList();
    return made.getFirst().detail().split(" ", -1)[0];
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
