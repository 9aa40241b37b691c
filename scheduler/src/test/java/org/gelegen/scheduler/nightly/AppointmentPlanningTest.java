package org.gelegen.scheduler.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.TestPortfolio.debtor;
import static org.gelegen.scheduler.nightly.NightWorld.MONDAY;
import static org.gelegen.scheduler.nightly.NightWorld.NIGHT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.slots.Slot;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Monday is planned when, at ten in Amsterdam, debtors ask to be called. There is no place for any
 * call, and none that a model would make is worth its cost.
 */
class AppointmentPlanningTest {
  private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant THREE = Instant.parse("2026-03-02T14:00:00Z");
  private static final Instant QUARTER_PAST_THREE = THREE.plusSeconds(900);
  private static final Duration DAY = Duration.ofDays(1);

  private final NightWorld world = new NightWorld(8);

  @BeforeEach
  void plan() {
    world.settings.put(
        CLIENT,
        NightWorld.settings(
            Map.of(Channel.PHONE, new HourlyCapacity(0, Map.of())), BigDecimal.ZERO, 0, 0),
        NIGHT,
        "test");
    world.portfolio.objections.object(CLIENT, debtor(4), NIGHT, "test", "by letter");
    world.campaign().run(CLIENT, MONDAY, NIGHT);
  }

  @Test
  void a_call_asked_for_today_is_planned_in_its_hour_once_by_the_model_or_without() {
    ask("k-3", 3, TEN, QUARTER_PAST_THREE);
    ask("k-4", 4, TEN, QUARTER_PAST_THREE);
    assertThat(run(TEN.plusSeconds(60))).isEqualTo(2);
    assertThat(run(TEN.plusSeconds(120))).isZero();
    PlannedContact scored = calls(3).getFirst().contact();
    PlannedContact unasked = calls(4).getFirst().contact();
    for (PlannedContact call : List.of(scored, unasked)) {
      assertThat(call.action().slot()).isEqualTo(new Slot(THREE, THREE.plusSeconds(3600)));
      assertThat(world.decisions.find(CLIENT, call.decisionId())).isPresent();
    }
    assertThat(calls(3)).hasSize(1);
    assertThat(calls(4)).hasSize(1);
    assertThat(scored.contactId().value()).startsWith("2026-03-02-");
    assertThat(scored.reach()).isPositive();
    // A dialer puts it before everything that a model rated.
    assertThat(unasked.contactId().value()).startsWith("workflow-callback-2026-03-02-");
  }

  @Test
  void one_asked_for_tomorrow_is_the_night_s() {
    ask("k-3", 3, TEN, QUARTER_PAST_THREE.plus(DAY));
    assertThat(run(TEN.plusSeconds(60))).isZero();
    world.campaign().run(CLIENT, MONDAY.plusDays(1), NIGHT.plus(DAY));
    assertThat(calls(3)).hasSize(1);
    assertThat(world.appointments().run(CLIENT, NIGHT.plus(DAY).plusSeconds(3600))).isZero();
    assertThat(calls(3)).hasSize(1);
  }

  @Test
  void of_several_wishes_the_last_is_kept_and_the_call_of_the_one_before_is_gone() {
    ask("k-3", 3, TEN, QUARTER_PAST_THREE);
    assertThat(run(TEN.plusSeconds(60))).isEqualTo(1);
    ask("k-3b", 3, TEN.plusSeconds(90), QUARTER_PAST_THREE.plusSeconds(3600));
    assertThat(run(TEN.plusSeconds(120))).isEqualTo(1);
    assertThat(calls(3))
        .extracting(ContactState::status)
        .containsExactly(ContactStatus.CANCELLED, ContactStatus.PLANNED);
    assertThat(calls(3).getLast().contact().action().slot().start())
        .isEqualTo(THREE.plusSeconds(3600));
    // The same hour once more, after it was asked for anew.
    ask("k-3c", 3, TEN.plusSeconds(150), QUARTER_PAST_THREE);
    assertThat(run(TEN.plusSeconds(180))).isEqualTo(1);
    assertThat(calls(3)).filteredOn(state -> state.status() == ContactStatus.PLANNED).hasSize(1);
  }

