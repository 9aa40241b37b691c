package org.gelegen.scheduler.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.TestPortfolio.debtor;
import static org.gelegen.scheduler.nightly.NightWorld.MONDAY;
import static org.gelegen.scheduler.nightly.NightWorld.NIGHT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.CampaignStore.Claim;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.campaign.Stop;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionBasis;
import org.gelegen.model.decision.DecisionBasis.Turn;
import org.gelegen.model.decision.LoadedModel;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.workflows.NextStep;
import org.gelegen.model.workflows.StepTime;
import org.gelegen.model.workflows.StopCondition;
import org.gelegen.model.workflows.Workflow;
import org.gelegen.model.workflows.WorkflowStart;
import org.gelegen.model.workflows.WorkflowStep;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The debtors' cases are known since 1 January, 01:00 in Amsterdam, and have no due date; 2 March
 * is day 60.
 */
class WorkflowContactsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final WorkflowStep SIXTIETH =
      new WorkflowStep(60, Channel.EMAIL, new StepTime.Hour(10), "sixtieth", Tone.FIRM);
  private static final WorkflowStep DAY_AFTER =
      new WorkflowStep(61, Channel.SMS, new StepTime.Hour(11), "day-after", Tone.FIRM);

  private static final WorkflowStep OTHERWISE =
      SIXTIETH.otherwise(List.of(new WorkflowStep.Otherwise(Channel.LETTER, "sixtieth")));

  @RegisterExtension private final Worlds worlds = new Worlds();

  private final NightWorld world = worlds.make(40);

  @Test
  void who_objects_is_planned_her_workflow_s_step_and_nothing_else_and_no_model_is_asked() {
    put(settings(Map.of()));
    object(3);
    Night night = world.campaign().dryRun(CLIENT, MONDAY, NIGHT);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(night.contacts()).extracting(PlannedContact::debtorId).contains(debtor(3));
    PlannedContact hers = planned(MONDAY, debtor(3)).getFirst();
    assertThat(planned(MONDAY, debtor(3))).hasSize(1);
    assertThat(hers.contactId().value()).startsWith("workflow-2026-03-02-");
    assertThat(hers.template()).isEqualTo("sixtieth");
    assertThat(hers.tone()).isEqualTo(Tone.FIRM);
    assertThat(hers.action().channel()).isEqualTo(Channel.EMAIL);
    // Ten in Amsterdam in winter.
    assertThat(hers.action().slot().start()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
    assertThat(hers.reach()).isZero();
    assertThat(world.decisions.findByDebtor(CLIENT, debtor(3)))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.modelVersion()).isEqualTo("unasked");
              assertThat(decision.objected()).isTrue();
              assertThat(decision.kind()).isEqualTo(Decision.Kind.CONTACT);
            });
    assertThat(world.shadows.findByDebtor(CLIENT, debtor(3))).isEmpty();
    assertThat(counts(MONDAY))
        .containsEntry("objected", 1L)
        .containsEntry("workflowSteps", 1L)
        .containsEntry("contacts", (long) world.campaigns.contacts(CLIENT, id(MONDAY)).size())
        .doesNotContainKey("leftAloneByExperiments");
    // Everybody else is planned by the model.
    assertThat(world.campaigns.contacts(CLIENT, id(MONDAY)))
        .filteredOn(state -> !state.contact().debtorId().equals(debtor(3)))
        .isNotEmpty()
        .noneMatch(state -> state.contact().contactId().value().startsWith("workflow-"));
  }

  @Test
  void each_step_is_planned_once_also_when_its_contact_went_out_and_anew_when_it_was_cancelled() {
    put(settings(Map.of(), new WorkflowStep[] {SIXTIETH}));
    object(3);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    world.campaign().run(CLIENT, MONDAY.plusDays(1), NIGHT.plus(DAY));
    assertThat(planned(MONDAY.plusDays(1), debtor(3))).isEmpty();
    // Nobody sent it, and so its slot ended.
    world.campaigns.expire(CLIENT, NIGHT.plus(DAY));
    world.campaign().run(CLIENT, MONDAY.plusDays(2), NIGHT.plus(DAY.multipliedBy(2)));
    assertThat(planned(MONDAY.plusDays(2), debtor(3)))
        .extracting(PlannedContact::template)
        .containsExactly("sixtieth");
  }

  @Test
  void the_night_after_plans_the_next_step() {
    put(settings(Map.of()));
    object(3);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    world.campaign().run(CLIENT, MONDAY.plusDays(1), NIGHT.plus(DAY));
    assertThat(planned(MONDAY.plusDays(1), debtor(3)))
        .extracting(PlannedContact::template)
        .containsExactly("day-after");
  }

  @Test
  void steps_take_their_room_before_a_model_does_and_what_has_none_waits() {
    put(
        settings(
            Map.of(Channel.EMAIL, new HourlyCapacity(0, Map.of(10, 1))),
            new WorkflowStep[] {SIXTIETH}));
    object(3);
    object(4);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    List<DebtorId> planned =
        world.campaigns.contacts(CLIENT, id(MONDAY)).stream()
            .map(ContactState::contact)
            .filter(contact -> contact.action().channel() == Channel.EMAIL)
            .map(PlannedContact::debtorId)
            .toList();
    assertThat(planned).hasSize(1).containsAnyOf(debtor(3), debtor(4));
    assertThat(counts(MONDAY)).containsEntry("workflowStepsWithoutRoom", 1L);
    DebtorId other = planned.contains(debtor(3)) ? debtor(4) : debtor(3);
    assertThat(world.decisions.findByDebtor(CLIENT, other))
        .singleElement()
        .satisfies(decision -> assertThat(decision.kind()).isEqualTo(Decision.Kind.WAIT));
  }

  /** Email first, and the rest of the day after eleven. */
  @Test
  void a_step_whose_contact_fails_is_made_over_its_next_channel_the_same_day_once() {
    put(settings(Map.of(), new WorkflowStep[] {OTHERWISE}));
    object(3);
    object(4);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    Instant eleven = Instant.parse("2026-03-02T10:00:00Z");
    failAt(eleven.minusSeconds(60), 3);
    Replanning.Result result = world.replanning().run(CLIENT, eleven);
    assertThat(result).isEqualTo(new Replanning.Result(1, 1));
    assertThat(planned(MONDAY, debtor(3)))
        .extracting(PlannedContact::template, contact -> contact.action().channel())
        .containsExactlyInAnyOrder(
            tuple("sixtieth", Channel.EMAIL), tuple("sixtieth", Channel.LETTER));
    PlannedContact instead = over(Channel.LETTER, 3);
    assertThat(instead.contactId().value()).startsWith("workflow-2026-03-02-");
    assertThat(instead.action().slot().start()).isEqualTo(eleven);
    assertThat(instead.cost()).isEqualByComparingTo("1.25");
    assertThat(world.decisions.find(CLIENT, instead.decisionId()).orElseThrow().excluded())
        .singleElement()
        .satisfies(
            exclusion ->
                assertThat(exclusion.basis())
                    .endsWith(
                        "step sixtieth of workflow standard, over letter in the place of email, is"
                            + " due"));
    assertThat(world.replanning().run(CLIENT, eleven)).isEqualTo(new Replanning.Result(0, 0));
    assertThat(planned(MONDAY, debtor(4)))
        .extracting(contact -> contact.action().channel())
        .containsExactly(Channel.EMAIL);
    // Nor does the night after make it again.
    world.campaign().run(CLIENT, MONDAY.plusDays(1), NIGHT.plus(DAY));
    assertThat(planned(MONDAY.plusDays(1), debtor(3))).isEmpty();
  }

  @Test
  void a_next_channel_that_is_stopped_is_left_to_the_night_after() {
    put(
        settings(
            Map.of(Channel.LETTER, new HourlyCapacity(0, Map.of(15, 1))),
            new WorkflowStep[] {OTHERWISE}));
    object(3);
    object(4);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    Instant eleven = Instant.parse("2026-03-02T10:00:00Z");
    Stop stop = world.stops.stop(CLIENT, Channel.LETTER, NIGHT, "test", "an exercise");
    failAt(eleven.minusSeconds(60), 3);
    assertThat(world.replanning().run(CLIENT, eleven)).isEqualTo(new Replanning.Result(1, 0));
    // The night after makes it over the channel that is left.
    world.stops.lift(CLIENT, stop.stopId(), NIGHT, "test");
    world.campaign().run(CLIENT, MONDAY.plusDays(1), NIGHT.plus(DAY));
    assertThat(planned(MONDAY.plusDays(1), debtor(3)))
        .extracting(contact -> contact.action().channel())
        .containsExactly(Channel.LETTER);
  }

  @Test
  void the_place_of_a_letter_that_the_day_s_plan_has_taken_is_not_taken_twice() {
    put(
        settings(
            Map.of(Channel.LETTER, new HourlyCapacity(0, Map.of(15, 1))),
            new WorkflowStep[] {OTHERWISE}));
    object(3);
    object(4);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    Instant ten = Instant.parse("2026-03-02T09:00:00Z");
    failAt(ten, 3);
    assertThat(world.replanning().run(CLIENT, ten.plusSeconds(60)).planned()).isEqualTo(1);
    failAt(ten.plusSeconds(120), 4);
    assertThat(world.replanning().run(CLIENT, ten.plusSeconds(180)))
        .isEqualTo(new Replanning.Result(1, 0));
  }

  @Test
  void a_step_without_other_channels_that_fails_is_let_be() {
    put(settings(Map.of(), new WorkflowStep[] {SIXTIETH}));
    object(3);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    Instant eleven = Instant.parse("2026-03-02T10:00:00Z");
    failAt(eleven.minusSeconds(60), 3);
    assertThat(world.replanning().run(CLIENT, eleven)).isEqualTo(new Replanning.Result(1, 0));
    assertThat(planned(MONDAY, debtor(3))).hasSize(1);
  }

  private PlannedContact over(Channel channel, int number) {
    return planned(MONDAY, debtor(number)).stream()
        .filter(contact -> contact.action().channel() == channel)
        .findFirst()
        .orElseThrow();
  }

  /** What is due of a debtor fails; all else that is due is sent. */
  private void failAt(Instant at, int number) {
    List<Settlement> settlements = new ArrayList<>();
    for (Claim claim :
        world.campaigns.claim(CLIENT, Set.of(Channel.EMAIL), 999, at, Duration.ofMinutes(5))) {
      boolean fails = claim.contact().debtorId().equals(debtor(number));
      settlements.add(
          new Settlement(
              claim.contact().contactId(),
              claim.attempt(),
              fails ? ContactStatus.FAILED : ContactStatus.PLANNED,
              null,
              fails ? "no such address" : null));
    }
    world.campaigns.settle(CLIENT, settlements);
  }

  @Test
  void a_step_takes_the_next_hour_that_has_room() {
    put(
        settings(
            Map.of(Channel.EMAIL, new HourlyCapacity(0, Map.of(10, 1, 14, 1))),
            new WorkflowStep[] {SIXTIETH}));
    object(3);
    object(4);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    // Ten and two in Amsterdam.
    assertThat(world.campaigns.contacts(CLIENT, id(MONDAY)))
        .map(ContactState::contact)
        .filteredOn(PlannedContact::ofWorkflow)
        .extracting(contact -> contact.action().slot().start())
        .containsExactlyInAnyOrder(
            Instant.parse("2026-03-02T09:00:00Z"), Instant.parse("2026-03-02T13:00:00Z"));
  }

  @Test
  void what_came_of_a_turn_is_taken_as_given_and_what_was_due_is_not() {
    put(settings(Map.of(), new WorkflowStep[] {OTHERWISE}));
    object(3);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    Decision decision = world.decisions.findByDebtor(CLIENT, debtor(3)).getFirst();
    DecisionBasis basis = Objects.requireNonNull(decision.basis());
    Turn turn = Objects.requireNonNull(basis.turn());
    assertThat(differs(decision.on(basis.of(turn.leaving(NextStep.Left.TAKEN_BACK)))))
        .containsExactly("action", "the chosen contact", "excluded", "tone and offer");
    KnownContact made = KnownContact.of(over(Channel.EMAIL, 3), ContactStatus.FAILED);
    assertThat(differs(decision.on(basis.of(Turn.knowing(List.of(made))))))
        .containsExactly("the chosen contact", "excluded");
  }

  private List<String> differs(Decision decision) {
    return world.recomputer(NightWorld.SEED).recompute(CLIENT, decision).differs();
  }

  @Test
  void what_happens_after_a_decision_or_is_heard_of_later_is_no_part_of_it() {
    put(settings(Map.of()));
    object(3);
    object(4);
    Instant now = NIGHT.plus(Duration.ofNanos(500_999));
    world.portfolio.accept(
        TestPortfolio.caseAt(3, NIGHT.plus(Duration.ofNanos(501_000)), CaseStatus.PAID));
    world.portfolio.accept(
        TestPortfolio.caseAt(4, NIGHT.plus(Duration.ofNanos(500_000)), CaseStatus.PAID));
    world.campaign().run(CLIENT, MONDAY, now);
    assertThat(planned(MONDAY, debtor(3))).hasSize(1);
    assertThat(planned(MONDAY, debtor(4))).isEmpty();
    world.portfolio.accept(TestPortfolio.caseAt(3, NIGHT.minusSeconds(60), CaseStatus.PAID));
    assertThat(world.decisions.findByDebtor(CLIENT, debtor(3)).getFirst().at())
        .isEqualTo(NIGHT.plus(Duration.ofNanos(500_000)));
  }

  @Test
  void a_step_that_is_due_on_a_later_day_is_not_planned_and_what_others_were_sent_is_not_kept() {
    put(settings(Map.of(), new WorkflowStep[] {DAY_AFTER}));
    object(3);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    Decision waits = world.decisions.findByDebtor(CLIENT, debtor(3)).getFirst();
    assertThat(waits.kind()).isEqualTo(Decision.Kind.WAIT);
    world.campaign().run(CLIENT, MONDAY.plusDays(1), NIGHT.plus(DAY));
    world.campaigns.expire(CLIENT, NIGHT.plus(DAY.multipliedBy(2)));
    put(settings(Map.of(), new WorkflowStep[] {SIXTIETH}));
    world.campaign().run(CLIENT, MONDAY.plusDays(2), NIGHT.plus(DAY.multipliedBy(2)));
    assertThat(world.campaigns.findByDebtor(CLIENT, debtor(3))).hasSize(2);
    Decision last = world.decisions.findByDebtor(CLIENT, debtor(3)).getLast();
    assertThat(last.kind()).isEqualTo(Decision.Kind.CONTACT);
    // The one that was taken back is of no step that the workflow has by now.
    assertThat(Objects.requireNonNull(Objects.requireNonNull(last.basis()).turn()).known())
        .isEmpty();
  }

  @Test
  void each_debtor_s_own_workflow_counts_and_who_is_vulnerable_gets_it_softer() {
    Workflow first =
        new Workflow("first", "d-00003", WorkflowStart.DUE_DATE, Set.of(), 14, List.of(SIXTIETH));
    Workflow others =
        new Workflow("others", null, WorkflowStart.DUE_DATE, Set.of(), 14, List.of(SIXTIETH));
    put(NightWorld.settings(Map.of(), null, 0).withWorkflows(List.of(first, others)));
    object(1);
    object(2);
    object(4);
    world.portfolio.accept(TestPortfolio.debtorAt(2, NIGHT.minusSeconds(60), true));
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(planned(MONDAY, debtor(1)).getFirst().tone()).isEqualTo(Tone.FIRM);
    assertThat(planned(MONDAY, debtor(2)).getFirst().tone()).isEqualTo(Tone.FRIENDLY);
    assertThat(row(1)).isEqualTo("workflow.others");
    assertThat(row(4)).isEqualTo("workflow.first");
  }

  private String row(int debtor) {
    Decision decision = world.decisions.findByDebtor(CLIENT, debtor(debtor)).getFirst();
    return Objects.requireNonNull(decision.approach()).row();
  }

  @Test
  void a_step_that_can_be_made_for_a_shorter_time_comes_first() {
    // The step of the last three debtors is made on its day only, and that of the others for two
    // weeks more.
    Workflow hurried =
        new Workflow("hurried", "d-00037", WorkflowStart.DUE_DATE, Set.of(), 0, List.of(SIXTIETH));
    Workflow patient =
        new Workflow("patient", null, WorkflowStart.DUE_DATE, Set.of(), 14, List.of(SIXTIETH));
    put(
        NightWorld.settings(Map.of(Channel.EMAIL, new HourlyCapacity(0, Map.of(10, 3))), null, 0)
            .withWorkflows(List.of(hurried, patient)));
    for (int i = 0; i < 40; i++) {
      object(i);
    }
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(world.campaigns.contacts(CLIENT, id(MONDAY)))
        .extracting(state -> state.contact().debtorId())
        .containsExactlyInAnyOrder(debtor(37), debtor(38), debtor(39));
  }

  @Test
  void a_call_that_who_objects_asked_for_is_kept_beyond_capacity_and_before_every_step() {
    WorkflowStep call =
        new WorkflowStep(60, Channel.PHONE, new StepTime.Hour(9), "call", Tone.FIRM);
    put(
        settings(
            Map.of(Channel.PHONE, new HourlyCapacity(0, Map.of(10, 1))),
            new WorkflowStep[] {call}));
    object(3);
    object(4);
    object(5);
    askToBeCalled(4, Instant.parse("2026-03-02T09:15:00Z"));
    askToBeCalled(5, Instant.parse("2026-03-02T09:45:00Z"));
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(world.campaigns.contacts(CLIENT, id(MONDAY)))
        .map(ContactState::contact)
        .filteredOn(PlannedContact::ofWorkflow)
        .allMatch(PlannedContact::appointment)
        .extracting(PlannedContact::debtorId)
        .containsExactlyInAnyOrder(debtor(4), debtor(5));
    assertThat(counts(MONDAY))
        .containsEntry("workflowAppointments", 2L)
        .containsEntry("workflowStepsWithoutRoom", 1L)
        .doesNotContainKey("workflowSteps");
  }

  @Test
  void a_step_leaves_the_place_of_a_call_that_a_debtor_of_the_model_s_asked_for() {
    WorkflowStep call =
        new WorkflowStep(60, Channel.PHONE, new StepTime.Hour(9), "call", Tone.FIRM);
    put(
        settings(
            Map.of(Channel.PHONE, new HourlyCapacity(0, Map.of(10, 1))),
            new WorkflowStep[] {call}));
    object(3);
    askToBeCalled(6, Instant.parse("2026-03-02T09:15:00Z"));
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(world.campaigns.contacts(CLIENT, id(MONDAY)))
        .map(ContactState::contact)
        .filteredOn(contact -> contact.action().channel() == Channel.PHONE)
        .extracting(PlannedContact::debtorId)
        .containsExactly(debtor(6));
  }

  private void askToBeCalled(int number, Instant at) {
    ContactId contact = new ContactId("asked-" + number);
    world.portfolio.accept(
        new ContactRecord(
            CLIENT,
            contact,
            debtor(number),
            null,
            Channel.PHONE,
            NIGHT.minus(DAY),
            Direction.INBOUND,
            null,
            null,
            null,
            null));
    world.portfolio.accept(
        new OutcomeRecord(
            CLIENT, contact, NIGHT.minusSeconds(9_000), OutcomeResult.CALLBACK_REQUEST, at));
  }

  @Test
  void who_objects_and_has_no_workflow_is_left_in_peace_and_who_withdraws_is_planned_again() {
    put(NightWorld.settings(Map.of(), null, 0));
    for (int i = 0; i < 40; i++) {
      object(i);
    }
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(world.campaigns.contacts(CLIENT, id(MONDAY))).isEmpty();
    assertThat(counts(MONDAY)).containsEntry("objected", 40L);
    for (int i = 0; i < 40; i++) {
      world.portfolio.objections.withdraw(CLIENT, debtor(i), NIGHT, "test", null);
    }
    world.campaign().run(CLIENT, MONDAY.plusDays(1), NIGHT.plus(DAY));
    assertThat(world.campaigns.contacts(CLIENT, id(MONDAY.plusDays(1)))).isNotEmpty();
  }

  @Test
  void a_case_that_is_paid_is_nobody_s_step() {
    put(settings(Map.of()));
    object(3);
    world.portfolio.accept(TestPortfolio.caseAt(3, NIGHT.minusSeconds(60), CaseStatus.PAID));
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(planned(MONDAY, debtor(3))).isEmpty();
  }

  @Test
  void a_workflow_s_arm_is_planned_the_workflow_and_named_in_its_decisions() {
    Experiment experiment =
        new Experiment(
            new ExperimentId("against-the-workflow"),
            "salt",
            null,
            NIGHT.minusSeconds(1),
            null,
            List.of(
                new Arm("as-before", new ArmPolicy.Workflow(), 0.5),
                new Arm("gelegen", new ArmPolicy.Champion(), 0.5)));
    put(settings(Map.of()).with(new ExperimentSettings(0, "salt", List.of(experiment))));
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    List<DebtorId> arm =
        world.portfolio.exposures.of(CLIENT, experiment.id()).stream()
            .filter(exposure -> exposure.arm().equals("as-before"))
            .map(exposure -> exposure.debtor())
            .toList();
    assertThat(arm).hasSizeBetween(8, 32);
    for (DebtorId debtor : arm) {
      PlannedContact contact = planned(MONDAY, debtor).getFirst();
      assertThat(contact.template()).isEqualTo("sixtieth");
      Decision decision = world.decisions.find(CLIENT, contact.decisionId()).orElseThrow();
      assertThat(decision.ofWorkflow()).isTrue();
      assertThat(decision.objected()).isFalse();
      assertThat(decision.arm())
          .isEqualTo(new Decision.ExperimentArm(experiment.id(), "as-before"));
    }
    assertThat(counts(MONDAY))
        .containsEntry("workflowSteps", (long) arm.size())
        .doesNotContainKey("leftAloneByExperiments");
  }

  @Test
  void without_a_champion_the_workflow_decides_and_the_model_does_again_once_there_is_one() {
    put(settings(Map.of()));
    object(3);
    world.portfolio.fitness = new LoadedModel.Fitness.NoChampion();
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    assertPlannedByWorkflow(MONDAY);
    world.portfolio.fitness = new LoadedModel.Fitness.Fit();
    world.campaign().run(CLIENT, MONDAY.plusDays(1), NIGHT.plus(DAY));
    assertThat(world.campaigns.contacts(CLIENT, id(MONDAY.plusDays(1))))
        .map(ContactState::contact)
        .anyMatch(contact -> !contact.ofWorkflow())
        .allMatch(contact -> contact.ofWorkflow() == contact.debtorId().equals(debtor(3)));
    assertThat(counts(MONDAY.plusDays(1))).doesNotContainKey("withoutModel");
  }

  @Test
  void with_a_damaged_champion_the_workflow_decides_and_without_a_workflow_the_night_fails() {
    world.portfolio.fitness =
        new LoadedModel.Fitness.Damaged(
            "noorderlicht-3", new GelegenException("model version 3 cannot be read"));
    put(NightWorld.settings(Map.of(), null, 0));
    assertThatThrownBy(() -> world.campaign().run(CLIENT, MONDAY, NIGHT))
        .hasMessage("model version 3 cannot be read");
    put(settings(Map.of()));
    object(3);
    world.campaign().run(CLIENT, MONDAY, NIGHT.plusSeconds(60));
    assertPlannedByWorkflow(MONDAY);
  }

  @Test
  void without_a_champion_and_a_workflow_the_segment_table_decides() {
    put(NightWorld.settings(Map.of(), null, 0));
    world.portfolio.fitness = new LoadedModel.Fitness.NoChampion();
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(world.campaigns.contacts(CLIENT, id(MONDAY)))
        .map(ContactState::contact)
        .isNotEmpty()
        .noneMatch(PlannedContact::ofWorkflow);
  }

  /** Everybody's step is due, and one of the 40 objects. */
  private void assertPlannedByWorkflow(LocalDate date) {
    assertThat(counts(date))
        .containsEntry("withoutModel", 39L)
        .containsEntry("objected", 1L)
        .containsEntry("workflowSteps", 40L)
        .containsEntry("contacts", 40L)
        .doesNotContainKey("leftAloneByExperiments");
    assertThat(world.campaigns.contacts(CLIENT, id(date)))
        .map(ContactState::contact)
        .allMatch(PlannedContact::ofWorkflow);
    assertThat(world.decisions.findByDebtor(CLIENT, debtor(5)))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.objected()).isFalse();
              assertThat(decision.excluded().getFirst().rule()).isEqualTo("model.not-fit");
              assertThat(decision.excluded().getFirst().basis())
                  .startsWith("no model is fit to be asked: the workflow; step sixtieth");
            });
    assertThat(world.shadows.all(CLIENT)).isEmpty();
  }

  private void object(int number) {
    world.portfolio.objections.object(CLIENT, debtor(number), NIGHT, "test", "by letter");
  }

  private void put(ClientSettings settings) {
    world.settings.put(CLIENT, settings, NIGHT, "test");
  }

  private static ClientSettings settings(Map<Channel, HourlyCapacity> capacity) {
    return settings(capacity, new WorkflowStep[] {SIXTIETH, DAY_AFTER});
  }

  private static ClientSettings settings(
      Map<Channel, HourlyCapacity> capacity, WorkflowStep[] steps) {
    return NightWorld.settings(capacity, (BigDecimal) null, 0)
        .withWorkflows(
            List.of(
                new Workflow(
                    "standard",
                    null,
                    WorkflowStart.DUE_DATE,
                    Set.of(StopCondition.values()),
                    14,
                    List.of(steps))));
  }

  private static String id(LocalDate date) {
    return date.toString();
  }

  private Map<String, Long> counts(LocalDate date) {
    return new TreeMap<>(world.campaigns.findByDate(CLIENT, date).orElseThrow().counts());
  }

  private List<PlannedContact> planned(LocalDate date, DebtorId debtor) {
    return world.campaigns.contacts(CLIENT, id(date)).stream()
        .map(ContactState::contact)
        .filter(contact -> contact.debtorId().equals(debtor))
        .toList();
  }
}
