package org.gelegen.scheduler.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.TestPortfolio.otherCaseAt;
import static org.gelegen.scheduler.dispatch.DispatchWorld.NINE;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.settings.ClientSettings.TextTemplate;
import org.gelegen.scheduler.TestPortfolio;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.texts.TextsTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A contact that was planned to speak of two cases beside its own. */
class OtherCasesAtSendingTest {
  private static final Instant EIGHT = NINE.minusSeconds(3600);
  private static final Instant BEFORE = EIGHT.minusSeconds(3600);
  private static final CaseId FIRST = new CaseId("c-a");
  private static final CaseId SECOND = new CaseId("c-b");

  private final DispatchWorld world = new DispatchWorld(1, true);
  private int versions;

  @Test
  void speaks_of_all_of_them_and_is_recorded_as_about_all() {
    OutgoingMessage message = sent("k-7");
    assertThat(message.alsoCaseIds()).containsExactly(FIRST, SECOND);
    assertThat(message.body())
        .contains("Volgens onze gegevens staat er nog een bedrag open: \u20ac 100,00.")
        .contains("Ook dit staat nog open: c-a (\u20ac 40,00) en c-b (\u20ac 40,00).")
        .contains("Alles samen is het \u20ac 180,00.");
    assertThat(recorded().alsoCaseIds()).containsExactly(FIRST, SECOND);
    Desk desk = world.portfolio.desks(world.settings, 1).find(CLIENT).orElseThrow();
    desk.portfolio().refresh(NINE);
    CaseState other =
        desk.portfolio().find(TestPortfolio.debtor(0)).orElseThrow().findCase(FIRST).orElseThrow();
    assertThat(other.outboundContacts()).isEqualTo(1);
    assertThat(other.templateUses()).isEmpty();
  }

  @Test
  void leaves_out_what_was_paid_or_disputed_since() {
    others(Stage.REMINDER);
    world.portfolio.accept(
        new PaymentRecord(
            CLIENT,
            new PaymentId("p-1"),
            TestPortfolio.debtor(0),
            FIRST,
            EIGHT.minusSeconds(60),
            new BigDecimal("40.00")));
    world.portfolio.accept(
        new HoldRecord(
            CLIENT,
            new HoldId("h-1"),
            TestPortfolio.debtor(0),
            SECOND,
            EIGHT.minusSeconds(60),
            HoldKind.DISPUTE,
            EIGHT.minusSeconds(60),
            null));
    OutgoingMessage message = send("k-7");
    assertThat(message.alsoCaseIds()).isEmpty();
    assertThat(message.body()).doesNotContain("Ook dit", "Alles samen", "{{");
    assertThat(recorded().alsoCaseIds()).isEmpty();
    assertThat(world.campaigns.contacts(CLIENT, "2026-03-03").getFirst().contact().alsoCaseIds())
        .as("of which it would be recorded if nobody knew whether it went out")
        .isEmpty();
  }

  @Test
  void speaks_of_what_lies_in_court_or_is_not_due_only_with_its_like() {
    for (Stage apart : List.of(Stage.LEGAL, Stage.PRE_DUE)) {
      others(apart);
      assertThat(send("k-" + apart.wireName()).alsoCaseIds()).as(apart.wireName()).isEmpty();
    }
  }

  @Test
  void leaves_out_what_is_to_be_paid_until_today_or_later() {
    for (LocalDate due : List.of(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9))) {
      others(Stage.REMINDER, due);
      assertThat(send("k-" + due).alsoCaseIds()).as(due.toString()).isEmpty();
    }
    others(Stage.REMINDER, LocalDate.of(2026, 3, 1));
    assertThat(send("k-late").alsoCaseIds()).containsExactly(FIRST, SECOND);
  }

  @Test
  void a_total_is_that_of_the_cases_that_the_text_names() {
    others(Stage.REMINDER);
    world.settings.put(
        CLIENT,
        TextsTest.withTexts(Map.of("email", new TextTemplate("nl", "Open", "Betaal {{total}}."))),
        BEFORE,
        "test");
    assertThat(send("k-7").body()).isEqualTo("Betaal \u20ac 100,00.");
  }

  @Test
  void a_text_of_the_client_s_own_that_does_not_name_them_is_about_one_case() {
    world.settings.put(
        CLIENT,
        TextsTest.withTexts(
            Map.of("email", new TextTemplate("nl", "Open", "U moet {{amount}} betalen."))),
        BEFORE,
        "test");
    assertThat(sent("k-7").alsoCaseIds()).isEmpty();
    assertThat(recorded().alsoCaseIds()).isEmpty();
  }

  @Test
  void a_step_of_a_workflow_is_about_its_own_case() {
    assertThat(sent("workflow-7").alsoCaseIds()).isEmpty();
  }

  private OutgoingMessage sent(String contact) {
    others(Stage.REMINDER);
    return send(contact);
  }

  private void others(Stage stage) {
    others(stage, null);
  }

  /** Versions of both cases, each later than the ones before. */
  private void others(Stage stage, @Nullable LocalDate due) {
    versions++;
    for (CaseId other : List.of(FIRST, SECOND)) {
      world.portfolio.accept(
          otherCaseAt(other.value(), 0, BEFORE.plusSeconds(versions), stage, CaseStatus.OPEN, due));
    }
  }

  private OutgoingMessage send(String contact) {
    String date = "2026-03-0" + (3 + world.gateway.calls.size());
    Instant slot = EIGHT.plusSeconds(86_400L * world.gateway.calls.size());
    world.commit(
        date, List.of(DispatchWorld.contact(contact, 0, slot).serving(List.of(FIRST, SECOND))));
    world.dispatcher().dispatchDue(CLIENT, slot.plusSeconds(60));
    assertThat(world.campaigns.contacts(CLIENT, date).getFirst().status())
        .isEqualTo(ContactStatus.SENT);
    OutgoingMessage message = world.gateway.calls.getLast();
    assertThat(message.channel()).isEqualTo(Channel.EMAIL);
    return message;
  }

  private ContactRecord recorded() {
    return world.portfolio.records(0, ContactRecord.class).getLast();
  }
}
