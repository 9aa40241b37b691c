package org.gelegen.scheduler.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.dispatch.DispatchWorld.NINE;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.model.slots.Action;
import org.gelegen.scheduler.TestPortfolio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who turns out to be vulnerable after the night has planned. */
class GentlerAtSendingTest {
  private static final Instant EIGHT = NINE.minusSeconds(3600);

  @Test
  void gets_nothing_in_a_firmer_tone_than_is_due_by_now() {
    for (String contact : List.of("k-7", "workflow-7")) {
      assertSent(contact, "email-firm", Tone.FIRM, false, true);
      assertSent(contact, "email-firm", Tone.FIRM, true, false);
      assertSent(contact, "email-help", Tone.FRIENDLY, true, true);
    }
  }

  @Test
  void gets_no_firm_step_of_a_workflow_in_whatever_tone() {
    assertSent("workflow-7", "email-firm", Tone.FRIENDLY, true, false);
    assertSent("workflow-7", "email-firm", Tone.FRIENDLY, false, true);
  }

  @Test
  void gets_what_has_no_tone_of_its_own_and_the_call_that_was_asked_for() {
    assertSent("k-7", null, null, true, true);
    assertSent("workflow-callback-7", "callback", Tone.FIRM, true, true);
  }

  /** A night with a model plans it under an id like any other. */
  @Test
  void gets_the_call_that_was_asked_for_whoever_planned_it() {
    TestPortfolio portfolio = new TestPortfolio(1);
    ContactId before = new ContactId("k-1");
    Instant asked = EIGHT.minusSeconds(7_200);
    portfolio.accept(
        new ContactRecord(
            TestPortfolio.CLIENT,
            before,
            TestPortfolio.debtor(0),
            null,
            Channel.PHONE,
            asked,
            Direction.INBOUND,
            null,
            null,
            null,
            null));
    portfolio.accept(
        new OutcomeRecord(
            TestPortfolio.CLIENT,
            before,
            asked,
            OutcomeResult.CALLBACK_REQUEST,
            EIGHT.plusSeconds(600)));
    portfolio.accept(TestPortfolio.debtorAt(0, EIGHT.minusSeconds(60), true));
    Desk desk =
        portfolio.desks(new InMemorySettingsStore(), 1).find(TestPortfolio.CLIENT).orElseThrow();
    desk.portfolio().refresh(EIGHT);
    DebtorHistory history = desk.portfolio().find(TestPortfolio.debtor(0)).orElseThrow();
    CaseState subject = history.findCase(TestPortfolio.caseOf(0)).orElseThrow();
    assertThat(desk.decider().isTooFirm(call(EIGHT), history, subject)).isFalse();
    assertThat(desk.decider().isTooFirm(call(NINE), history, subject)).isTrue();
  }

  private static PlannedContact call(Instant start) {
    PlannedContact contact = DispatchWorld.contact("k-7", 0, start, null, Tone.FIRM);
    return new PlannedContact(
        contact.contactId(),
        contact.debtorId(),
        contact.caseId(),
        contact.decisionId(),
        new Action(Channel.PHONE, contact.action().slot()),
        contact.template(),
        contact.tone(),
        contact.reach(),
        contact.response(),
        contact.harm(),
        contact.expectedValue(),
        contact.cost(),
        contact.propensity());
  }

  private static void assertSent(
      String contact,
      @Nullable String template,
      @Nullable Tone tone,
      boolean vulnerable,
      boolean sent) {
    DispatchWorld world = new DispatchWorld(1, true);
    world.commit("2026-03-03", List.of(DispatchWorld.contact(contact, 0, EIGHT, template, tone)));
    world.portfolio.accept(TestPortfolio.debtorAt(0, EIGHT.minusSeconds(60), vulnerable));
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, EIGHT.plusSeconds(60));
    ContactState state = world.campaigns.contacts(TestPortfolio.CLIENT, "2026-03-03").getFirst();
    String which = contact + " " + template + " " + tone + " " + vulnerable;
    assertThat(state.status())
        .as(which)
        .isEqualTo(sent ? ContactStatus.SENT : ContactStatus.CANCELLED);
    assertThat(state.reason())
        .as(which)
        .isEqualTo(sent ? null : "the debtor is to be addressed more gently than was planned");
  }
}
