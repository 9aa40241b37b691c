package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.gelegen.model.training.TrainingRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainPagesTest {
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  private TrainingRequest started(String asOf) {
    HttpResponse<String> sent = service.form("/train", "asOf=" + asOf);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    String location = sent.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith("/train/");
    return service.trainings.find(CLIENT, location.substring("/train/".length())).orElseThrow();
  }

  @Test
  void a_past_moment_is_meant_by_the_clients_clock() {
    // Half past ten in the evening in Amsterdam, which in July is two hours ahead of UTC.
    assertThat(started("2026-07-01T22:30").asOf()).isEqualTo(Instant.parse("2026-07-01T20:30:00Z"));
    assertThat(started("").asOf()).isEqualTo(TestService.NOW);
    assertThat(service.audit.entries())
        .extracting(entry -> entry.what())
        .containsSubsequence("training.requested", "training.requested");
  }

  @Test
  void a_moment_to_come_and_one_that_is_none_are_refused() {
    assertThat(service.form("/train", "asOf=2026-11-23T08:01").statusCode()).isEqualTo(400);
    assertThat(service.form("/train", "asOf=yesterday").statusCode()).isEqualTo(400);
  }

  @Test
  void a_page_follows_until_the_version_is_there_and_leads_to_its_comparison() {
    service.register(CLIENT, 0.69);
    service.models.promote(CLIENT, 1, TestService.NOW, "training", "the first");
    service.register(CLIENT, 0.71);
    String path = "/train/" + started("").trainingId();
    assertThat(service.page(path).body()).contains("It waits").contains("hx-trigger=\"every 2s\"");
    String id =
        service.trainings.claim(TestService.NOW, Duration.ofHours(1)).orElseThrow().trainingId();
    assertThat(service.page(path).body()).contains("It is learning").contains("every 2s");
    service.trainings.tell(CLIENT, id, "fitting reach on all rows");
    assertThat(service.page(path).body())
        .contains("<span lang=\"en\">fitting reach on all rows</span>");
    assertThat(service.page("/train").body())
        .contains("href=\"" + path + "\"")
        .contains("<td>running</td>")
        .contains("<span lang=\"en\">fitting reach on all rows</span>");
    service.trainings.finish(CLIENT, id, 2);
    assertThat(service.page("/train").body())
        .contains("<td>done</td>")
        .contains("<a href=\"/models/2\">noorderlicht-2</a>")
        .doesNotContain("fitting reach");
    assertThat(service.page(path).body())
        .contains("Its version noorderlicht-2 is not the champion")
        .contains("reached, ranking (AUC)")
        .contains("The training is done")
        .contains("href=\"/models/2\"")
        .contains("/compare?first=1")
        .doesNotContain("hx-trigger");
  }

  @Test
  void a_training_that_failed_says_why() {
    String path = "/train/" + started("").trainingId();
    String id =
        service.trainings.claim(TestService.NOW, Duration.ofHours(1)).orElseThrow().trainingId();
    service.trainings.fail(CLIENT, id, "there are too few contacts");
    assertThat(service.page(path).body()).contains("there are too few contacts");
  }

  @Test
  void a_training_of_another_client_is_not_found() {
    assertThat(service.page("/train/training-99").statusCode()).isEqualTo(404);
  }
}
