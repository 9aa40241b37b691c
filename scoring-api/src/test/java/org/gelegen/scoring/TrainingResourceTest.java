package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.FOREIGN;
import static org.gelegen.scoring.TestService.NOW;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.gelegen.model.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingResourceTest {
  private static final String PATH = BASE + "/trainings";

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_training_is_queued_and_can_be_followed_until_it_is_done() {
    HttpResponse<String> response = service.post(PATH, "{\"asOf\":\"2026-11-22T23:00:00+01:00\"}");
    assertAnswer(
        response,
        202,
        """
        {"trainingId":"training-1","status":"queued","requestedAt":"2026-11-23T08:00:00+01:00","asOf":"2026-11-22T23:00:00+01:00"}
        """);
    assertThat(response.headers().firstValue("Location")).hasValue(PATH + "/training-1");
    assertThat(service.audit.entries().getLast().what()).isEqualTo("training.requested");
    assertThat(service.audit.entries().getLast().detail()).isEqualTo("training-1");
    service.trainings.claim(NOW, Duration.ofMinutes(5));
    service.trainings.finish(CLIENT, "training-1", 12);
    assertAnswer(
        service.get(PATH + "/training-1"),
        200,
        """
        {"trainingId":"training-1","status":"done","requestedAt":"2026-11-23T08:00:00+01:00","asOf":"2026-11-22T23:00:00+01:00","modelVersion":"noorderlicht-12"}
        """);
  }

  @Test
  void a_training_without_a_body_is_as_of_now() {
    String queued =
        """
        {"trainingId":"training-1","status":"queued","requestedAt":"2026-11-23T08:00:00+01:00","asOf":"2026-11-23T08:00:00+01:00"}
        """;
    assertAnswer(service.send("POST", PATH, service.key(Role.ANALYST), "", Map.of()), 202, queued);
    assertAnswer(service.post(PATH, "{}"), 202, queued);
  }

  @Test
  void a_training_of_the_future_is_refused() {
    assertInvalid(
        service.post(PATH, "{\"asOf\":\"2026-11-23T08:00:01+01:00\"}"),
        "/asOf",
        "must not be in the future");
  }

  @Test
  void a_training_of_another_client_is_not_found() {
    service.trainings.request(FOREIGN, NOW, NOW);
    assertProblem(
        service.get(PATH + "/training-1"),
        404,
        "not-found",
        "There is no such thing",
        "the training is not known here; check its id and the client of the key");
  }
}
