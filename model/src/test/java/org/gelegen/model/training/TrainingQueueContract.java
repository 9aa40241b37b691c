package org.gelegen.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.training.TrainingRequest.Status;
import org.junit.jupiter.api.Test;

/** What a queue of trainings promises, wherever it keeps them. */
public abstract class TrainingQueueContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final ClientId client = new ClientId("noorderlicht");
  private final ClientId other = new ClientId("zuiderzon");

  protected abstract TrainingQueue empty();

  @Test
  void a_training_that_waits_is_answered_when_it_is_asked_for_again() {
    TrainingQueue queue = empty();
    TrainingRequest request = queue.request(client, NOON, NOON);
    assertThat(request.status()).isEqualTo(Status.QUEUED);
    assertThat(queue.request(client, NOON.plusSeconds(5), NOON)).isEqualTo(request);
    assertThat(queue.request(client, NOON, NOON.minusSeconds(5)).trainingId())
        .isNotEqualTo(request.trainingId());
    assertThat(queue.find(client, request.trainingId())).contains(request);
    assertThat(queue.find(other, request.trainingId())).isEmpty();
  }

  @Test
  void the_oldest_is_claimed_first_across_clients_and_each_once() {
    TrainingQueue queue = empty();
    TrainingRequest first = queue.request(other, NOON, NOON);
    TrainingRequest second = queue.request(client, NOON.plusSeconds(1), NOON);
    assertThat(queue.claim(NOON.plusSeconds(2), LEASE))
        .map(TrainingRequest::trainingId)
        .contains(first.trainingId());
    assertThat(queue.claim(NOON.plusSeconds(2), LEASE))
        .map(TrainingRequest::clientId)
        .contains(second.clientId());
    assertThat(queue.claim(NOON.plusSeconds(2), LEASE)).isEmpty();
    assertThat(queue.find(other, first.trainingId()).orElseThrow().status())
        .isEqualTo(Status.RUNNING);
  }

  @Test
  void a_training_under_way_does_not_stop_a_new_one_from_being_asked_for() {
    TrainingQueue queue = empty();
    TrainingRequest first = queue.request(client, NOON, NOON);
    queue.claim(NOON, LEASE);
    assertThat(queue.request(client, NOON, NOON).trainingId()).isNotEqualTo(first.trainingId());
  }

  @Test
  void a_job_has_one_training_for_its_date_also_when_that_is_under_way_or_done() {
    TrainingQueue queue = empty();
    TrainingQueue.Key key = new TrainingQueue.Key("drift-watch", LocalDate.of(2026, 3, 2));
    String first = queue.requestOnce(client, key, NOON, NOON).trainingId();
    queue.claim(NOON, LEASE);
    assertThat(queue.requestOnce(client, key, NOON.plusSeconds(5), NOON))
        .satisfies(again -> assertThat(again.trainingId()).isEqualTo(first))
        .satisfies(again -> assertThat(again.status()).isEqualTo(Status.RUNNING));
    queue.finish(client, first, 4);
    assertThat(queue.requestOnce(client, key, NOON.plusSeconds(9), NOON).trainingId())
        .isEqualTo(first);
    assertThat(queue.claim(NOON.plus(LEASE), LEASE)).isEmpty();
    TrainingQueue.Key tomorrow = new TrainingQueue.Key("drift-watch", LocalDate.of(2026, 3, 3));
    assertThat(queue.requestOnce(client, tomorrow, NOON, NOON).trainingId()).isNotEqualTo(first);
    assertThat(queue.requestOnce(other, key, NOON, NOON).trainingId()).isNotEqualTo(first);
  }

  @Test
  void two_jobs_that_ask_for_the_same_moment_share_a_training_that_waits() {
    TrainingQueue queue = empty();
    LocalDate date = LocalDate.of(2026, 3, 2);
    TrainingQueue.Key drift = new TrainingQueue.Key("drift-watch", date);
    String first =
        queue
            .requestOnce(client, new TrainingQueue.Key("weekly-training", date), NOON, NOON)
            .trainingId();
    assertThat(queue.requestOnce(client, drift, NOON, NOON).trainingId()).isEqualTo(first);
    queue.claim(NOON, LEASE);
    assertThat(queue.requestOnce(client, drift, NOON, NOON).trainingId()).isEqualTo(first);
  }

  @Test
  void a_training_whose_lease_ended_is_claimed_again() {
    TrainingQueue queue = empty();
    queue.request(client, NOON, NOON);
    queue.claim(NOON, LEASE);
    assertThat(queue.claim(NOON.plus(LEASE).minusSeconds(1), LEASE)).isEmpty();
    assertThat(queue.claim(NOON.plus(LEASE), LEASE)).isPresent();
  }

  @Test
  void a_training_ends_done_with_its_version_or_failed_with_a_message() {
    TrainingQueue queue = empty();
    String done = queue.request(client, NOON, NOON).trainingId();
    String failed = queue.request(client, NOON.plusSeconds(1), NOON.minusSeconds(9)).trainingId();
    queue.claim(NOON, LEASE);
    queue.claim(NOON, LEASE);
    queue.finish(client, done, 4);
    queue.fail(client, failed, "too few contacts");
    TrainingRequest finished = queue.find(client, done).orElseThrow();
    assertThat(finished.status()).isEqualTo(Status.DONE);
    assertThat(finished.modelVersion()).isEqualTo(4);
    TrainingRequest lost = queue.find(client, failed).orElseThrow();
    assertThat(lost.status()).isEqualTo(Status.FAILED);
    assertThat(lost.message()).isEqualTo("too few contacts");
    assertThat(queue.claim(NOON.plus(LEASE), LEASE)).isEmpty();
  }

  @Test
  void a_training_tells_how_far_it_is_while_it_runs_and_no_longer() {
    TrainingQueue queue = empty();
    String id = queue.request(client, NOON, NOON).trainingId();
    queue.tell(client, id, "before its turn");
    assertThat(queue.find(client, id).orElseThrow().message()).isNull();
    queue.claim(NOON, LEASE);
    queue.tell(other, id, "of another client");
    assertThat(queue.find(client, id).orElseThrow().message()).isNull();
    queue.tell(client, id, "reading the records");
    queue.tell(client, id, "fitting reach");
    assertThat(queue.find(client, id).orElseThrow())
        .returns(Status.RUNNING, TrainingRequest::status)
        .returns("fitting reach", TrainingRequest::message);
    queue.claim(NOON.plus(LEASE), LEASE);
    assertThat(queue.find(client, id).orElseThrow().message()).as("begun anew").isNull();
    queue.tell(client, id, "reading the records");
    queue.finish(client, id, 4);
    queue.tell(client, id, "too late");
    assertThat(queue.find(client, id).orElseThrow())
        .returns(Status.DONE, TrainingRequest::status)
        .returns(null, TrainingRequest::message);
  }

  @Test
  void the_newest_trainings_of_a_client_come_newest_first() {
    TrainingQueue queue = empty();
    String first = queue.request(client, NOON, NOON).trainingId();
    String second = queue.request(client, NOON.plusSeconds(1), NOON.minusSeconds(1)).trainingId();
    String third = queue.request(client, NOON.plusSeconds(2), NOON.minusSeconds(2)).trainingId();
    queue.request(other, NOON.plusSeconds(3), NOON);
    assertThat(queue.newest(client, 5))
        .extracting(TrainingRequest::trainingId)
        .containsExactly(third, second, first);
    assertThat(queue.newest(client, 2))
        .extracting(TrainingRequest::trainingId)
        .containsExactly(third, second);
  }

  @Test
  void two_workers_at_once_get_different_trainings() throws InterruptedException {
    TrainingQueue queue = empty();
    for (int i = 0; i < 40; i++) {
      queue.request(client, NOON, NOON.minusSeconds(i));
    }
    List<String> claimed = new ArrayList<>();
    Runnable worker =
        () -> {
          Optional<TrainingRequest> claim = queue.claim(NOON, LEASE);
          while (claim.isPresent()) {
            synchronized (claimed) {
              claimed.add(claim.get().trainingId());
            }
            claim = queue.claim(NOON, LEASE);
          }
        };
    Thread first = Thread.ofPlatform().start(worker);
    Thread second = Thread.ofPlatform().start(worker);
    first.join();
    second.join();
    assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
  }
}
