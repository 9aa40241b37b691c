package org.gelegen.model.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.workflows.StepTime;
import org.gelegen.model.workflows.Workflow;
import org.gelegen.model.workflows.WorkflowStart;
import org.gelegen.model.workflows.WorkflowStep;
import org.junit.jupiter.api.Test;

class EnrollerTest {
  private static final Instant NOW = Instant.parse("2026-12-01T03:30:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");

  private final InMemoryExposureStore store = new InMemoryExposureStore();
  private final Enroller enroller =
      new Enroller(
          store,
          expression ->
              (history, _) -> history.openBalance().compareTo(new BigDecimal(expression)) >= 0);

  @Test
  void a_debtor_keeps_its_arm_when_segment_shares_and_salt_change() {
    List<DebtorHistory> debtors = debtors(500, "100.00");
    Map<DebtorId, Placement> first =
        enroller.enrol(CLIENT, settings(0, experiment("a", "salt", "50", 0.5)), debtors, NOW);
    assertThat(first).hasSize(500);
    Map<DebtorId, Placement> later =
        enroller.enrol(
            CLIENT,
            settings(0, experiment("a", "other salt", "1000", 0.01)),
            debtors(500, "10.00"),
            NOW.plusSeconds(86_400));
    assertThat(later).isEqualTo(first);
  }

  @Test
  void whoever_does_not_fit_or_has_no_case_is_not_exposed() {
    ExperimentSettings settings = settings(0, experiment("a", "salt", "50", 0.5));
    assertThat(enroller.enrol(CLIENT, settings, debtors(20, "10.00"), NOW)).isEmpty();
    List<DebtorHistory> withoutCase =
        List.of(DebtorHistory.empty(new DebtorId("d-0"), ZoneId.of("Europe/Amsterdam")));
    assertThat(enroller.enrol(CLIENT, settings(0.5), withoutCase, NOW)).isEmpty();
    assertThat(store.of(CLIENT, new ExperimentId("a"))).isEmpty();
    assertThat(store.of(CLIENT, new ExperimentId(ExperimentSettings.HOLDOUT))).isEmpty();
  }

  @Test
  void nobody_is_exposed_before_from_and_nobody_is_placed_from_until_on() {
    ExperimentSettings settings = settings(0, experiment("a", "salt", "50", 0.5));
    Experiment experiment = settings.list().getFirst();
    List<DebtorHistory> debtors = debtors(5, "100.00");
    assertThat(enroller.enrol(CLIENT, settings, debtors, experiment.from().minusMillis(1)))
        .isEmpty();
    assertThat(enroller.enrol(CLIENT, settings, debtors, experiment.from())).hasSize(5);
    Instant until = NOW.plusSeconds(30 * 86_400);
    assertThat(enroller.enrol(CLIENT, settings, debtors, until.minusMillis(1))).hasSize(5);
    assertThat(enroller.enrol(CLIENT, settings, debtors, until)).isEmpty();
  }

  @Test
  void foreseeing_tells_the_same_and_exposes_nobody() {
    ExperimentSettings settings = settings(0.1, experiment("a", "salt", "50", 0.5));
    List<DebtorHistory> debtors = debtors(200, "100.00");
    Map<DebtorId, Placement> foreseen = enroller.foresee(CLIENT, settings, debtors, NOW);
    assertThat(store.of(CLIENT, new ExperimentId("a"))).isEmpty();
    assertThat(enroller.enrol(CLIENT, settings, debtors, NOW)).isEqualTo(foreseen);
  }

  @Test
  void no_experiment_touches_the_global_holdout_and_the_holdout_lasts() {
    ExperimentSettings settings = settings(0.2, experiment("a", "salt", "50", 0.5));
    List<DebtorHistory> debtors = debtors(1000, "100.00");
    Map<DebtorId, Placement> placements = enroller.enrol(CLIENT, settings, debtors, NOW);
    Set<DebtorId> held = heldOut(placements);
    // 200 within five standard deviations of sqrt(1000 · 0.2 · 0.8) = 12.6.
    assertThat(held.size()).isBetween(137, 263);
    assertThat(store.of(CLIENT, new ExperimentId("a")))
        .hasSize(1000 - held.size())
        .noneMatch(exposure -> held.contains(exposure.debtor()));
    assertThat(store.of(CLIENT, new ExperimentId(ExperimentSettings.HOLDOUT))).hasSize(1000);
    // A smaller and a larger share count for newcomers only.
    for (double share : new double[] {0.01, 0.5}) {
      Map<DebtorId, Placement> later =
          enroller.enrol(
              CLIENT, settings(share, settings.list().getFirst()), debtors, NOW.plusSeconds(60));
      assertThat(heldOut(later)).isEqualTo(held);
    }
  }

  @Test
  void a_holdout_that_begins_later_leaves_running_experiments_alone() {
    Experiment experiment = experiment("a", "salt", "50", 0.5);
    List<DebtorHistory> debtors = debtors(300, "100.00");
    Map<DebtorId, Placement> before = enroller.enrol(CLIENT, settings(0, experiment), debtors, NOW);
    assertThat(enroller.enrol(CLIENT, settings(0.5, experiment), debtors, NOW.plusSeconds(1)))
        .isEqualTo(before);
    assertThat(store.of(CLIENT, new ExperimentId(ExperimentSettings.HOLDOUT))).isEmpty();
  }

  @Test
  void a_debtor_takes_part_in_the_first_of_two_experiments_and_stays_when_their_order_changes() {
    Experiment one = experiment("one", "salt", "50", 0.5);
    Experiment two = experiment("two", "salt", "10", 0.5);
    List<DebtorHistory> debtors = debtors(50, "100.00");
    Map<DebtorId, Placement> placements =
        enroller.enrol(CLIENT, settings(0, one, two), debtors, NOW);
    assertThat(placements.values()).extracting(Placement::experiment).containsOnly(one.id());
    assertThat(enroller.enrol(CLIENT, settings(0, two, one), debtors, NOW.plusSeconds(1)))
        .isEqualTo(placements);
  }

