package org.gelegen.scheduler.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.TestPortfolio.caseOf;
import static org.gelegen.scheduler.TestPortfolio.debtor;
import static org.gelegen.scheduler.nightly.NightWorld.MONDAY;
import static org.gelegen.scheduler.nightly.NightWorld.NIGHT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.courtesies.CourtesyPolicy;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionBasis;
import org.gelegen.model.decision.DecisionBasis.Turn;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.settings.CourtesySettings;
import org.gelegen.scheduler.TestPortfolio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CourtesiesTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final CaseId SECOND = new CaseId("c-zz");
  private static final BigDecimal SECOND_AMOUNT = new BigDecimal("50.00");

  @RegisterExtension private final Worlds worlds = new Worlds();

  private final NightWorld world = worlds.make(1);

  @Test
  void who_paid_all_is_thanked_once_from_nine_on_over_a_written_channel() {
    thank(true);
    pay("p-1", "100.00", NIGHT.minus(DAY));
    List<PlannedContact> planned = plan(MONDAY, NIGHT);
    assertThat(planned).hasSize(1);
    PlannedContact thanks = planned.getFirst();
    assertThat(thanks.template()).isEqualTo("thank-you");
    assertThat(thanks.caseId()).isEqualTo(caseOf(0));
    assertThat(thanks.action().channel()).isEqualTo(Channel.EMAIL);
    // Nine in Amsterdam in winter.
    assertThat(thanks.action().slot().start()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    Decision decision = world.decisions.find(CLIENT, thanks.decisionId()).orElseThrow();
    assertThat(decision.modelVersion()).isEqualTo("unasked");
    assertThat(world.campaigns.findByDate(CLIENT, MONDAY).orElseThrow().counts())
        .containsEntry("courtesies", 1L);

    // Nobody sent it, and the night after does not plan it again.
    world.campaigns.expire(CLIENT, NIGHT.plus(DAY));
    assertThat(plan(MONDAY.plusDays(1), NIGHT.plus(DAY))).isEmpty();
  }

  @Test
  void a_courtesy_that_was_not_due_does_not_come_out_again() {
    thank(true);
    pay("p-1", "100.00", NIGHT.minus(DAY));
    PlannedContact thanks = plan(MONDAY, NIGHT).getFirst();
    Decision decision = world.decisions.find(CLIENT, thanks.decisionId()).orElseThrow();
    DecisionBasis basis = Objects.requireNonNull(decision.basis());
    Recomputer recomputer = world.recomputer(NightWorld.SEED);
    Turn planned = Turn.knowing(List.of(KnownContact.of(thanks, ContactStatus.CANCELLED)));
    assertThat(recomputer.recompute(CLIENT, decision.on(basis.of(planned))).differs())
        .containsExactly("no courtesy is due and permitted by what was known then");
  }

  @Test
  void two_cases_that_were_paid_are_thanked_for_night_after_night() {
    thank(true);
    world.portfolio.accept(secondCase(NIGHT.minus(DAY.multipliedBy(2))));
    pay("p-1", "100.00", NIGHT.minus(DAY));
    world.portfolio.accept(
        new PaymentRecord(
            CLIENT,
            new PaymentId("p-2"),
            debtor(0),
            SECOND,
            NIGHT.minus(DAY),
            new BigDecimal("50.00")));
    assertThat(plan(MONDAY, NIGHT)).extracting(PlannedContact::caseId).containsExactly(caseOf(0));
    world.campaigns.expire(CLIENT, NIGHT.plus(DAY));
    assertThat(plan(MONDAY.plusDays(1), NIGHT.plus(DAY)))
        .extracting(PlannedContact::caseId)
        .containsExactly(SECOND);
  }

  @Test
  void thanks_are_not_planned_over_a_channel_that_is_stopped() {
    thank(true);
    pay("p-1", "100.00", NIGHT.minus(DAY));
    world.stops.stop(CLIENT, Channel.EMAIL, NIGHT, "test", "an exercise");
    assertThat(plan(MONDAY, NIGHT))
        .extracting(contact -> contact.action().channel())
        .containsExactly(Channel.PORTAL);
  }

  @Test
  void of_a_promise_the_debtor_is_reminded_once_also_when_another_case_comes_up() {
    NightWorld promised = promising(NIGHT.minus(Duration.ofDays(9)));
    assertThat(reminders(promised, MONDAY, NIGHT)).hasSize(1);
    promised.campaigns.expire(CLIENT, NIGHT.plus(DAY));
    promised.portfolio.accept(secondCase(NIGHT.plusSeconds(60)));
    assertThat(reminders(promised, MONDAY.plusDays(1), NIGHT.plus(DAY))).isEmpty();
  }

  private static CaseRecord secondCase(Instant at) {
    CaseRecord first = TestPortfolio.caseAt(0, at, CaseStatus.OPEN);
    return new CaseRecord(
        CLIENT,
        SECOND,
        debtor(0),
        at,
        null,
        SECOND_AMOUNT,
        first.stage(),
        CaseStatus.OPEN,
        first.ability(),
        first.willingness(),
        new TreeMap<>());
  }

  @Test
  void without_the_setting_nobody_is_thanked() {
    pay("p-1", "100.00", NIGHT.minus(DAY));
    assertThat(plan(MONDAY, NIGHT)).isEmpty();
  }

  @Test
  void a_payment_of_three_days_ago_is_thanked_for_and_an_older_one_is_not() {
    thank(true);
    pay("p-1", "100.00", NIGHT.minus(CourtesyPolicy.THANKS_WITHIN));
    assertThat(plan(MONDAY, NIGHT)).hasSize(1);
    NightWorld older = worlds.make(1);
    older.settings.put(CLIENT, settings(Map.of()), NIGHT, "test");
    older.portfolio.accept(
        payment("p-1", "100.00", NIGHT.minus(CourtesyPolicy.THANKS_WITHIN).minusSeconds(1)));
    older.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(older.campaigns.findByDebtor(CLIENT, debtor(0))).isEmpty();
  }

  @Test
  void a_payment_that_was_taken_back_is_not_thanked_for() {
    thank(true);
    pay("p-1", "100.00", NIGHT.minus(DAY));
    pay("p-2", "-0.01", NIGHT.minusSeconds(60));
    assertThat(plan(MONDAY, NIGHT)).noneMatch(contact -> "thank-you".equals(contact.template()));
  }

  @Test
  void who_has_a_hold_of_any_kind_hears_nothing() {
    thank(true);
    pay("p-1", "100.00", NIGHT.minus(DAY));
    world.portfolio.accept(
        new HoldRecord(
            CLIENT,
            new HoldId("h-1"),
            debtor(0),
            null,
            NIGHT.minusSeconds(60),
            HoldKind.COMPLAINT,
            NIGHT.minusSeconds(60),
            null));
    assertThat(plan(MONDAY, NIGHT)).isEmpty();
  }

  @Test
  void an_hour_without_capacity_is_passed_over() {
    world.settings.put(
        CLIENT,
        settings(Map.of(Channel.EMAIL, new HourlyCapacity(1, Map.of(9, 0)))),
        NIGHT,
        "test");
    pay("p-1", "100.00", NIGHT.minus(DAY));
    assertThat(plan(MONDAY, NIGHT).getFirst().action().slot().start())
        .isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
  }

  @Test
  void that_the_client_tells_the_case_to_be_paid_does_not_keep_thanks_away() {
    thank(true);
    pay("p-1", "100.00", NIGHT.minus(DAY));
    world.portfolio.accept(TestPortfolio.caseAt(0, NIGHT.minusSeconds(60), CaseStatus.PAID));
    assertThat(plan(MONDAY, NIGHT)).hasSize(1);
  }

  @Test
  void who_promised_and_did_not_pay_is_reminded_once_when_the_time_is_over_and_not_before() {
    for (int secondsEarly : new int[] {0, 1}) {
      NightWorld promised = promising(NIGHT.minus(Duration.ofDays(9)).plusSeconds(secondsEarly));
      List<PlannedContact> reminders = reminders(promised, MONDAY, NIGHT);
      assertThat(reminders).hasSize(1 - secondsEarly);
      if (secondsEarly == 0) {
        assertThat(reminders.getFirst().caseId()).isEqualTo(caseOf(0));
        promised.campaigns.expire(CLIENT, NIGHT.plus(DAY));
        assertThat(reminders(promised, MONDAY.plusDays(1), NIGHT.plus(DAY))).isEmpty();
      }
    }
  }

  @Test
  void a_payment_however_small_keeps_the_promise_and_a_fortnight_breaks_it() {
    NightWorld paying = promising(NIGHT.minus(Duration.ofDays(9)));
    paying.portfolio.accept(payment("p-1", "1.00", NIGHT.minus(DAY)));
    assertThat(reminders(paying, MONDAY, NIGHT)).isEmpty();
    NightWorld broken = promising(NIGHT.minus(Duration.ofDays(14)).minusSeconds(1));
    assertThat(reminders(broken, MONDAY, NIGHT)).isEmpty();
  }

  @Test
  void who_paid_late_before_hears_of_a_case_once_in_the_last_days_before_it_falls_due() {
    NightWorld late = fallingDue(MONDAY.plusDays(5), true);
    List<PlannedContact> headsUps = planned(late, MONDAY, NIGHT, "heads-up");
    assertThat(headsUps).extracting(PlannedContact::caseId).containsExactly(caseOf(0));
    assertThat(headsUps.getFirst().contactId().value()).startsWith("heads-up-");
    Decision decision = late.decisions.find(CLIENT, headsUps.getFirst().decisionId()).orElseThrow();
    assertThat(decision.modelVersion()).isEqualTo("unasked");
    assertThat(decision.approach()).extracting(approach -> approach.row()).isEqualTo("heads-up");
    late.campaigns.expire(CLIENT, NIGHT.plus(DAY));
    assertThat(planned(late, MONDAY.plusDays(1), NIGHT.plus(DAY), "heads-up")).isEmpty();
    // Another due date is another heads-up.
    late.portfolio.accept(due(MONDAY.plusDays(6), NIGHT.plus(DAY)));
    late.campaigns.expire(CLIENT, NIGHT.plus(DAY.multipliedBy(2)));
    assertThat(planned(late, MONDAY.plusDays(2), NIGHT.plus(DAY.multipliedBy(2)), "heads-up"))
        .hasSize(1);
  }

  @Test
  void a_case_that_is_due_later_and_one_that_is_due_already_have_no_heads_up() {
    assertThat(planned(fallingDue(MONDAY.plusDays(6), true), MONDAY, NIGHT, "heads-up")).isEmpty();
    assertThat(planned(fallingDue(MONDAY.plusDays(1), true), MONDAY, NIGHT, "heads-up")).hasSize(1);
    assertThat(planned(fallingDue(MONDAY, true), MONDAY, NIGHT, "heads-up")).isEmpty();
  }

  @Test
  void who_never_paid_late_hears_nothing_before_the_due_date() {
    assertThat(planned(fallingDue(MONDAY.plusDays(5), false), MONDAY, NIGHT, "heads-up")).isEmpty();
  }

  @Test
  void who_objects_to_profiling_hears_by_the_same_rule() {
    NightWorld late = fallingDue(MONDAY.plusDays(5), true);
    late.portfolio.objections.object(CLIENT, debtor(0), NIGHT.minus(DAY), "test", "by letter");
    assertThat(planned(late, MONDAY, NIGHT, "heads-up")).hasSize(1);
  }

  /** A debtor with a case that falls due on a date, and another that was paid late or in time. */
  private NightWorld fallingDue(LocalDate date, boolean paidLate) {
    NightWorld world = quiet(new CourtesySettings(false, 5, null, null, 0));
    world.portfolio.accept(due(date, NIGHT.minus(DAY)));
    CaseRecord first = due(LocalDate.parse("2026-02-01"), NIGHT.minus(Duration.ofDays(40)));
    world.portfolio.accept(
        new CaseRecord(
            CLIENT,
            SECOND,
            debtor(0),
            first.at(),
            first.dueDate(),
            SECOND_AMOUNT,
            first.stage(),
            CaseStatus.OPEN,
            first.ability(),
            first.willingness(),
            new TreeMap<>()));
    world.portfolio.accept(
        new PaymentRecord(
            CLIENT,
            new PaymentId("p-2"),
            debtor(0),
            SECOND,
            Instant.parse(paidLate ? "2026-02-09T12:00:00Z" : "2026-01-31T12:00:00Z"),
            SECOND_AMOUNT));
    return world;
  }

  /** The debtor's case as due on a date. */
  private static CaseRecord due(LocalDate date, Instant at) {
    CaseRecord open = TestPortfolio.caseAt(0, at, CaseStatus.OPEN);
    return new CaseRecord(
        CLIENT,
        open.caseId(),
        debtor(0),
        at,
        date,
        open.amount(),
        open.stage(),
        CaseStatus.OPEN,
        open.ability(),
        open.willingness(),
        new TreeMap<>());
  }

  /** A debtor whom no contact is worth making with, but for courtesies. */
  private NightWorld quiet(CourtesySettings courtesies) {
    NightWorld world = worlds.make(1);
    world.settings.put(
        CLIENT, NightWorld.settings(Map.of(), null, 0, 0).with(courtesies), NIGHT, "test");
    return world;
  }

  /** A debtor who promised at a moment, and whom the night leaves in peace for the day. */
  private NightWorld promising(Instant at) {
    NightWorld world = quiet(new CourtesySettings(false, 0, Duration.ofDays(9), null, 0));
    world.portfolio.accept(
        new ContactRecord(
            CLIENT,
            new ContactId("k-1"),
            debtor(0),
            caseOf(0),
            Channel.PHONE,
            at.minusSeconds(60),
            Direction.OUTBOUND,
            null,
            null,
            BigDecimal.ONE,
            1.0));
    world.portfolio.accept(
        new OutcomeRecord(CLIENT, new ContactId("k-1"), at, OutcomeResult.PROMISE, null));
    return world;
  }

  private static List<PlannedContact> reminders(NightWorld world, LocalDate date, Instant night) {
    return planned(world, date, night, "promise-reminder");
  }

  private static List<PlannedContact> planned(
      NightWorld world, LocalDate date, Instant night, String template) {
    world.campaign().run(CLIENT, date, night);
    return world
        .campaigns
        .contacts(CLIENT, world.campaigns.findByDate(CLIENT, date).orElseThrow().campaignId())
        .stream()
        .map(state -> state.contact())
        .filter(contact -> template.equals(contact.template()))
        .toList();
  }

  private void thank(boolean thankYou) {
    world.settings.put(
        CLIENT,
        settings(Map.of()).with(new CourtesySettings(thankYou, 0, null, null, 0)),
        NIGHT,
        "test");
  }

  private static ClientSettings settings(Map<Channel, HourlyCapacity> capacity) {
    return NightWorld.settings(capacity, null, 0)
        .with(new CourtesySettings(true, 0, null, null, 0));
  }

  private void pay(String id, String amount, Instant at) {
    world.portfolio.accept(payment(id, amount, at));
  }

  private static PaymentRecord payment(String id, String amount, Instant at) {
    return new PaymentRecord(
        CLIENT, new PaymentId(id), debtor(0), caseOf(0), at, new BigDecimal(amount));
  }

  private List<PlannedContact> plan(LocalDate date, Instant night) {
    world.campaign().run(CLIENT, date, night);
    return world
        .campaigns
        .contacts(CLIENT, world.campaigns.findByDate(CLIENT, date).orElseThrow().campaignId())
        .stream()
        .map(state -> state.contact())
        .toList();
  }
}
