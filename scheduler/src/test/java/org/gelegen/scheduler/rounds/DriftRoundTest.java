package org.gelegen.scheduler.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gelegen.model.alerts.Alert;
import org.gelegen.model.alerts.AlertLog;
import org.gelegen.model.alerts.InMemoryAlertLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.runs.InMemoryRunLedger;
import org.gelegen.model.training.InMemoryTrainingQueue;
import org.gelegen.model.training.TrainingRequest;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.api.Test;

class DriftRoundTest {
  /** Half past five on Monday in Amsterdam. */
  private static final Instant MORNING = Instant.parse("2026-03-02T04:30:00Z");

  private static final String CALIBRATION = "drift.reach.calibration";

  private final TestPortfolio portfolio = new TestPortfolio(0);
  private final InMemoryRunLedger ledger = new InMemoryRunLedger();
  private final InMemoryAlertLog alerts = new InMemoryAlertLog();
  private final InMemoryTrainingQueue queue = new InMemoryTrainingQueue();
  private final List<Instant> looks = new ArrayList<>();
  private Optional<ClientDrift.Seen> world = Optional.of(still("noorderlicht-1"));

  private DriftRound round(AlertLog log) {
    return new DriftRound(
        portfolio.log,
        ledger,
        ledger,
        (_, asOf) -> {
          looks.add(asOf);
          return world;
        },
        log,
        queue);
  }

  private void run(int day) {
    round(alerts).run(MORNING.plus(Duration.ofDays(day)));
  }

  private List<Instant> asked() {
    List<Instant> asked = new ArrayList<>();
    Optional<TrainingRequest> request = queue.claim(MORNING, Duration.ofHours(1));
    while (request.isPresent()) {
      asked.add(request.get().asOf());
      request = queue.claim(MORNING, Duration.ofHours(1));
    }
    return asked;
  }

  private static ClientDrift.Seen still(String champion) {
    return new ClientDrift.Seen(champion, new TreeMap<>());
  }

  private static ClientDrift.Seen drift(String champion, String... kinds) {
    TreeMap<String, String> alarms = new TreeMap<>();
    for (String kind : kinds) {
      alarms.put(kind, "0.20 came true where 0.40 was expected");
    }
    return new ClientDrift.Seen(champion, alarms);
  }

  @Test
  void a_date_is_looked_at_once_from_half_past_five_on_as_of_its_beginning() {
    round(alerts).run(MORNING.minusSeconds(1));
    assertThat(looks).isEmpty();
    run(0);
    round(alerts).run(MORNING.plusSeconds(600));
    assertThat(looks).containsExactly(Instant.parse("2026-03-01T23:00:00Z"));
    run(1);
    assertThat(looks).hasSize(2);
    assertThat(alerts.list(CLIENT)).isEmpty();
    assertThat(asked()).isEmpty();
  }

  @Test
  void drift_is_told_once_with_one_training_however_long_it_lasts() {
    world = Optional.of(drift("noorderlicht-1", CALIBRATION));
    for (int day = 0; day < 20; day++) {
      run(day);
    }
    assertThat(alerts.list(CLIENT))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.kind()).isEqualTo("drift.reach.calibration");
              assertThat(alert.subject()).isEqualTo("noorderlicht-1");
              assertThat(alert.businessDate()).isEqualTo("2026-03-02");
              assertThat(alert.detail()).isEqualTo("0.20 came true where 0.40 was expected");
              assertThat(alert.trainingId()).isNotNull();
            });
    assertThat(asked()).containsExactly(Instant.parse("2026-03-01T23:00:00Z"));
  }

  @Test
  void a_champion_that_drifts_again_is_told_of_and_trained_a_week_after_the_last_at_the_soonest() {
    world = Optional.of(drift("noorderlicht-1", CALIBRATION));
    run(0);
    world = Optional.of(drift("noorderlicht-2", CALIBRATION));
    run(3);
    world = Optional.of(drift("noorderlicht-3", CALIBRATION));
    run(7);
    assertThat(alerts.list(CLIENT))
        .extracting(alert -> alert.subject() + " " + (alert.trainingId() != null))
        .containsExactly("noorderlicht-3 true", "noorderlicht-2 false", "noorderlicht-1 true");
    assertThat(asked()).hasSize(2);
  }

  @Test
  void another_kind_of_drift_from_the_same_champion_is_another_alert() {
    world = Optional.of(drift("noorderlicht-1", CALIBRATION));
    run(0);
    world = Optional.of(drift("noorderlicht-1", CALIBRATION, "drift.reach.rate"));
    run(1);
    assertThat(alerts.list(CLIENT))
        .extracting(Alert::kind)
        .containsExactly("drift.reach.rate", "drift.reach.calibration");
    assertThat(asked()).hasSize(1);
  }

  @Test
  void a_crash_between_asking_and_telling_asks_for_the_same_training_again_and_tells_then() {
    world = Optional.of(drift("noorderlicht-1", CALIBRATION));
    AlertLog broken =
        new AlertLog() {
          @Override
          public boolean raise(ClientId client, Alert alert) {
            throw new IllegalStateException("the database went away");
          }

          @Override
          public List<Alert> list(ClientId client) {
            return List.of();
          }
        };
    round(broken).run(MORNING);
    assertThat(alerts.list(CLIENT)).isEmpty();
    assertThat(ledger.list(CLIENT, 1).getFirst().message()).contains("the database went away");
    TrainingRequest worked = queue.claim(MORNING, Duration.ofHours(1)).orElseThrow();
    queue.finish(CLIENT, worked.trainingId(), 2);
    round(alerts).run(MORNING.plusSeconds(600));
    assertThat(alerts.list(CLIENT))
        .extracting(Alert::trainingId)
        .containsExactly(worked.trainingId());
    assertThat(ledger.list(CLIENT, 1).getFirst().completedAt()).isPresent();
    assertThat(asked()).isEmpty();
  }

  @Test
  void a_client_without_a_champion_is_done_with_for_the_day() {
    world = Optional.empty();
    run(0);
    assertThat(ledger.list(CLIENT, 1).getFirst().message())
        .isEqualTo("there is no champion to watch");
  }
}
