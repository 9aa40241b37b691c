package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** No input is answered with a failure of the service. */
class MalformedInputTest {
  private static final TestService SERVICE = new TestService();
  private static final String PATH = BASE + "/recommendations";
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"debtorIds\":[\"d-17\"]",
        "{\"debtorIds\":[\"d-17\"]} {}",
        "{\"debtorIds\":[\"d-17\"],\"debtorIds\":[]}",
        "{\"alternatives\":1e999999999}",
        "{\"alternatives\":99999999999999999999999999999999999999999}",
        "{\"alternatives\":NaN}",
        "{\"alternatives\":01}",
        "null",
        "[]",
        "\"text\"",
        "7",
        "{'debtorIds':['d-17']}",
        "// nothing",
        "\u0000",
        "{\"debtorIds\":[\"\\ud800\\ud800\\u0000\"]}"
      })
  void what_is_not_the_json_expected_is_the_caller_s_to_mend(String body) {
    HttpResponse<String> response = SERVICE.post(PATH, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.body()).contains("urn:gelegen:problem:invalid-input");
  }

  @Test
  void every_field_that_is_wrong_is_named_in_its_order_and_then_what_is_missing() {
    assertThat(
            errors(
                SERVICE.post(
                    PATH,
                    """
                    {"foo":1,"at":7,"bar":{},"channels":["phone","fax","pigeon"],"alternatives":99,\
                    "explain":null,"horizon":"soon"}
                    """)))
        .containsExactly(
            "/foo",
            "/at",
            "/bar",
            "/channels/1",
            "/channels/2",
            "/alternatives",
            "/horizon",
            "/debtorIds");
    assertThat(errors(SERVICE.post(PATH, "{\"debtorIds\":[],\"foo\":1,\"alternatives\":\"2\"}")))
        .containsExactly("/debtorIds", "/foo", "/alternatives");
    assertThat(errors(SERVICE.post(PATH, "{\"debtorIds\":[null,7,{}],\"at\":null}")))
        .containsExactly("/debtorIds/0", "/debtorIds/1", "/debtorIds/2");
    assertThat(
            errors(
                SERVICE.post(
                    BASE + "/campaigns", "{\"foo\":1,\"bar\":2,\"date\":\"x\",\"dryRun\":3}")))
        .containsExactly("/foo", "/bar", "/date", "/dryRun");
  }

  private static List<String> errors(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    List<String> pointers = new ArrayList<>();
    JsonMapper.shared()
        .readTree(response.body())
        .get("errors")
        .forEach(error -> pointers.add(error.get("pointer").asString()));
    return pointers;
  }

  @Test
  void json_nested_too_deep_is_refused_and_so_are_bytes_that_are_no_utf_8() {
    assertInvalid(SERVICE.post(PATH, "[".repeat(30_000)), "", "must be a JSON object");
    assertInvalid(
        SERVICE.put(BASE + "/settings", "{\"texts\":".repeat(5_000)),
        "",
        "is not valid JSON, or names a key twice");
    assertInvalid(
        SERVICE.send(
            "POST",
            PATH,
            SERVICE.key(Role.OPERATOR),
            BodyPublishers.ofByteArray(
                "{\"debtorIds\":[\"é\"]}".getBytes(StandardCharsets.ISO_8859_1)),
            JSON),
        "",
        "is not valid UTF-8");
    assertInvalid(
        SERVICE.post(PATH, "{\n\"debtorIds\": oops}"),
        "",
        "is not valid JSON, or names a field twice, near line 2 column 14");
    assertInvalid(SERVICE.post(PATH, ""), "", "must not be empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json; charset=utf-16",
        "application/json; charset=nonsense",
        "application/jsonx",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        ";;;",
        "/"
      })
  void another_media_type_is_not_read(String contentType) {
    assertProblem(
        SERVICE.send(
            "POST",
            PATH,
            SERVICE.key(Role.OPERATOR),
            "{\"debtorIds\":[\"d-17\"]}",
            Map.of("Content-Type", contentType)),
        415,
        "unsupported-media-type",
        "This media type is not read here",
        "send Content-Type: application/json, encoded in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "Application/JSON; charset=\"utf-8\""
      })
  void utf_8_may_be_said(String contentType) {
    HttpResponse<String> response =
        SERVICE.send(
            "POST",
            PATH,
            SERVICE.key(Role.OPERATOR),
            "{\"debtorIds\":[\"d-17\"]}",
            Map.of("Content-Type", contentType));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  @Test
  void a_coding_other_than_gzip_is_not_read_and_bad_gzip_is_named() {
    Map<String, String> headers = new LinkedHashMap<>(JSON);
    headers.put("Content-Encoding", "br");
    assertProblem(
        SERVICE.send("POST", PATH, SERVICE.key(Role.OPERATOR), "{}", headers),
        415,
        "unsupported-media-type",
        "This media type is not read here",
        "send the body plain or with Content-Encoding: gzip");
    headers.put("Content-Encoding", "gzip");
    assertProblem(
        SERVICE.send("POST", PATH, SERVICE.key(Role.OPERATOR), "{}", headers),
        400,
        "unreadable",
        "The request cannot be read",
        "the body is not whole gzip; compress it again, or send it without Content-Encoding");
  }

  @Test
  void a_body_over_its_limit_is_too_large_said_or_not_plain_or_inflated() {
    String large = "{\"version\":\"" + "x".repeat(70_000) + "\"}";
    String detail = "the body may have at most 65536 bytes, inflated; send it in parts";
    String champion = BASE + "/models/champion";
    assertProblem(
        SERVICE.put(champion, large), 413, "too-large", "The request is too large", detail);
    assertProblem(
        SERVICE.send(
            "PUT",
            champion,
            SERVICE.key(Role.OPERATOR),
            BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))),
            JSON),
        413,
        "too-large",
        "The request is too large",
        detail);
    assertProblem(
        SERVICE.send(
            "PUT",
            champion,
            SERVICE.key(Role.OPERATOR),
            BodyPublishers.ofByteArray(IntakeResourceTest.gzip("x".repeat(50_000_000))),
            Map.of("Content-Type", "application/json", "Content-Encoding", "gzip")),
        413,
        "too-large",
        "The request is too large",
        detail);
    assertThat(statusOfTooLarge(" ".repeat(1 << 20) + "{}")).isEqualTo(413);
  }

  /** The answer comes before the body is read; a client still writing may find it cut off. */
  private static int statusOfTooLarge(String body) {
    for (int attempt = 1; ; attempt++) {
      try {
        return SERVICE.post(PATH, body).statusCode();
      } catch (AssertionError e) {
        if (attempt == 5 || !(e.getCause() instanceof IOException)) {
          throw e;
        }
      }
    }
  }

  @Test
  void unknown_paths_and_methods_are_said_to_be_so() {
    assertProblem(
        SERVICE.get("/v2/clients"),
        404,
        "not-found",
        "There is no such thing",
        "there is nothing at this path; see /openapi.json");
    HttpResponse<String> response =
        SERVICE.send("PATCH", PATH, SERVICE.key(Role.OPERATOR), "{}", JSON);
    assertProblem(
        response,
        405,
        "method-not-allowed",
        "This method is not allowed here",
        "this path does not have this method; see /openapi.json");
    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    for (String method : new String[] {"OPTIONS", "TRACE", "PROPFIND", "NONSENSE"}) {
      assertThat(SERVICE.send(method, PATH, "", "", Map.of()).statusCode())
          .as(method)
          .isIn(400, 404, 405);
    }
  }

  @Test
  void query_parameters_that_are_not_known_or_not_well_formed_are_refused() {
    assertInvalid(SERVICE.get(BASE + "/models?page=2"), "", "there are no query parameters here");
    assertInvalid(
        SERVICE.get(BASE + "/models/compare?version=1"),
        "",
        "the query parameters are, each once, versions");
    assertInvalid(
        SERVICE.get(BASE + "/models/compare"), "", "the query parameter versions is required");
  }

  /** Sent by hand, because a client would not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /v1/clients/noorderlicht/models/%zz HTTP/1.1 | 400",
        "GET /v1/clients/noorderlicht/models/%ff HTTP/1.1 | 400",
        "GET /v1/clients/noorderlicht/models/compare?versions=%zz HTTP/1.1 | 400",
        "GET /v1/clients/noorderlicht/models/compare?versions=%ff HTTP/1.1 | 400",
        "GET /v1/clients/noorderlicht/models/..%2f..%2fetc HTTP/1.1 | 404",
        "GET /v1/clients/noorderlicht/models/x;y=z HTTP/1.1 | 404",
        "GET /v1/clients/noorderlicht/models/%00 HTTP/1.1 | 400",
        "GET /../../etc/passwd HTTP/1.1 | 400",
        "GET no-slash HTTP/1.1 | 400",
        "NONSENSE | 400",
        "GET / HTTP/9.9 | 400"
      })
  void requests_that_are_not_well_formed_are_refused_with_a_problem(String line, int status)
      throws IOException {
    String answer = raw(line, "");
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer).contains("Content-Type: application/problem+json");
    assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContainIgnoringCase("javalin");
  }

  @Test
  void a_body_that_breaks_off_or_is_badly_chunked_is_the_caller_s_to_mend() throws IOException {
    String head =
        String.join(
            "\r\n",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "",
            "ZZZ",
            "not a chunk",
            "");
    assertThat(raw("POST " + PATH + " HTTP/1.1", head)).startsWith("HTTP/1.1 400");
    assertThat(
            raw(
                "POST " + PATH + " HTTP/1.1",
                "Content-Type: application/json\r\nContent-Length: minus\r\n\r\n{}"))
        .startsWith("HTTP/1.1 400");
  }

  /** The sender goes before the second byte, and still listens. */
  @Test
  void gzip_that_breaks_off_at_once_is_the_caller_s_to_mend() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVICE.server.port())) {
      socket.setSoTimeout(10_000);
      String head =
          "POST %s/records HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\nContent-Length: 99\r\n\r\n\u001f"
              .formatted(BASE, SERVICE.key(Role.OPERATOR));
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400")
          .contains("urn:gelegen:problem:unreadable");
    }
  }

  @Test
  void an_expectation_that_nobody_knows_is_the_caller_s_to_mend() throws IOException {
    String answer = raw("GET " + BASE + "/models HTTP/1.1", "Expect: nonsense\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:gelegen:problem:unreadable");
  }

  private static String raw(String line, String rest) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVICE.server.port())) {
      socket.setSoTimeout(10_000);
      String head =
          line
              + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
              + SERVICE.key(Role.OPERATOR)
              + "\r\n"
              + (rest.isEmpty() ? "\r\n" : rest);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
