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
import java.util.Set;
import org.gelegen.model.campaign.Appointments;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.slots.Slot;
import org.gelegen.scheduler.TestPortfolio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Monday is planned when, at ten in Amsterdam, debtors ask to be called. There is no place for any
 * call, and none that a model would make is worth its cost.
 */
class AppointmentPlanningTest {
  private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant THREE = Instant.parse("2026-03-02T14:00:00Z");
  private static final Instant QUARTER_PAST_THREE = THREE.plusSeconds(900);
  private static final Duration DAY = Duration.ofDays(1);

  @RegisterExtension private final Worlds worlds = new Worlds();

  private final NightWorld world = worlds.make(8);

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
    payPart(3, TEN.plusSeconds(90));
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
    NightWorld before = worlds.make(8);
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

  @Test
  void nor_is_it_planned_again_about_another_case() {
    world.portfolio.accept(
        TestPortfolio.otherCaseAt("c-more", 4, NIGHT, Stage.REMINDER, CaseStatus.OPEN));
    ask("k-4", 4, TEN, QUARTER_PAST_THREE);
    assertThat(run(TEN.plusSeconds(60))).isEqualTo(1);
    assertThat(calls(4).getFirst().contact().caseId()).isEqualTo(TestPortfolio.caseOf(4));
    world.portfolio.accept(TestPortfolio.caseAt(4, TEN.plusSeconds(90), CaseStatus.PAID));
    assertThat(run(TEN.plusSeconds(120))).isZero();
    assertThat(calls(4)).extracting(ContactState::status).containsExactly(ContactStatus.CANCELLED);
  }

  @Test
  void nor_when_no_model_is_to_be_asked_any_more() {
    ask("k-3", 3, TEN, QUARTER_PAST_THREE);
    assertThat(run(TEN.plusSeconds(60))).isEqualTo(1);
    payPart(3, TEN.plusSeconds(90));
    world.portfolio.objections.object(CLIENT, debtor(3), TEN.plusSeconds(100), "test", "by letter");
    assertThat(run(TEN.plusSeconds(120))).isZero();
    assertThat(calls(3)).extracting(ContactState::status).containsExactly(ContactStatus.CANCELLED);
  }

  @Test
  void what_came_after_the_wish_is_heeded_however_late_it_is_planned() {
    ask("k-3", 3, TEN, QUARTER_PAST_THREE);
    ask("k-4", 4, TEN, QUARTER_PAST_THREE);
    payPart(3, TEN.plusSeconds(30));
    world.portfolio.accept(
        new OutcomeRecord(
            CLIENT, new ContactId("k-4"), TEN.plusSeconds(30), OutcomeResult.PROMISE, null));
    assertThat(run(TEN.plusSeconds(600))).isZero();
    assertThat(calls(3)).extracting(ContactState::reason).containsExactly("payment");
    assertThat(calls(4)).extracting(ContactState::reason).containsExactly("outcome: promise");
  }

  @Test
  void what_is_told_a_little_after_the_moment_asked_for_is_planned_in_what_is_left() {
    Instant asked = TEN.plusSeconds(300);
    ask("k-3", 3, asked.plusSeconds(37), asked);
    ask("k-4", 4, asked.plusSeconds(37), asked);
    assertThat(run(asked.plusSeconds(45))).isEqualTo(2);
    for (int debtor : new int[] {3, 4}) {
      assertThat(calls(debtor))
          .extracting(state -> state.contact().action().slot())
          .containsExactly(new Slot(asked, TEN.plusSeconds(3600)));
    }
  }

  @Test
  void a_wish_that_cannot_be_kept_is_looked_at_again_an_hour_later_or_under_other_settings() {
    world.portfolio.accept(TestPortfolio.caseAt(3, TEN.minusSeconds(60), CaseStatus.DISPUTED));
    world.portfolio.accept(TestPortfolio.caseAt(4, TEN.minusSeconds(60), CaseStatus.DISPUTED));
    ask("k-3", 3, TEN, QUARTER_PAST_THREE);
    AppointmentPlanning planning = world.appointments();
    assertThat(planning.run(CLIENT, TEN.plusSeconds(60))).isZero();
    world.portfolio.accept(TestPortfolio.caseAt(3, TEN.plusSeconds(90), CaseStatus.OPEN));
    assertThat(planning.run(CLIENT, TEN.plusSeconds(120))).isZero();
    assertThat(planning.run(CLIENT, TEN.plusSeconds(3600))).isEqualTo(1);
    ask("k-4", 4, TEN.plusSeconds(3600), QUARTER_PAST_THREE);
    assertThat(planning.run(CLIENT, TEN.plusSeconds(3660))).isZero();
    world.portfolio.accept(TestPortfolio.caseAt(4, TEN.plusSeconds(3690), CaseStatus.OPEN));
    assertThat(planning.run(CLIENT, TEN.plusSeconds(3720))).isZero();
    world.settings.put(CLIENT, world.settings.current(CLIENT).settings(), TEN, "test");
    assertThat(planning.run(CLIENT, TEN.plusSeconds(3780))).isEqualTo(1);
  }

