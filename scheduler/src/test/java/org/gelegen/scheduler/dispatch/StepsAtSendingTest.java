package org.gelegen.scheduler.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.dispatch.DispatchWorld.NINE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.workflows.StepTime;
import org.gelegen.model.workflows.StopCondition;
import org.gelegen.model.workflows.Workflow;
import org.gelegen.model.workflows.WorkflowStart;
import org.gelegen.model.workflows.WorkflowStep;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.api.Test;

/**
 * Steps that were planned for the hour before nine, whose debtor paid a part of the case at half
 * past eight. No rule forbids a contact after that.
 */
class StepsAtSendingTest {
  private static final Instant EIGHT = NINE.minusSeconds(3600);
  private static final Instant HALF_PAST = NINE.minusSeconds(1800);

  @Test
  void a_step_is_not_sent_once_its_workflow_stops_and_what_is_no_step_is() {
    assertSent("workflow-1", "email-firm", Set.of(), true);
    assertSent("workflow-1", "email-firm", Set.of(StopCondition.PROMISE), true);
    assertSent("workflow-1", "email-firm", Set.of(StopCondition.PAYMENT), false);
    assertSent("of-a-model", "email-firm", Set.of(StopCondition.PAYMENT), true);
  }

  /** Of who is vulnerable or cannot pay. */
  @Test
  void nor_is_one_that_was_made_softer_than_the_workflow_has_it() {
    assertSent("workflow-1", "email-help", Set.of(), true);
    assertSent("workflow-1", "email-help", Set.of(StopCondition.PAYMENT), false);
  }

  /** A softer text of another workflow is not what this one planned. */
  @Test
  void nor_is_one_whose_workflow_stops_where_another_s_firmer_step_goes_on() {
    Workflow gentle = workflow("gentle", Set.of(StopCondition.PAYMENT), "email-help");
    Workflow standard = workflow("standard", Set.of(), "email-firm");
    assertSent("workflow-1", "email-help", List.of(gentle, standard), false);
    assertSent("workflow-1", "email-firm", List.of(gentle, standard), true);
  }

  private static void assertSent(
      String contact, String template, Set<StopCondition> stops, boolean sent) {
    assertSent(contact, template, List.of(workflow("standard", stops, "email-firm")), sent);
  }

  private static void assertSent(
      String contact, String template, List<Workflow> stops, boolean sent) {
    DispatchWorld world = new DispatchWorld(1, true);
    world.settings.put(
        TestPortfolio.CLIENT, ClientSettings.defaults().withWorkflows(stops), EIGHT, "test");
    world.commit(
        "2026-03-03", List.of(DispatchWorld.contact(contact, 0, EIGHT, template, Tone.FIRM)));
    world.portfolio.accept(
        new PaymentRecord(
            TestPortfolio.CLIENT,
            new PaymentId("p-1"),
            TestPortfolio.debtor(0),
            TestPortfolio.caseOf(0),
            HALF_PAST,
            new BigDecimal("10.00")));
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, HALF_PAST.plusSeconds(60));
    ContactState state = world.campaigns.contacts(TestPortfolio.CLIENT, "2026-03-03").getFirst();
    String which = contact + " " + template + " " + stops;
    assertThat(world.gateway.calls).as(which).hasSize(sent ? 1 : 0);
    assertThat(state.status())
        .as(which)
        .isEqualTo(sent ? ContactStatus.SENT : ContactStatus.CANCELLED);
    assertThat(state.reason()).as(which).isEqualTo(sent ? null : "the workflow stops: payment");
  }

  private static Workflow workflow(String name, Set<StopCondition> stops, String template) {
    return new Workflow(
        name,
        null,
        WorkflowStart.DUE_DATE,
        stops,
        14,
        List.of(new WorkflowStep(3, Channel.EMAIL, new StepTime.Hour(9), template, Tone.FIRM)));
  }
}