  @Test
  void an_exposure_stored_by_somebody_faster_counts() {
    Experiment experiment = experiment("a", "salt", "50", 0.5);
    DebtorHistory debtor = debtors(1, "100.00").getFirst();
    String drawn = experiment.draw(debtor.debtorId()).orElseThrow().name();
    Arm other =
        experiment.arms().stream().filter(arm -> !arm.name().equals(drawn)).findFirst().get();
    Enroller slower =
        new Enroller(
            new ExposureStore() {
              @Override
              public void add(ClientId client, Collection<Exposure> exposures) {
                store.add(
                    client,
                    List.of(Exposure.of(experiment, debtor.debtorId(), other, NOW.minusMillis(1))));
                store.add(client, exposures);
              }

              @Override
              public List<Exposure> find(ClientId client, Set<DebtorId> debtors) {
                return store.find(client, debtors);
              }

              @Override
              public void forEach(ClientId client, ExperimentId id, Consumer<Exposure> visitor) {
                store.forEach(client, id, visitor);
              }

              @Override
              public Map<ExperimentId, Map<String, Long>> counts(ClientId client) {
                return store.counts(client);
              }
            },
            _ -> Segment.ALL);
    assertThat(slower.enrol(CLIENT, settings(0, experiment), List.of(debtor), NOW))
        .containsEntry(
            debtor.debtorId(), new Placement(experiment.id(), other.name(), other.policy()));
  }

  @Test
  void checks_name_what_is_wrong_and_where() {
    Experiment wrong =
        new Experiment(
            new ExperimentId("wrong"),
            "salt",
            "debtor.",
            NOW,
            null,
            List.of(
                new Arm("workflow", new ArmPolicy.Workflow(), 0.5),
                new Arm("new", new ArmPolicy.Version(7), 0.5)));
    ExperimentSettings settings = settings(0, experiment("a", "salt", "50", 0.5), wrong);
    ExperimentChecks checks =
        new ExperimentChecks(
            expression -> {
              if (expression.equals("debtor.")) {
                throw new WrongSegmentException(1, 8, "unfinished");
              }
              return Segment.ALL;
            });
    assertThat(checks.problems(settings, number -> number == 3))
        .containsExactly(
            new ExperimentChecks.Problem(
                "/experiments/list/1/segment", "line 1, column 8: unfinished"),
            new ExperimentChecks.Problem(
                "/experiments/list/1/arms/1/policy", "is not a version that is registered"));
    assertThat(checks.problems(settings, number -> number == 7)).hasSize(1);
    WorkflowStep step =
        new WorkflowStep(1, Channel.EMAIL, new StepTime.Hour(9), "first", Tone.FRIENDLY);
    Workflow odd =
        new Workflow("odd", "debtor.", WorkflowStart.DUE_DATE, Set.of(), 1, List.of(step));
    Workflow fine = new Workflow("fine", null, WorkflowStart.DUE_DATE, Set.of(), 1, List.of(step));
    assertThat(checks.problems(List.of(fine, odd)))
        .containsExactly(
            new ExperimentChecks.Problem("/workflows/1/segment", "line 1, column 8: unfinished"));
    assertThatThrownBy(() -> SegmentLanguage.none().compile("true"))
        .isInstanceOf(WrongSegmentException.class);
  }

  @Test
  void a_workflow_s_segment_is_compiled_once_and_everybody_s_needs_none() {
    List<String> compiled = new ArrayList<>();
    Enroller lazy =
        new Enroller(
            new InMemoryExposureStore(),
            expression -> {
              compiled.add(expression);
              return Segment.ALL;
            });
    assertThat(lazy.segment(null)).isSameAs(Segment.ALL);
    assertThat(lazy.segment("true")).isSameAs(lazy.segment("true"));
    assertThat(compiled).containsExactly("true");
  }

  private static Set<DebtorId> heldOut(Map<DebtorId, Placement> placements) {
    Set<DebtorId> held = new TreeSet<>();
    placements.forEach(
        (debtor, placement) -> {
          if (placement.experiment().value().equals(ExperimentSettings.HOLDOUT)) {
            assertThat(placement.policy()).isEqualTo(new ArmPolicy.Holdout());
            held.add(debtor);
          }
        });
    return held;
  }

  private static ExperimentSettings settings(double holdout, Experiment... experiments) {
    return new ExperimentSettings(holdout, "salt", List.of(experiments));
  }

  private static Experiment experiment(String id, String salt, String atLeast, double share) {
    return new Experiment(
        new ExperimentId(id),
        salt,
        atLeast,
        NOW.minusSeconds(86_400),
        NOW.plusSeconds(30 * 86_400),
        List.of(
            new Arm("workflow", new ArmPolicy.Workflow(), share),
            new Arm("model", new ArmPolicy.Champion(), 1 - share)));
  }

  private static List<DebtorHistory> debtors(int count, String amount) {
    List<DebtorHistory> debtors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DebtorId id = new DebtorId("d-" + i);
      CaseRecord open =
          new CaseRecord(
              CLIENT,
              new CaseId("c-" + i),
              id,
              NOW.minusSeconds(86_400),
              null,
              new BigDecimal(amount),
              Stage.REMINDER,
              CaseStatus.OPEN,
              Certainty.UNKNOWN,
              Certainty.UNKNOWN,
              Collections.emptySortedMap());
      debtors.add(DebtorHistory.replay(id, ZoneId.of("Europe/Amsterdam"), List.of(open)));
    }
    return debtors;
  }
}