  @Test
  void a_debtor_for_whom_it_fails_holds_up_nobody() {
    ask("k-3", 3, TEN, QUARTER_PAST_THREE);
    ask("k-4", 4, TEN, QUARTER_PAST_THREE);
    Instant soon = TEN.plusSeconds(60);
    Store store = new Store();
    store.failing = debtor(3);
    assertThat(world.appointments(store).run(CLIENT, soon)).isEqualTo(1);
    assertThat(calls(3)).isEmpty();
    assertThat(calls(4)).hasSize(1);
    store.failing = null;
    assertThat(world.appointments(store).run(CLIENT, soon)).isEqualTo(1);
  }

  @Test
  void while_calls_are_stopped_or_not_used_nobody_looks_for_wishes() {
    Store store = new Store();
    AppointmentPlanning planning = world.appointments(store);
    planning.run(CLIENT, TEN);
    assertThat(store.asked).isEqualTo(1);
    ClientSettings settings = world.settings.current(CLIENT).settings();
    world.settings.put(CLIENT, over(settings, Set.of(Channel.EMAIL)), TEN, "test");
    planning.run(CLIENT, TEN);
    world.settings.put(CLIENT, settings, TEN, "test");
    world.stops.stop(CLIENT, Channel.PHONE, TEN, "test", "an exercise");
    planning.run(CLIENT, TEN);
    assertThat(store.asked).isEqualTo(1);
  }

  @Test
  void of_many_wishes_the_rest_is_planned_the_next_time() {
    NightWorld many = worlds.make(AppointmentPlanning.AT_ONCE + 2);
    many.campaign().run(CLIENT, MONDAY, NIGHT);
    for (int number = 0; number < AppointmentPlanning.AT_ONCE + 2; number++) {
      many.portfolio.objections.object(CLIENT, debtor(number), NIGHT, "test", "by letter");
      many.portfolio.accept(contact("in-" + number, number, TEN, Direction.INBOUND));
      many.portfolio.accept(
          new OutcomeRecord(
              CLIENT,
              new ContactId("in-" + number),
              TEN,
              OutcomeResult.CALLBACK_REQUEST,
              QUARTER_PAST_THREE));
    }
    AppointmentPlanning planning = many.appointments();
    planning.run(CLIENT, TEN.plusSeconds(60));
    assertThat(many.campaigns.asked(CLIENT, MONDAY.toString(), TEN, THREE.plus(DAY))).hasSize(2);
    assertThat(planning.run(CLIENT, TEN.plusSeconds(70))).isEqualTo(2);
  }

  @Test
  void who_takes_part_in_an_experiment_from_then_on_is_exposed() {
    Experiment experiment =
        new Experiment(
            new ExperimentId("by-day"),
            "salt",
            null,
            TEN.minusSeconds(1),
            null,
            List.of(
                new Arm("a", new ArmPolicy.Champion(), 0.5),
                new Arm("b", new ArmPolicy.Champion(), 0.5)));
    world.settings.put(
        CLIENT,
        world
            .settings
            .current(CLIENT)
            .settings()
            .with(new ExperimentSettings(0, "salt", List.of(experiment))),
        TEN,
        "test");
    ask("k-3", 3, TEN, QUARTER_PAST_THREE);
    assertThat(run(TEN.plusSeconds(60))).isEqualTo(1);
    assertThat(world.portfolio.exposures.of(CLIENT, experiment.id()))
        .extracting(exposure -> exposure.debtor())
        .containsExactly(debtor(3));
  }

  private static ClientSettings over(ClientSettings settings, Set<Channel> channels) {
    return new ClientSettings(
        null,
        settings.capacity(),
        settings.nightlyBudget(),
        settings.costs(),
        settings.shareRecoverable(),
        settings.costOfHarm(),
        settings.responseWindow(),
        settings.explorationShare(),
        false,
        channels,
        List.of(),
        Map.of(),
        Map.of(),
        settings.training());
  }

  /** The world's, which counts who looks and can fail for a debtor. */
  private final class Store implements Appointments {
    private int asked;
    private @Nullable DebtorId failing;

    @Override
    public List<Asked> asked(ClientId client, String campaignId, Instant from, Instant to) {
      asked++;
      return world.campaigns.asked(client, campaignId, from, to);
    }

    @Override
    public boolean add(
        ClientId client,
        String campaignId,
        PlannedContact call,
        Set<ContactId> ids,
        long knownUpTo) {
      if (call.debtorId().equals(failing)) {
        throw new IllegalStateException("because of a test");
      }
      return world.campaigns.add(client, campaignId, call, ids, knownUpTo);
    }
  }

  private void payPart(int number, Instant at) {
    world.portfolio.accept(
        new PaymentRecord(
            CLIENT,
            new PaymentId("p-" + number),
            debtor(number),
            TestPortfolio.caseOf(number),
            at,
            BigDecimal.ONE));
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
