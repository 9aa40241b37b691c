package org.gelegen.model.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.experiments.Segment;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.PartOfDay;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.offers.Conditions;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.offers.OfferRow;
import org.gelegen.model.offers.OfferTable;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.rules.ContactHours;
import org.gelegen.model.rules.HolidayCalendar;
import org.gelegen.model.rules.RefusedChannels;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RulePack;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A case that fell due on Sunday 1 March 2026 in Amsterdam, one hour ahead of UTC; contacts are
 * permitted from 08:00 to 20:00 there. On day 3, 4 March, an e-mail is due at 10:00, and on day 10,
 * 11 March, a text message in the evening, from 17:00.
 */
class WorkflowPolicyTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-1");
  private static final CaseId CASE = new CaseId("c-1");
  private static final CaseId OTHER = new CaseId("c-2");
  private static final Instant FIRST_RECORD = Instant.parse("2026-02-20T23:30:00Z");
  private static final LocalDate DUE = LocalDate.parse("2026-03-01");
  private static final Instant FIRST_DUE = Instant.parse("2026-03-04T09:00:00Z");
  private static final Instant SECOND_DUE = Instant.parse("2026-03-11T16:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final WorkflowStep FIRST =
      new WorkflowStep(3, Channel.EMAIL, new StepTime.Hour(10), "first", Tone.FRIENDLY);
  private static final WorkflowStep SECOND =
      new WorkflowStep(10, Channel.SMS, new StepTime.Part(PartOfDay.EVENING), "second", Tone.FIRM);

  private final List<PortfolioRecord> records = new ArrayList<>(List.of(debtor(), debtCase(DUE)));
  private final List<KnownContact> known = new ArrayList<>();
  private ClientSettings settings = ClientSettings.defaults().withWorkflows(List.of(workflow()));
  private @Nullable Approaches approaches;

  @Test
  void a_step_is_due_from_its_hour_on_and_not_a_second_before() {
    assertThat(next(FIRST_DUE.minus(DAY), DAY))
        .isEqualTo(
            new NextStep.None(
                CASE, "step first of workflow standard is due on 2026-03-04 and not before"));
    assertDue(next(FIRST_DUE.minus(DAY), DAY.plusSeconds(1)), FIRST, FIRST_DUE);
    assertDue(next(FIRST_DUE.plusSeconds(600), DAY), FIRST, FIRST_DUE.plusSeconds(600));
  }

  @Test
  void a_step_is_moved_to_the_next_moment_that_the_rules_permit() {
    // 19:59 on 4 March is the last permitted minute; from 20:00 it is 08:00 on the 5th.
    assertDue(
        next(Instant.parse("2026-03-04T18:59:00Z"), DAY),
        FIRST,
        Instant.parse("2026-03-04T18:59:00Z"));
    assertDue(
        next(Instant.parse("2026-03-04T19:00:00Z"), DAY),
        FIRST,
        Instant.parse("2026-03-05T07:00:00Z"));
    // Nothing else is permitted in those two hours either.
    NextStep next = next(Instant.parse("2026-03-04T19:00:00Z"), Duration.ofHours(2));
    assertThat(next).isInstanceOf(NextStep.Closed.class);
    assertThat(((NextStep.Closed) next).why())
        .isEqualTo("step first of workflow standard is not permitted: test.hours");
    assertThat(((NextStep.Closed) next).exclusions())
        .extracting(Decision.Exclusion::rule)
        .containsExactly("test.hours");
  }

  @Test
  void a_step_that_the_contact_log_has_is_not_made_again() {
    records.add(contact("k-1", "first", Channel.EMAIL, FIRST_DUE));
    assertThat(next(FIRST_DUE.plusSeconds(1), DAY)).isInstanceOf(NextStep.None.class);
    assertDue(next(SECOND_DUE.minusSeconds(1), DAY), SECOND, SECOND_DUE);
    records.add(contact("k-2", "second", Channel.SMS, SECOND_DUE));
    assertThat(next(SECOND_DUE.plusSeconds(1), DAY))
        .isEqualTo(
            new NextStep.None(CASE, "every step of workflow standard was made, or is too late"));
  }

  @Test
  void a_step_that_is_planned_under_way_or_was_tried_is_not_planned_again_and_a_cancelled_one_is() {
    for (ContactStatus status : ContactStatus.values()) {
      known.clear();
      known.add(KnownContact.of(planned("first", CASE), status));
      assertThat(next(FIRST_DUE, DAY) instanceof NextStep.Due)
          .as(status.wireName())
          .isEqualTo(status == ContactStatus.CANCELLED);
    }
    known.clear();
    known.add(KnownContact.of(planned("first", new CaseId("c-2")), ContactStatus.SENT));
    assertDue(next(FIRST_DUE, DAY), FIRST, FIRST_DUE);
  }

  @Test
  void a_step_that_is_too_late_is_never_made() {
    settings =
        settings.withWorkflows(
            List.of(new Workflow("w", null, WorkflowStart.DUE_DATE, Set.of(), 2, List.of(FIRST))));
    // Day 3 and two more: the last day is 6 March.
    Instant last = Instant.parse("2026-03-06T18:30:00Z");
    assertDue(next(last, DAY), FIRST, last);
    assertThat(next(Instant.parse("2026-03-06T23:00:00Z"), DAY))
        .isEqualTo(new NextStep.None(CASE, "every step of workflow w was made, or is too late"));
  }

  @Test
  void a_step_that_a_later_day_s_has_overtaken_is_left_out() {
    assertDue(next(SECOND_DUE.minusSeconds(60), DAY), FIRST, SECOND_DUE.minusSeconds(60));
    assertDue(next(SECOND_DUE, DAY), SECOND, SECOND_DUE);
  }

  @Test
  void without_a_due_date_or_where_it_is_said_days_count_from_the_case_s_first_record() {
    // 00:30 on 21 February in Amsterdam, so that day 3 is 24 February.
    Instant third = Instant.parse("2026-02-24T09:00:00Z");
    settings =
        settings.withWorkflows(
            List.of(
                new Workflow("w", null, WorkflowStart.FIRST_RECORD, Set.of(), 14, List.of(FIRST))));
    assertDue(next(third.minusSeconds(60), DAY), FIRST, third);
    settings = settings.withWorkflows(List.of(workflow()));
    records.set(1, debtCase(null));
    assertDue(next(third.minusSeconds(60), DAY), FIRST, third);
  }

  @Test
  void a_payment_since_the_first_record_stops_it_and_one_before_does_not() {
    records.add(payment(FIRST_RECORD.minusSeconds(1)));
    assertDue(next(FIRST_DUE, DAY), FIRST, FIRST_DUE);
    records.add(payment(FIRST_RECORD.plusSeconds(1)));
    assertStopped("payment");
  }

  @Test
  void a_payment_that_was_reversed_stops_nothing() {
    Instant paidAt = FIRST_RECORD.plusSeconds(1);
    records.add(payment("p-1", CASE, paidAt, "10.00"));
    // A new version of the case starts the sum that its balance follows from afresh.
    records.add(version(CASE, paidAt.plusSeconds(1), DUE, "90.00"));
    assertStopped("payment");
    records.add(payment("p-2", CASE, paidAt.plusSeconds(2), "-4.00"));
    assertStopped("payment");
    records.add(payment("p-3", CASE, paidAt.plusSeconds(3), "-6.00"));
    assertDue(next(FIRST_DUE, DAY), FIRST, FIRST_DUE);
  }

  @Test
  void a_payment_on_one_case_lets_the_workflow_of_another_go_on() {
    records.add(version(OTHER, FIRST_RECORD, DUE, "500.00"));
    records.add(payment("p-1", OTHER, FIRST_RECORD.plusSeconds(1), "10.00"));
    // The other case has the larger balance, 490.00 against 100.00, and its workflow stops.
    NextStep next = next(FIRST_DUE, DAY);
    assertDue(next, FIRST, FIRST_DUE);
    assertThat(((NextStep.Due) next).caseId()).isEqualTo(CASE);
    records.add(payment("p-2", CASE, FIRST_RECORD.plusSeconds(1), "1.00"));
    assertThat(next(FIRST_DUE, DAY))
        .isEqualTo(new NextStep.None(OTHER, "workflow standard stops: payment"));
  }

  @Test
  void a_step_of_the_smaller_case_is_made_where_the_larger_has_none_due() {
    records.add(version(OTHER, FIRST_RECORD, DUE.plusDays(1), "500.00"));
    // Day 3 of the larger case is 5 March, and none of its steps is due on the 4th.
    NextStep next = next(FIRST_DUE, Duration.ofHours(2));
    assertDue(next, FIRST, FIRST_DUE);
    assertThat(((NextStep.Due) next).caseId()).isEqualTo(CASE);
    assertThat(next(FIRST_DUE.minus(DAY), DAY))
        .isEqualTo(
            new NextStep.None(
                OTHER, "step first of workflow standard is due on 2026-03-05 and not before"));
    // With both due it is the larger one's.
    next = next(FIRST_DUE.plus(DAY), DAY);
    assertThat(((NextStep.Due) next).caseId()).isEqualTo(OTHER);
    known.add(KnownContact.of(planned("first", OTHER), ContactStatus.SENT));
    next = next(FIRST_DUE.plus(DAY), DAY);
    assertThat(((NextStep.Due) next).caseId()).isEqualTo(CASE);
  }

  @Test
  void a_promise_stops_it_for_as_long_as_it_stands() {
    records.add(contact("k-1", null, Channel.PHONE, FIRST_DUE.minus(Duration.ofDays(6))));
    Instant promisedAt = FIRST_DUE.minus(Duration.ofDays(5));
    records.add(outcome(promisedAt, OutcomeResult.PROMISE));
    settings = only(StopCondition.PROMISE);
    assertStopped("promise");
    // A promise is broken a fortnight after it was made.
    Instant broken = promisedAt.plus(Duration.ofDays(14));
    assertThat(next(broken, Duration.ofSeconds(1))).isInstanceOf(NextStep.None.class);
    assertThat(next(broken.plusSeconds(1), DAY)).isInstanceOf(NextStep.Due.class);
  }

  @Test
  void a_contact_that_reached_the_debtor_stops_it_and_a_letter_does_not() {
    settings = only(StopCondition.REACHED);
    records.add(contact("k-0", null, Channel.LETTER, FIRST_DUE.minus(DAY.multipliedBy(3))));
    records.add(contact("k-1", null, Channel.PHONE, FIRST_DUE.minus(DAY.multipliedBy(2))));
    assertDue(next(FIRST_DUE, DAY), FIRST, FIRST_DUE);
    records.add(
        outcome(FIRST_DUE.minus(DAY.multipliedBy(2)).plusSeconds(60), OutcomeResult.RIGHT_PARTY));
    assertStopped("reached");
  }

  @Test
  void a_hold_stops_it_from_its_first_moment_until_its_last() {
    settings = only(StopCondition.HOLD);
    records.add(
        new HoldRecord(
            CLIENT,
            new HoldId("h-1"),
            DEBTOR,
            null,
            FIRST_RECORD,
            HoldKind.REVIEW,
            FIRST_DUE,
            FIRST_DUE.plusSeconds(3600)));
    assertDue(next(FIRST_DUE.minusSeconds(1), DAY), FIRST, FIRST_DUE.plusSeconds(3600));
    assertStopped("hold", Duration.ofHours(1));
    assertDue(next(FIRST_DUE.plusSeconds(3600), DAY), FIRST, FIRST_DUE.plusSeconds(3600));
    // It goes on in the first slot after the hold, and not only in a horizon that begins there.
    assertDue(next(FIRST_DUE, DAY), FIRST, FIRST_DUE.plusSeconds(3600));
  }

  @Test
  void a_hold_that_begins_within_the_horizon_stops_what_comes_after_it() {
    settings = only(StopCondition.HOLD);
    Instant morning = FIRST_DUE.minusSeconds(3600);
    records.add(
        new HoldRecord(
            CLIENT,
            new HoldId("h-1"),
            DEBTOR,
            null,
            FIRST_RECORD,
            HoldKind.REVIEW,
            FIRST_DUE.minusSeconds(60),
            null));
    assertThat(next(morning, DAY))
        .isEqualTo(new NextStep.None(CASE, "workflow standard stops: hold"));
  }

  @Test
  void a_step_offers_every_hour_that_the_rules_permit_until_a_later_day_s_overtakes_it() {
    NextStep.Due due = (NextStep.Due) next(FIRST_DUE, DAY);
    // From 10:00 to 20:00 on 4 March, and from 08:00 to 10:00 on the 5th.
    assertThat(due.actions()).hasSize(12);
    assertThat(due.actions().get(9).slot().start()).isEqualTo(FIRST_DUE.plusSeconds(9 * 3600));
    assertThat(due.actions().get(10).slot().start())
        .isEqualTo(Instant.parse("2026-03-05T07:00:00Z"));
    assertThat(due.ends()).isEqualTo(SECOND_DUE);
  }

  @Test
  void a_condition_that_is_not_named_stops_nothing() {
    settings = only(StopCondition.PROMISE);
    records.add(payment(FIRST_RECORD.plusSeconds(1)));
    assertDue(next(FIRST_DUE, DAY), FIRST, FIRST_DUE);
  }

  @Test
  void the_first_workflow_whose_segment_the_debtor_is_in_serves_it() {
    Workflow nobody =
        new Workflow("n", "nobody", WorkflowStart.DUE_DATE, Set.of(), 14, List.of(SECOND));
    settings = settings.withWorkflows(List.of(nobody, workflow()));
    assertDue(next(FIRST_DUE, DAY), FIRST, FIRST_DUE);
    settings = settings.withWorkflows(List.of(nobody));
    assertThat(next(FIRST_DUE, DAY))
        .isEqualTo(new NextStep.None(CASE, "no workflow serves the debtor"));
  }

  @Test
  void who_is_vulnerable_or_cannot_pay_is_sent_the_helping_text_in_the_place_of_the_firm_one() {
    approaches = approaches(Tone.FRIENDLY);
    WorkflowStep firm = firm("email-firm");
    WorkflowStep help =
        new WorkflowStep(3, Channel.EMAIL, firm.time(), "email-help", Tone.FRIENDLY);
    settings = ClientSettings.defaults().withWorkflows(List.of(steps(firm)));
    // The table's friendly tone for everybody else is not the workflow's.
    assertDue(next(FIRST_DUE, DAY), firm, FIRST_DUE);
    records.set(0, debtor(true));
    assertDue(next(FIRST_DUE, DAY), help, FIRST_DUE);
    assertThat(((NextStep.Due) next(FIRST_DUE, DAY)).softened()).isTrue();
    // A text of the client's own is what it is, and said in the softer tone.
    settings = ClientSettings.defaults().withWorkflows(List.of(steps(firm("notice"))));
    assertDue(
        next(FIRST_DUE, DAY),
        new WorkflowStep(3, Channel.EMAIL, firm.time(), "notice", Tone.FRIENDLY),
        FIRST_DUE);
    records.set(0, debtor());
    assertDue(next(FIRST_DUE, DAY), firm("notice"), FIRST_DUE);
    records.set(1, ofAbility(Certainty.NO));
    assertThat(((NextStep.Due) next(FIRST_DUE, DAY)).step().tone()).isEqualTo(Tone.FRIENDLY);
    approaches = approaches(Tone.FIRM);
    assertDue(next(FIRST_DUE, DAY), firm("notice"), FIRST_DUE);
  }

  @Test
  void a_step_that_was_made_softer_is_not_made_again_nor_is_one_that_was_made_before_it_was() {
    approaches = approaches(Tone.FRIENDLY);
    settings = ClientSettings.defaults().withWorkflows(List.of(steps(firm("email-firm"))));
    records.set(0, debtor(true));
    for (String made : List.of("email-help", "email-firm")) {
      known.clear();
      known.add(KnownContact.of(planned(made, CASE), ContactStatus.SENT));
      assertThat(next(FIRST_DUE, DAY)).as(made).isInstanceOf(NextStep.None.class);
      known.clear();
      records.add(contact("k-1", made, Channel.EMAIL, FIRST_DUE.minusSeconds(60)));
      assertThat(next(FIRST_DUE, DAY)).as(made).isInstanceOf(NextStep.None.class);
      records.removeLast();
    }
    assertThat(next(FIRST_DUE, DAY)).isInstanceOf(NextStep.Due.class);
  }

  @Test
  void a_step_that_was_made_softer_stays_made_when_the_reason_is_over() {
    approaches = approaches(Tone.FRIENDLY);
    settings = ClientSettings.defaults().withWorkflows(List.of(steps(firm("email-firm"))));
    known.add(KnownContact.of(planned("email-help", CASE), ContactStatus.SENT));
    assertThat(next(FIRST_DUE, DAY)).isInstanceOf(NextStep.None.class);
    known.clear();
    records.add(contact("k-1", "email-help", Channel.EMAIL, FIRST_DUE.minusSeconds(60)));
    assertThat(next(FIRST_DUE, DAY)).isInstanceOf(NextStep.None.class);
  }

  @Test
  void a_softer_text_that_is_a_step_of_its_own_does_not_make_the_firm_one() {
    WorkflowStep help =
        new WorkflowStep(1, Channel.EMAIL, firm("email-firm").time(), "email-help", Tone.FRIENDLY);
    approaches = approaches(Tone.FRIENDLY);
    settings = ClientSettings.defaults().withWorkflows(List.of(steps(help, firm("email-firm"))));
    known.add(KnownContact.of(planned("email-help", CASE), ContactStatus.SENT));
    assertDue(next(FIRST_DUE, DAY), firm("email-firm"), FIRST_DUE);
  }

  /** Who is vulnerable or cannot pay is addressed so, and everybody else in a friendly tone. */
  private static Approaches approaches(Tone tone) {
    return new Approaches(
        new OfferTable(
            "test",
            "1",
            List.of(
                row("vulnerable", conditions(Set.of(), true), tone),
                row("cannot-pay", conditions(Set.of(Certainty.NO), null), tone),
                row("everybody", Conditions.always(), Tone.FRIENDLY))),
        (_, _, _, _) -> Optional.empty());
  }

  private static Conditions conditions(Set<Certainty> ability, @Nullable Boolean vulnerable) {
    return new Conditions(ability, Set.of(), Set.of(), Set.of(), vulnerable, null);
  }

  private static OfferRow row(String id, Conditions when, Tone tone) {
    return new OfferRow(id, when, tone, Offer.NONE, "help", false);
  }

  private static WorkflowStep firm(String template) {
    return new WorkflowStep(3, Channel.EMAIL, new StepTime.Hour(10), template, Tone.FIRM);
  }

  @Test
  void who_may_not_be_contacted_over_any_channel_is_told_apart_from_who_waits() {
    settings = settings.withWorkflows(List.of());
    assertThat(next(FIRST_DUE, DAY))
        .isEqualTo(new NextStep.None(CASE, "no workflow serves the debtor"));
    // Ten in the evening.
    assertThat(next(FIRST_DUE.plusSeconds(12 * 3600), Duration.ofHours(1)))
        .isInstanceOfSatisfying(
            NextStep.Closed.class,
            closed -> {
              assertThat(closed.caseId()).isEqualTo(CASE);
              assertThat(closed.why()).isEqualTo("no workflow serves the debtor");
              assertThat(closed.exclusions())
                  .extracting(Decision.Exclusion::rule)
                  .contains("test.hours");
            });
  }

  @Test
  void there_is_nothing_to_be_made_without_a_case_and_over_a_channel_that_is_closed() {
    records.set(0, debtor(new Address("d@example.org", false)));
    assertThat(next(FIRST_DUE, DAY))
        .isEqualTo(
            new NextStep.None(
                CASE,
                "step first of workflow standard is not permitted: test.hours, test.refused"));
    records.remove(1);
    assertThat(next(FIRST_DUE, DAY))
        .isEqualTo(new NextStep.None(null, "there is no case to contact about"));
  }

  @Test
  void a_call_that_the_debtor_asked_for_comes_before_every_step_and_in_its_hour_only() {
    Instant asked = FIRST_DUE.plusSeconds(5 * 3600 + 600);
    records.add(contact("k-1", null, Channel.PHONE, FIRST_DUE.minus(DAY)));
    records.add(
        new OutcomeRecord(
            CLIENT,
            new ContactId("k-1"),
            FIRST_DUE.minus(DAY).plusSeconds(60),
            OutcomeResult.CALLBACK_REQUEST,
            asked));
    NextStep next = next(FIRST_DUE, DAY);
    assertThat(next).isInstanceOf(NextStep.Due.class);
    assertThat(((NextStep.Due) next).action())
        .isEqualTo(
            new Action(
                Channel.PHONE,
                new Slot(FIRST_DUE.plusSeconds(5 * 3600), FIRST_DUE.plusSeconds(6 * 3600))));
    // A call that was cancelled or failed does not keep it.
    for (ContactStatus status : ContactStatus.values()) {
      known.clear();
      known.add(KnownContact.of(call(FIRST_DUE.plusSeconds(5 * 3600)), status));
      assertThat(next(FIRST_DUE, DAY) instanceof NextStep.Due)
          .as(status.wireName())
          .isEqualTo(
              Set.of(ContactStatus.CANCELLED, ContactStatus.FAILED, ContactStatus.DEAD)
                  .contains(status));
    }
    // Neither does the one in which it was asked.
    known.clear();
    known.add(
        KnownContact.of(
            planned("k-1", Channel.PHONE, FIRST_DUE.plusSeconds(5 * 3600), "callback", CASE),
            ContactStatus.SENT));
    assertThat(next(FIRST_DUE, DAY)).isInstanceOf(NextStep.Due.class);
    known.clear();
    // The hour is not in the horizon, and who asked was reached.
    assertThat(next(FIRST_DUE, Duration.ofHours(5))).isInstanceOf(NextStep.None.class);
    assertThat(next(asked.plusSeconds(1), DAY)).isInstanceOf(NextStep.None.class);
  }

  @Test
  void steps_out_of_order_and_of_one_template_are_refused() {
    assertThatThrownBy(() -> steps(SECOND, FIRST)).hasMessageContaining("in the order");
    assertThatThrownBy(() -> steps(FIRST, FIRST)).hasMessageContaining("templates of their own");
    assertThatThrownBy(() -> steps()).hasMessageContaining("must have a step");
  }

  private static Workflow steps(WorkflowStep... steps) {
    return new Workflow("w", null, WorkflowStart.DUE_DATE, Set.of(), 14, List.of(steps));
  }

  private static Workflow workflow() {
    return new Workflow(
        "standard",
        null,
        WorkflowStart.DUE_DATE,
        Set.of(StopCondition.values()),
        14,
        List.of(FIRST, SECOND));
  }

  private static ClientSettings only(StopCondition condition) {
    return ClientSettings.defaults()
        .withWorkflows(
            List.of(
                new Workflow(
                    "standard",
                    null,
                    WorkflowStart.DUE_DATE,
                    Set.of(condition),
                    300,
                    List.of(FIRST))));
  }

  private NextStep next(Instant from, Duration length) {
    List<PortfolioRecord> then =
        records.stream().filter(record -> !record.at().isAfter(from)).toList();
    return new WorkflowPolicy(client(), settings, rules(), WorkflowPolicyTest::segment)
        .sparing(approaches)
        .next(DebtorHistory.replay(DEBTOR, AMSTERDAM, then), known, new Horizon(from, length));
  }

  private static Segment segment(@Nullable String expression) {
    return "nobody".equals(expression) ? (_, _) -> false : Segment.ALL;
  }

  private void assertStopped(String condition) {
    assertStopped(condition, DAY);
  }

  private void assertStopped(String condition, Duration horizon) {
    assertThat(next(FIRST_DUE, horizon))
        .isEqualTo(new NextStep.None(CASE, "workflow standard stops: " + condition));
  }

  private static void assertDue(NextStep next, WorkflowStep step, Instant start) {
    assertThat(next).isInstanceOf(NextStep.Due.class);
    NextStep.Due due = (NextStep.Due) next;
    assertThat(due.step()).isEqualTo(step);
    assertThat(due.action().channel()).isEqualTo(step.channel());
    assertThat(due.action().slot().start()).isEqualTo(start);
  }

  private RuleBook rules() {
    return new RuleBook(
        new RulePack(
            "test",
            "NL",
            "1",
            List.of(AMSTERDAM),
            List.of(
                new ContactHours(
                    RuleHeader.fixed("test.hours", "agreed"),
                    Set.of(),
                    Set.of(),
                    LocalTime.of(8, 0),
                    LocalTime.of(20, 0)),
                new RefusedChannels(RuleHeader.fixed("test.refused", "agreed")))),
        HolidayCalendar.none(),
        settings);
  }

  private static ClientRecord client() {
    return new ClientRecord(
        CLIENT,
        FIRST_RECORD,
        "Noorderlicht Energie",
        AMSTERDAM,
        "NL",
        Currency.getInstance("EUR"),
        Party.THIRD);
  }

  private static DebtorRecord debtor() {
    return debtor(new Address("d@example.org", true));
  }

  private static DebtorRecord debtor(boolean vulnerable) {
    return debtor(new Address("d@example.org", true), vulnerable);
  }

  private static DebtorRecord debtor(Address email) {
    return debtor(email, false);
  }

  private static DebtorRecord debtor(Address email, boolean vulnerable) {
    return new DebtorRecord(
        CLIENT,
        DEBTOR,
        FIRST_RECORD.minusSeconds(60),
        DebtorKind.CONSUMER,
        "nl",
        AMSTERDAM,
        1984,
        "3511",
        Map.of(Channel.EMAIL, email, Channel.SMS, new Address("+31612345678", true)),
        null,
        Set.of(),
        vulnerable,
        null,
        List.of(),
        new TreeMap<>());
  }

  private static CaseRecord debtCase(@Nullable LocalDate due) {
    return version(CASE, FIRST_RECORD, due, "100.00");
  }

  private static CaseRecord ofAbility(Certainty ability) {
    return version(CASE, FIRST_RECORD, DUE, "100.00", ability);
  }

  private static CaseRecord version(
      CaseId caseId, Instant at, @Nullable LocalDate due, String amount) {
    return version(caseId, at, due, amount, Certainty.UNKNOWN);
  }

  private static CaseRecord version(
      CaseId caseId, Instant at, @Nullable LocalDate due, String amount, Certainty ability) {
    return new CaseRecord(
        CLIENT,
        caseId,
        DEBTOR,
        at,
        due,
        new BigDecimal(amount),
        Stage.REMINDER,
        CaseStatus.OPEN,
        ability,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  private static ContactRecord contact(
      String id, @Nullable String template, Channel channel, Instant at) {
    return new ContactRecord(
        CLIENT,
        new ContactId(id),
        DEBTOR,
        CASE,
        channel,
        at,
        Direction.OUTBOUND,
        template,
        null,
        BigDecimal.ONE,
        1.0);
  }

  private static OutcomeRecord outcome(Instant at, OutcomeResult result) {
    return new OutcomeRecord(CLIENT, new ContactId("k-1"), at, result, null);
  }

  private static PaymentRecord payment(Instant at) {
    return payment("p-" + at, CASE, at, "1.00");
  }

  private static PaymentRecord payment(String id, CaseId caseId, Instant at, String amount) {
    return new PaymentRecord(CLIENT, new PaymentId(id), DEBTOR, caseId, at, new BigDecimal(amount));
  }

  private static PlannedContact call(Instant from) {
    return planned("workflow-callback-1", Channel.PHONE, from, "callback", CASE);
  }

  private static PlannedContact planned(String template, CaseId caseId) {
    return planned("workflow-1", Channel.EMAIL, FIRST_DUE, template, caseId);
  }

  private static PlannedContact planned(
      String id, Channel channel, Instant from, String template, CaseId caseId) {
    return new PlannedContact(
        new ContactId(id),
        DEBTOR,
        caseId,
        DecisionId.next(FIRST_RECORD, new Random(1)),
        new Action(channel, new Slot(from, from.plusSeconds(3600))),
        template,
        Tone.FRIENDLY,
        0,
        0,
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        1);
  }
}