  @Test
  void one_that_was_taken_back_is_not_planned_again() {
    ask("k-3", 3, TEN, QUARTER_PAST_THREE);
    assertThat(run(TEN.plusSeconds(60))).isEqualTo(1);
    world.portfolio.accept(
        new PaymentRecord(
            CLIENT,
            new PaymentId("p-1"),
            debtor(3),
            TestPortfolio.caseOf(3),
            TEN.plusSeconds(90),
            BigDecimal.ONE));
    int decided = world.decisions.findByDebtor(CLIENT, debtor(3)).size();
    assertThat(run(TEN.plusSeconds(120))).isZero();
    assertThat(calls(3)).extracting(ContactState::status).containsExactly(ContactStatus.CANCELLED);
    assertThat(world.decisions.findByDebtor(CLIENT, debtor(3))).hasSize(decided);
  }

  @Test
  void what_the_rules_do_not_permit_is_not_planned_and_nothing_in_its_place() {
    ask("k-3", 3, TEN, QUARTER_PAST_THREE);
    world.portfolio.accept(TestPortfolio.caseAt(3, TEN, CaseStatus.DISPUTED));
    ask("k-4", 4, TEN, QUARTER_PAST_THREE);
    refuseCalls(4);
    int decided = world.decisions.findByDebtor(CLIENT, debtor(4)).size();
    assertThat(run(TEN.plusSeconds(60))).isZero();
    assertThat(calls(3)).isEmpty();
    assertThat(calls(4)).isEmpty();
    assertThat(world.decisions.findByDebtor(CLIENT, debtor(4))).hasSize(decided);
  }

  @Test
  void nor_while_calls_are_stopped() {
    ask("k-3", 3, TEN, QUARTER_PAST_THREE);
    world.stops.stop(CLIENT, Channel.PHONE, TEN, "test", "an exercise");
    assertThat(run(TEN.plusSeconds(60))).isZero();
    assertThat(calls(3)).isEmpty();
  }

  @Test
  void who_asks_to_be_called_at_once_is_called_in_what_is_left_of_the_hour() {
    Instant asked = TEN.plusSeconds(300);
    ask("k-3", 3, asked, asked);
    ask("k-4", 4, asked, asked);
    assertThat(run(asked.plusSeconds(45))).isEqualTo(2);
    for (int debtor : new int[] {3, 4}) {
      assertThat(calls(debtor))
          .extracting(state -> state.contact().action().slot())
          .containsExactly(new Slot(asked, TEN.plusSeconds(3600)));
    }
  }

  @Test
  void who_was_called_since_and_whose_hour_is_over_is_not() {
    ask("k-3", 3, TEN, TEN.plusSeconds(600));
    world.portfolio.accept(contact("k-7", 3, TEN.plusSeconds(660), Direction.OUTBOUND));
    ask("k-4", 4, TEN, TEN.plusSeconds(600));
    assertThat(run(TEN.plusSeconds(3601))).isZero();
    assertThat(calls(3)).isEmpty();
    assertThat(calls(4)).isEmpty();
  }

  @Test
  void a_day_that_is_not_planned_yet_is_left_to_its_night() {
    NightWorld before = new NightWorld(8);
    before.portfolio.accept(contact("k-3", 3, NIGHT.minusSeconds(600), Direction.INBOUND));
    before.portfolio.accept(
        new OutcomeRecord(
            CLIENT,
            new ContactId("k-3"),
            NIGHT.minusSeconds(600),
            OutcomeResult.CALLBACK_REQUEST,
            QUARTER_PAST_THREE));
    assertThat(before.appointments().run(CLIENT, NIGHT)).isZero();
  }

  private int run(Instant now) {
    return world.appointments().run(CLIENT, now);
  }

  private void ask(String contact, int number, Instant at, Instant callbackAt) {
    world.portfolio.accept(contact(contact, number, at, Direction.INBOUND));
    world.portfolio.accept(
        new OutcomeRecord(
            CLIENT, new ContactId(contact), at, OutcomeResult.CALLBACK_REQUEST, callbackAt));
  }

  private void refuseCalls(int number) {
    world.portfolio.accept(
        new OutcomeRecord(
            CLIENT, new ContactId("k-" + number), TEN.plusSeconds(1), OutcomeResult.OPT_OUT, null));
  }

  private static ContactRecord contact(String id, int number, Instant at, Direction direction) {
    return new ContactRecord(
        CLIENT,
        new ContactId(id),
        debtor(number),
        TestPortfolio.caseOf(number),
        Channel.PHONE,
        at,
        direction,
        null,
        null,
        null,
        null);
  }

  private List<ContactState> calls(int number) {
    return world.campaigns.findByDebtor(CLIENT, debtor(number)).stream()
        .filter(state -> state.contact().action().channel() == Channel.PHONE)
        .sorted(
            Comparator.comparing((ContactState state) -> state.status() == ContactStatus.PLANNED))
        .toList();
  }
}
