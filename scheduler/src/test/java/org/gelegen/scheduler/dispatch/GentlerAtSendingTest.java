package org.gelegen.scheduler.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.dispatch.DispatchWorld.NINE;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.Tone;
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
