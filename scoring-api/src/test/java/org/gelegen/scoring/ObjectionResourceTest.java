package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gelegen.model.GelegenException;
import org.gelegen.model.access.Role;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionBasis;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.LoadedModel;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.model.workflows.StepTime;
import org.gelegen.model.workflows.Workflow;
import org.gelegen.model.workflows.WorkflowStart;
import org.gelegen.model.workflows.WorkflowStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ObjectionResourceTest {
  private static final String PATH = BASE + "/debtors/d-17/objection";
  private static final DebtorId DEBTOR = new DebtorId("d-17");
  private static final String ASK =
      "{\"debtorIds\":[\"d-17\"],\"horizon\":\"P1D\",\"explain\":true}";

  private final TestService service = new TestService();

  @AfterEach
  void every_decision_comes_out_the_same_when_it_is_made_again() {
    try {
      for (Decision decision : service.decisions.findByDebtor(CLIENT, DEBTOR)) {
        JsonNode kept = kept(decision.decisionId().value());
        assertThat(kept.get("same").asBoolean()).as(kept.toString()).isTrue();
      }
    } finally {
      service.close();
    }
  }

  private JsonNode kept(String decision) {
    return TestService.json(service.get(BASE + "/decisions/" + decision));
  }

  @Test
  void an_objection_is_kept_shown_to_the_debtor_and_withdrawn() {
    HttpResponse<String> response = service.post(PATH, "{\"why\":\"by letter\"}");
    String by = service.objections.find(CLIENT, DEBTOR).getFirst().objectedBy();
    // Where the debtor lives it is nine.
    String body =
        """
        {"objectionId":"o-1","objectedAt":"2026-11-23T09:00:00+02:00","objectedBy":"%s","why":"by letter","cancelled":0}\
        """
            .formatted(by);
    assertAnswer(response, 200, body);
    assertAnswer(service.post(PATH, "{\"why\":\"again\"}"), 200, body);
    for (String where : List.of("timeline", "data")) {
      JsonNode told = TestService.json(service.get(BASE + "/debtors/d-17/" + where));
      assertThat(told.at("/objections/0/why").asString()).as(where).isEqualTo("by letter");
    }
    assertThat(withdraw(PATH, "{\"why\":\"by phone\"}").statusCode()).isEqualTo(200);
    assertThat(service.objections.objected(CLIENT)).isEmpty();
    assertThat(service.objections.find(CLIENT, DEBTOR))
        .singleElement()
        .satisfies(one -> assertThat(one.withdrawnWhy()).isEqualTo("by phone"));
  }

  @Test
  void an_objection_needs_a_reason_and_a_debtor_and_a_withdrawal_an_objection() {
    assertInvalid(service.post(PATH, "{\"why\":\"\"}"), "/why", "must have 1 to 1000 characters");
    assertThat(
            service
                .post(BASE + "/debtors/nobody/objection", "{\"why\":\"by letter\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(withdraw(PATH).statusCode()).isEqualTo(404);
    assertThat(service.objections.find(CLIENT, DEBTOR)).isEmpty();
  }

  @Test
  void a_debtor_who_is_erased_while_the_objection_is_on_its_way_is_not_found() {
    service.objections.erase(DEBTOR);
    HttpResponse<String> response = service.post(PATH, "{\"why\":\"by letter\"}");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("the debtor");
  }

  /** URLs are logged on the way, and what a debtor said is nobody's there. */
  @Test
  void the_reason_of_a_withdrawal_is_no_part_of_the_url_and_bounded() {
    service.post(PATH, "{\"why\":\"by letter\"}");
    assertInvalid(withdraw(PATH + "?why=by%20phone", ""), "", "there are no query parameters here");
    for (String why : List.of("", "x".repeat(1001))) {
      assertInvalid(
          withdraw(PATH, "{\"why\":\"" + why + "\"}"), "/why", "must have 1 to 1000 characters");
    }
    assertThat(service.objections.objected(CLIENT)).containsExactly(DEBTOR);
    assertThat(withdraw(PATH).statusCode()).isEqualTo(200);
    assertThat(service.objections.objected(CLIENT)).isEmpty();
  }

  @Test
  void no_model_says_anything_of_who_objects_from_the_next_question_on() {
    JsonNode before = recommendation();
    assertThat(before.has("profiling")).isFalse();
    assertThat(before.has("reach")).isTrue();
    service.post(PATH, "{\"why\":\"by letter\"}");
    assertUnscored(recommendation());
    // Nor was it decided with the model before it was seen that she objects.
    assertThat(service.checked.refused()).isEmpty();
    assertThat(
            TestService.json(
                    service.post(
                        BASE + "/dialer/next",
                        "{\"dialerId\":\"floor-1\",\"limit\":10,\"leaseSeconds\":300}"))
                .at("/calls"))
        .noneMatch(call -> call.get("debtorId").asString().equals("d-17"));
    withdraw(PATH);
    assertThat(recommendation().has("reach")).isTrue();
  }

  @Test
  void an_objection_that_the_node_has_not_heard_of_is_seen_as_the_decision_is_kept() {
    service.changes.sleep();
    assertThat(recommendation().has("reach")).isTrue();
    service.objections.object(CLIENT, DEBTOR, TestService.NOW, "another node", "by letter");
    assertUnscored(recommendation());
    assertThat(service.checked.refused()).containsExactly(DEBTOR);
    assertThat(service.decisions.findByDebtor(CLIENT, DEBTOR))
        .extracting(Decision::objected)
        .containsExactlyInAnyOrder(false, true);
    service.changes.wake();
    assertUnscored(recommendation());
  }

  @Test
  void who_objects_takes_part_in_no_experiment_by_being_asked_about() {
    service.put(
        BASE + "/settings",
        """
        {"experiments":{"list":[{"id":"calls","salt":"salt","segment":"everybody",
         "from":"2026-11-01T00:00:00Z","until":"2026-12-24T00:00:00Z",
         "arms":[{"policy":"workflow","share":0.9},{"policy":"model","share":0.1}]}]}}
        """);
    service.changes.sleep();
    service.post(BASE + "/recommendations", "{\"debtorIds\":[\"d-18\"]}");
    service.objections.object(CLIENT, DEBTOR, TestService.NOW, "another node", "by letter");
    assertUnscored(recommendation());
    assertThat(service.exposures.of(CLIENT, new ExperimentId("calls"))).isEmpty();
    service.changes.wake();
    withdraw(PATH);
    recommendation();
    assertThat(service.exposures.of(CLIENT, new ExperimentId("calls"))).hasSize(1);
  }

  /** The case has no due date and is known since 1 March 2025; 23 November 2026 is far behind. */
  @Test
  void the_workflow_s_step_is_what_is_recommended_and_nothing_is_expected_of_it() {
    putWorkflow();
    service.post(PATH, "{\"why\":\"by letter\"}");
    JsonNode recommendation = recommendation();
    assertThat(recommendation.get("profiling").asString()).isEqualTo("objected");
    assertThat(recommendation.get("action").asString()).isEqualTo("contact");
    assertThat(recommendation.get("channel").asString()).isEqualTo("email");
    assertThat(recommendation.get("tone").asString()).isEqualTo("firm");
    // Eight in Amsterdam, where it is allowed already.
    assertThat(recommendation.at("/slot/start").asString()).isEqualTo("2026-11-23T09:00:00+02:00");
    assertThat(recommendation.propertyNames())
        .doesNotContain("reach", "response", "harm", "expectedValue");
    assertThat(recommendation.at("/excluded/0/basis").asString())
        .contains("step year of workflow standard is due");
  }

  private void putWorkflow() {
    service.settings.put(
        CLIENT,
        TestService.withoutExploration()
            .withWorkflows(
                List.of(
                    new Workflow(
                        "standard",
                        "everybody",
                        WorkflowStart.FIRST_RECORD,
                        Set.of(),
                        365,
                        List.of(
                            new WorkflowStep(
                                365, Channel.EMAIL, new StepTime.Hour(9), "year", Tone.FIRM))))),
        TestService.NOW,
        "test");
  }

  @Test
  void with_a_damaged_champion_who_objects_and_whom_a_workflow_serves_are_answered() {
    service.fitness =
        new LoadedModel.Fitness.Damaged(
            "noorderlicht-1", new GelegenException("model version 1 cannot be read"));
    assertThat(service.post(BASE + "/recommendations", ASK).statusCode()).isEqualTo(500);
    service.post(PATH, "{\"why\":\"by letter\"}");
    assertUnscored(recommendation());
    withdraw(PATH);
    putWorkflow();
    JsonNode recommendation = recommendation();
    assertThat(recommendation.has("profiling")).isFalse();
    assertThat(recommendation.get("channel").asString()).isEqualTo("email");
    assertThat(recommendation.propertyNames())
        .doesNotContain("reach", "response", "harm", "expectedValue");
    assertThat(recommendation.at("/excluded/0/rule").asString()).isEqualTo("model.not-fit");
    service.fitness = new LoadedModel.Fitness.Fit();
    assertThat(recommendation().has("reach")).isTrue();
  }

  @Test
  void a_debtor_who_objects_and_is_described_is_not_scored_either() {
    service.post(PATH, "{\"why\":\"by letter\"}");
    assertUnscored(
        TestService.json(
                service.post(
                    BASE + "/scores",
                    """
                    {"debtors":[{"debtor":{"debtorId":"d-17","at":"2025-02-03T09:00:00+01:00","kind":"consumer","channels":{"email":{"address":"d17@example.org"}}},
                     "cases":[{"caseId":"c-9","debtorId":"d-17","at":"2025-03-01T09:00:00+01:00","amount":"100.00","stage":"reminder","status":"open"}]}],"explain":true}
                    """))
            .at("/recommendations/0"));
  }

  @Test
  void the_decision_is_kept_without_a_score_and_comes_out_the_same() {
    service.post(PATH, "{\"why\":\"by letter\"}");
    JsonNode kept = kept(recommendation().get("decisionId").asString());
    assertThat(kept.get("modelVersion").asString()).isEqualTo("unasked");
    assertThat(kept.get("same").asBoolean()).isTrue();
    assertUnscored(kept.get("decision"));
  }

  @Test
  void a_workflow_s_decision_comes_out_the_same_whatever_was_planned_sent_or_set_since() {
    putWorkflow();
    service.post(PATH, "{\"why\":\"by letter\"}");
    JsonNode due = recommendation();
    assertThat(due.get("action").asString()).isEqualTo("contact");
    JsonNode otherwise =
        TestService.json(
                service.post(
                    BASE + "/recommendations",
                    "{\"debtorIds\":[\"d-17\"],\"horizon\":\"P1D\",\"channels\":[\"phone\"]}"))
            .at("/recommendations/0");
    assertThat(otherwise.get("action").asString()).isEqualTo("wait");
    service.campaigns.commit(
        CampaignResourceTest.campaign(CLIENT), List.of(step(due.get("decisionId").asString())), 0);
    JsonNode planned = recommendation();
    assertThat(planned.get("action").asString()).isEqualTo("wait");
    assertThat(planned.at("/excluded/0/basis").asString())
        .endsWith("every step of workflow standard was made, or is too late");
    service.campaigns.expire(CLIENT, TestService.NOW.plus(Duration.ofDays(1)));
    withdraw(PATH);
    service.settings.put(CLIENT, TestService.withoutExploration(), TestService.NOW, "test");
    for (JsonNode made : List.of(due, planned, otherwise)) {
      JsonNode kept = kept(made.get("decisionId").asString());
      assertThat(kept.get("same").asBoolean()).as(kept.toString()).isTrue();
    }
  }

  /** A payment of the same millisecond counts where it was before, and not where it was after. */
  @Test
  void a_decision_is_made_again_as_of_the_microsecond() {
    putWorkflow();
    service.post(PATH, "{\"why\":\"by letter\"}");
    service.post(
        BASE + "/payments",
        """
        {"type":"payment","clientId":"noorderlicht","paymentId":"p-1","debtorId":"d-17","caseId":"c-9","at":"2026-11-23T07:00:00.000300Z","amount":"100.00"}
        """);
    assertThat(askedAt("2026-11-23T07:00:00.000299Z")).isEqualTo("contact");
    assertThat(askedAt("2026-11-23T07:00:00.000500Z")).isEqualTo("stop");
  }

  private String askedAt(String at) {
    return TestService.json(
            service.post(
                BASE + "/recommendations",
                "{\"debtorIds\":[\"d-17\"],\"horizon\":\"P1D\",\"at\":\"" + at + "\"}"))
        .at("/recommendations/0/action")
        .asString();
  }

  @Test
  void a_call_that_she_asked_for_and_that_a_dialer_is_given_is_made_again_too() {
    service.post(PATH, "{\"why\":\"by letter\"}");
    String records =
        """
        {"type":"contact","clientId":"noorderlicht","contactId":"in-1","debtorId":"d-17","channel":"phone","direction":"inbound","at":"2026-11-22T10:00:00+01:00"}
        {"type":"outcome","clientId":"noorderlicht","contactId":"in-1","at":"2026-11-22T10:05:00+01:00","result":"callback-request","callbackAt":"%s"}
        """
            .formatted(TestService.NOW);
    service.send(
        "POST",
        BASE + "/records",
        service.key(Role.OPERATOR),
        records,
        Map.of("Content-Type", "application/x-ndjson"));
    JsonNode calls =
        TestService.json(
                service.post(
                    BASE + "/dialer/next",
                    "{\"dialerId\":\"floor-1\",\"limit\":1,\"leaseSeconds\":300}"))
            .get("calls");
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).get("contactId").asString()).startsWith("workflow-callback-");
    assertThat(service.decisions.findByDebtor(CLIENT, DEBTOR))
        .singleElement()
        .satisfies(made -> assertThat(made.objected()).isTrue());
  }

  /** The step that is due, in the hour of the recommendation. */
  private static PlannedContact step(String decision) {
    Instant start = Instant.parse("2026-11-23T07:00:00Z");
    return new PlannedContact(
        new ContactId("workflow-1"),
        DEBTOR,
        new CaseId("c-9"),
        new DecisionId(decision),
        new Action(Channel.EMAIL, new Slot(start, start.plus(Duration.ofHours(1)))),
        "year",
        Tone.FIRM,
        0,
        0,
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        1);
  }

  @Test
  void what_a_workflow_s_decision_does_not_follow_from_is_told() {
    putWorkflow();
    service.post(PATH, "{\"why\":\"by letter\"}");
    Decision due =
        service
            .decisions
            .find(CLIENT, new DecisionId(recommendation().get("decisionId").asString()))
            .orElseThrow();
    DecisionBasis basis = Objects.requireNonNull(due.basis());
    DecisionBasis knowing =
        basis.of(
            DecisionBasis.Turn.knowing(
                List.of(KnownContact.of(step(due.decisionId().value()), ContactStatus.SENT))));
    assertThat(differs(due, knowing))
        .containsExactly("action", "the chosen contact", "excluded", "tone and offer");
    Decision without =
        new Decision(
            due.decisionId(),
            DEBTOR,
            due.caseId(),
            due.at(),
            due.modelVersion(),
            due.kind(),
            due.chosen(),
            1,
            List.of(),
            List.of(),
            due.explanation(),
            due.excluded(),
            null,
            null,
            due.approach());
    assertThat(service.services.recomputer().recompute(CLIENT, without).differs())
        .containsExactly("what it was made from was not kept then");
  }

  private List<String> differs(Decision made, DecisionBasis from) {
    return service.services.recomputer().recompute(CLIENT, made.on(from)).differs();
  }

  private static void assertUnscored(JsonNode recommendation) {
    assertThat(recommendation.get("profiling").asString()).isEqualTo("objected");
    assertThat(recommendation.get("action").asString()).isEqualTo("wait");
    assertThat(recommendation.propertyNames())
        .doesNotContain("reach", "response", "harm", "expectedValue", "baseline", "changes");
    assertThat(recommendation.get("alternatives")).isEmpty();
    assertThat(recommendation.at("/excluded/0/rule").asString()).isEqualTo("profiling.objection");
  }

  private JsonNode recommendation() {
    return TestService.json(service.post(BASE + "/recommendations", ASK)).at("/recommendations/0");
  }

  private HttpResponse<String> withdraw(String path) {
    return withdraw(path, "");
  }

  private HttpResponse<String> withdraw(String path, String body) {
    return service.send(
        "DELETE",
        path,
        service.key(Role.OPERATOR),
        body,
        body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json"));
  }
}
