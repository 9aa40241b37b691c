package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertProblem;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsResourceTest {
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void the_service_lives_and_is_ready_until_something_is_missing() {
    assertAnswer(open("/health/live"), 200, "{\"status\":\"up\"}");
    assertAnswer(open("/health/ready"), 200, "{\"status\":\"up\"}");
    service.missing.add("database");
    assertProblem(
        open("/health/ready"), 503, "unavailable", "Not ready", "wait for, or mend: database");
    assertAnswer(open("/health/live"), 200, "{\"status\":\"up\"}");
  }

  @Test
  void requests_are_timed_by_route_and_not_by_path() {
    service.get(BASE + "/models/noorderlicht-77");
    service.get("/nowhere/d-17");
    String metrics = open("/metrics").body();
    assertThat(metrics)
        .contains(
            "gelegen_http_requests_seconds_count{method=\"GET\",route=\"/v1/clients/{clientId}/models/{version}\",status=\"404\"}"
                + " 1")
        .contains(
            "gelegen_http_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1")
        .doesNotContain("noorderlicht-77")
        .doesNotContain("d-17");
  }

  @Test
  void the_page_of_documentation_needs_nothing_from_elsewhere() {
    String page = open("/docs").body();
    assertThat(page)
        .contains("<h2><code>POST /v1/clients/{clientId}/recommendations</code></h2>")
        .contains("urn:gelegen:problem:invalid-input")
        .doesNotContain("http://")
        .doesNotContain("https://")
        .doesNotContain("<script")
        .doesNotContain("style=");
    assertThat(open("/docs.css").headers().firstValue("Content-Type")).hasValue("text/css");
  }

  private HttpResponse<String> open(String path) {
    return service.send("GET", path, "", "", Map.of());
  }
}
