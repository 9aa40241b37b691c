package org.gelegen.model.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.runs.JobDesk.Pause;
import org.junit.jupiter.api.Test;

/** What ledger and desk promise together. */
public abstract class JobDeskContract {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final ClientId OTHER = new ClientId("zuiderzon");
  private static final Instant NOW = Instant.parse("2026-03-02T03:30:00Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** Both over the same runs, of which there are none. */
  public record World(RunLedger ledger, JobDesk desk) {
    boolean starts(ClientId client, Job job) {
      return ledger.tryStart(client, job.wireName(), MONDAY, NOW, LEASE).isPresent();
    }
  }

  protected abstract World empty();

  @Test
  void a_paused_job_is_not_started_and_others_are() {
    World world = empty();
    Pause pause =
        world.desk().pause(CLIENT, Job.NIGHTLY_CAMPAIGN, NOW, "key-1", "the file is late");
    assertThat(pause).isEqualTo(new Pause(NOW, "key-1", "the file is late"));
    assertThat(world.desk().pauses(CLIENT)).isEqualTo(Map.of(Job.NIGHTLY_CAMPAIGN, pause));
    assertThat(world.desk().pauses(OTHER)).isEmpty();
    assertThat(world.starts(CLIENT, Job.NIGHTLY_CAMPAIGN)).isFalse();
    assertThat(world.starts(CLIENT, Job.RETENTION)).isTrue();
    assertThat(world.starts(OTHER, Job.NIGHTLY_CAMPAIGN)).isTrue();
  }

  @Test
  void a_second_pause_leaves_the_first_and_resuming_lets_the_job_run() {
    World world = empty();
    Pause first = world.desk().pause(CLIENT, Job.RETENTION, NOW, "key-1", "an audit");
    assertThat(world.desk().pause(CLIENT, Job.RETENTION, NOW.plusSeconds(9), "key-2", "another"))
        .isEqualTo(first);
    assertThat(world.desk().resume(CLIENT, Job.RETENTION, NOW, "key-1")).isTrue();
    assertThat(world.desk().resume(CLIENT, Job.RETENTION, NOW, "key-1")).isFalse();
    assertThat(world.desk().pauses(CLIENT)).isEmpty();
    assertThat(world.starts(CLIENT, Job.RETENTION)).isTrue();
  }

  @Test
  void a_run_that_began_before_a_pause_goes_on_and_is_not_taken_over_during_it() {
    World world = empty();
    RunLedger.Run run =
        world
            .ledger()
            .tryStart(CLIENT, Job.DRIFT_WATCH.wireName(), MONDAY, NOW, LEASE)
            .orElseThrow();
    world.desk().pause(CLIENT, Job.DRIFT_WATCH, NOW, "key-1", "quiet please");
    Instant later = NOW.plus(LEASE);
    assertThat(world.ledger().tryStart(CLIENT, Job.DRIFT_WATCH.wireName(), MONDAY, later, LEASE))
        .isEmpty();
    assertThat(world.ledger().complete(run, later, "done")).isTrue();
  }

  @Test
  void what_did_not_run_can_be_asked_for_and_what_ran_cannot() {
    World world = empty();
    JobDesk desk = world.desk();
    assertThat(desk.isOrdered(CLIENT, Job.RETENTION, MONDAY)).isFalse();
    assertThat(desk.order(CLIENT, Job.RETENTION, MONDAY, NOW, "key-1")).isTrue();
    assertThat(desk.order(CLIENT, Job.RETENTION, MONDAY, NOW, "key-1")).isTrue();
    assertThat(desk.isOrdered(CLIENT, Job.RETENTION, MONDAY)).isTrue();
    assertThat(desk.isOrdered(CLIENT, Job.RETENTION, MONDAY.plusDays(1))).isFalse();
    assertThat(desk.isOrdered(CLIENT, Job.DRIFT_WATCH, MONDAY)).isFalse();
    assertThat(desk.isOrdered(OTHER, Job.RETENTION, MONDAY)).isFalse();

    RunLedger.Run run =
        world
            .ledger()
            .tryStart(CLIENT, Job.DRIFT_WATCH.wireName(), MONDAY, NOW, LEASE)
            .orElseThrow();
    world.ledger().complete(run, NOW, "nothing new");
    assertThat(desk.order(CLIENT, Job.DRIFT_WATCH, MONDAY, NOW, "key-1")).isFalse();
    assertThat(desk.isOrdered(CLIENT, Job.DRIFT_WATCH, MONDAY)).isFalse();
  }

  @Test
  void the_newest_runs_of_a_job_are_told() {
    World world = empty();
    for (int day = 0; day < 3; day++) {
      world.ledger().tryStart(CLIENT, Job.RETENTION.wireName(), MONDAY.plusDays(day), NOW, LEASE);
    }
    world.starts(CLIENT, Job.DRIFT_WATCH);
    assertThat(world.desk().runs(CLIENT, Job.RETENTION, 2))
        .extracting(RunLedger.Entry::businessDate)
        .containsExactly(MONDAY.plusDays(2), MONDAY.plusDays(1));
    assertThat(world.desk().runs(OTHER, Job.RETENTION, 2)).isEmpty();
  }
}
