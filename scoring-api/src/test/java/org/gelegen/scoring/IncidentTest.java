package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.json;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class IncidentTest {
  private final TestService service = new TestService();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    service.close();
  }

  @Test
  void a_failure_is_answered_with_an_incident_and_logged_once_without_values() {
    service.failure = new IllegalStateException("d17@example.org has no row");
    HttpResponse<String> response =
        service.send("GET", "/health/ready", "", "", Map.of("X-Secret", "d17@example.org"));
    String incident = json(response).get("incident").asString();
    assertThat(incident).matches("[0-9a-f]{16}");
    assertAnswer(
        response,
        500,
        """
        {"type":"urn:gelegen:problem:internal","title":"Something failed here","status":500,
         "detail":"try again; if it fails again, tell the operator the incident","incident":"%s"}
        """
            .formatted(incident));
    List<String> lines = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst())
        .startsWith(
            "incident " + incident + " at GET /health/ready: java.lang.IllegalStateException")
        .contains("\tat org.gelegen.scoring")
        .doesNotContain("d17@example.org");
  }

  @Test
  void an_error_of_the_machine_is_a_failure_like_any_other() {
    service.failure = new StackOverflowError();
    HttpResponse<String> response = service.send("GET", "/health/ready", "", "", Map.of());
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void what_callers_get_wrong_is_not_logged() {
    service.get("/nowhere");
    service.post(TestService.BASE + "/recommendations", "{");
    service.send("GET", TestService.BASE + "/models", "glg_nothing", "", Map.of());
    assertThat(log.list).isEmpty();
  }
}
