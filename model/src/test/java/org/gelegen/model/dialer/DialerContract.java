package org.gelegen.model.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.gelegen.model.dialer.DialerWorld.CLIENT;
import static org.gelegen.model.dialer.DialerWorld.NOW;
import static org.gelegen.model.dialer.DialerWorld.caseOf;
import static org.gelegen.model.dialer.DialerWorld.debtors;
import static org.gelegen.model.dialer.DialerWorld.outcome;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.UnavailableException;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactCount;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.Stop;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What intake, campaigns and leases promise together, wherever they are kept. */
public abstract class DialerContract {
  private DialerWorld world;

  protected abstract DialerWorld.Stores empty();

  @BeforeEach
  void three_debtors() {
    world = new DialerWorld(empty());
    world.debtor("d-100", 100);
    world.debtor("d-200", 200);
    world.debtor("d-300", 300);
  }

  @Test
  void nothing_is_leased_while_calls_are_stopped() {
    world.stops.stop(DialerWorld.CLIENT, Channel.EMAIL, DialerWorld.NOW, "test", "e-mail");
    assertThat(world.next("one", 1)).hasSize(1);
    Stop stop =
        world.stops.stop(DialerWorld.CLIENT, Channel.PHONE, DialerWorld.NOW, "test", "calls");
    assertThat(world.next("two", 1)).isEmpty();
    world.stops.lift(DialerWorld.CLIENT, stop.stopId(), DialerWorld.NOW, "test");
    assertThat(world.next("two", 1)).hasSize(1);
  }

  @Test
  void who_objects_to_profiling_is_called_only_where_a_workflow_planned_it() {
    world.objections.object(CLIENT, new DebtorId("d-300"), NOW, "test", "by letter");
    assertThat(debtors(world.next("one", 9))).containsExactly("d-200", "d-100");
    world = new DialerWorld(empty());
    world.debtor("d-100", 100);
    world.debtor("d-300", 300);
    world.objections.object(CLIENT, new DebtorId("d-300"), NOW, "test", "by letter");
    world.plan("workflow-", Channel.PHONE, "d-300");
    assertThat(world.next("one", 9))
        .extracting(call -> call.lease().contact().contactId().value())
        .first()
        .isEqualTo("workflow-d-300");
    assertThat(debtors(world.next("two", 9))).isEmpty();
  }

  @Test
  void who_objects_after_the_ranking_was_made_is_not_called_by_it() {
    assertThat(debtors(world.next("one", 1))).containsExactly("d-300");
    world.objections.object(CLIENT, new DebtorId("d-200"), NOW, "test", "by letter");
    assertThat(debtors(world.next("two", 9))).containsExactly("d-100");
  }

  /**
   * A call from 10:00 brings 0.3 · amount − 4.50, one at another hour 0.2 · amount − 4.50, and
   * waiting until tomorrow costs a fourteenth. At ten the best later call is that of tomorrow at
   * ten, and the most is gained with the largest amount. At ten past two it is the same, worth more
   * than a call now: the least is lost with the smallest amount.
   */
  @Test
  void the_order_is_by_what_now_brings_over_the_best_later_hour_and_not_by_what_now_brings() {
    assertThat(debtors(world.next("one", 2))).containsExactly("d-300", "d-200");
    assertThat(debtors(world.next("two", 9))).containsExactly("d-100");
    world = new DialerWorld(empty());
    world.debtor("d-100", 100);
    world.debtor("d-200", 200);
    world.now = Instant.parse("2026-03-02T13:10:00Z");
    assertThat(debtors(world.next("one", 9))).containsExactly("d-100", "d-200");
  }

  @Test
  void a_call_says_whom_to_call_what_it_brings_and_until_when_and_is_a_decision_in_the_log() {
    NextCall call = world.next("one", 1).getFirst();
    assertThat(call.address()).isEqualTo("+3120" + "d-300".hashCode());
    assertThat(call.notAfter()).isEqualTo(NOW.plusSeconds(300));
    assertThat(call.lease().contact().reach()).isEqualTo(0.75);
    assertThat(call.lease().contact().expectedValue()).isEqualTo(new BigDecimal("85.50"));
    Decision decision =
        world.stores.decisions().find(CLIENT, call.lease().contact().decisionId()).orElseThrow();
    assertThat(decision.chosen()).isNotNull();
    assertThat(decision.debtorId()).isEqualTo(new DebtorId("d-300"));
    assertThat(decision.alternatives())
        .extracting(later -> later.expectedValue())
        .containsExactly(new BigDecimal("85.50"));
  }

  @Test
  void a_call_speaks_of_the_debtor_s_other_cases_and_is_recorded_as_about_them() {
    world.accept(
        DialerWorld.otherCase("c-small", "d-300", 20),
        DialerWorld.otherCase("c-large", "d-300", 90));
    NextCall call = world.next("one", 1).getFirst();
    assertThat(call.lease().contact().caseId().value()).isEqualTo("c-d-300");
    assertThat(call.alsoCaseIds())
        .containsExactly(new CaseId("c-large"), new CaseId("c-small"))
        .isEqualTo(call.lease().contact().alsoCaseIds());
    world.accept(outcome(call.lease().contact().contactId(), NOW, OutcomeResult.NO_ANSWER));
    assertThat(world.made("d-300"))
        .singleElement()
        .satisfies(
            made ->
                assertThat(made.alsoCaseIds())
                    .containsExactly(new CaseId("c-large"), new CaseId("c-small")));
  }

  @Test
  void a_planned_call_speaks_of_no_case_that_was_paid_since() {
    world.accept(
        DialerWorld.otherCase("c-small", "d-300", 20),
        DialerWorld.otherCase("c-large", "d-300", 90));
    world.accept(
        new PaymentRecord(
            CLIENT,
            new PaymentId("p-1"),
            new DebtorId("d-300"),
            new CaseId("c-large"),
            NOW.minusSeconds(60),
            BigDecimal.valueOf(90)));
    // Planned as if nobody had heard of the payment.
    world.planCall("d-300", "c-large", "c-small");
    NextCall call = world.next("one", 1).getFirst();
    assertThat(call.alsoCaseIds()).containsExactly(new CaseId("c-small"));
    world.accept(outcome(call.lease().contact().contactId(), NOW, OutcomeResult.NO_ANSWER));
    assertThat(world.made("d-300"))
        .singleElement()
        .satisfies(made -> assertThat(made.alsoCaseIds()).containsExactly(new CaseId("c-small")));
  }

  @Test
  void a_call_may_not_be_made_after_the_permitted_time_has_ended() {
    world.now = Instant.parse("2026-03-02T18:58:00Z");
    assertThat(world.next("one", 1).getFirst().notAfter())
        .isEqualTo(Instant.parse("2026-03-02T19:00:00Z"));
    world.now = Instant.parse("2026-03-02T19:00:00Z");
    assertThat(world.next("two", 9)).isEmpty();
  }

  @Test
  void a_debtor_that_is_held_is_nobody_else_s_until_the_lease_is_released_or_has_ended() {
    List<NextCall> held = world.next("one", 9);
    assertThat(debtors(held)).hasSize(3);
    assertThat(world.next("two", 9)).isEmpty();
    assertThat(world.leaser.release(CLIENT, held.get(1).lease().leaseId())).isTrue();
    assertThat(debtors(world.next("two", 9))).containsExactly("d-200");
    world.now = NOW.plusSeconds(299);
    assertThat(world.next("two", 9)).isEmpty();
    world.now = NOW.plusSeconds(300);
    assertThat(debtors(world.next("two", 9))).containsExactly("d-300", "d-200", "d-100");
    assertThat(world.made("d-100")).isEmpty();
  }

  @Test
  void what_was_leased_is_free_again_when_the_question_for_it_fails() {
    DialerWorld.Stores stores = world.stores;
    world.plan(Channel.PHONE, "d-100");
    CallLeaser failing =
        world.leaser(
            new DialerWorld.Stores(
                stores.intake(),
                stores.log(),
                stores.campaigns(),
                stores.leases(),
                new FullDecisionLog(stores.decisions())));
    assertThatThrownBy(() -> failing.next(CLIENT, new DialerId("one"), 9, Duration.ofMinutes(5)))
        .isInstanceOf(UnavailableException.class);
    assertThat(debtors(world.next("two", 9))).containsExactlyInAnyOrder("d-100", "d-200", "d-300");
  }

  /** A log that takes no more decisions. */
  private record FullDecisionLog(DecisionLog log) implements DecisionLog {
    @Override
    public void append(ClientId client, List<Decision> decisions) {
      throw new UnavailableException("it took too long");
    }

    @Override
    public Optional<Decision> find(ClientId client, DecisionId decision) {
      return log.find(client, decision);
    }

    @Override
    public List<Decision> findByDebtor(ClientId client, DebtorId debtor) {
      return log.findByDebtor(client, debtor);
    }

    @Override
    public void forEachContact(ClientId client, Span span, Consumer<Decision> visitor) {
      log.forEachContact(client, span, visitor);
    }

    @Override
    public void forEachCommitted(ClientId client, Span span, Consumer<Decision> visitor) {
      log.forEachCommitted(client, span, visitor);
    }
  }

  @Test
  void a_lease_can_be_released_once_by_its_client_and_while_it_lasts() {
    LeaseId lease = world.next("one", 1).getFirst().lease().leaseId();
    assertThat(world.leaser.release(new ClientId("zuiderzon"), lease)).isFalse();
    assertThat(world.leaser.release(CLIENT, lease)).isTrue();
    assertThat(world.leaser.release(CLIENT, lease)).isFalse();
    LeaseId late = world.next("one", 1).getFirst().lease().leaseId();
    world.now = NOW.plusSeconds(300);
    assertThat(world.leaser.release(CLIENT, late)).isFalse();
  }

  @Test
  void a_held_call_counts_against_caps_and_a_released_one_does_not() {
    Lease lease = world.next("one", 1).getFirst().lease();
    DebtorId debtor = lease.contact().debtorId();
    assertThat(world.stores.campaigns().pending(CLIENT, debtor))
        .extracting(ContactState::status)
        .containsExactly(ContactStatus.LEASED);
    world.leaser.release(CLIENT, lease.leaseId());
    assertThat(world.stores.campaigns().pending(CLIENT, debtor)).isEmpty();
    assertThat(world.stores.campaigns().findByDebtor(CLIENT, debtor))
        .extracting(ContactState::status, ContactState::attempts, ContactState::reason)
        .containsExactly(tuple(ContactStatus.CANCELLED, 0, "the lease was released"));
  }

  @Test
  void the_first_outcome_records_the_call_and_the_cap_holds_from_then_on() {
    ContactId contact = world.next("one", 1).getFirst().lease().contact().contactId();
    world.accept(
        outcome(contact, NOW.plusSeconds(90), OutcomeResult.NO_ANSWER),
        outcome(contact, NOW.plusSeconds(80), OutcomeResult.BUSY));
    world.accept(outcome(contact, NOW.plusSeconds(95), OutcomeResult.VOICEMAIL));
    assertThat(world.made("d-300"))
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.contactId()).isEqualTo(contact);
              assertThat(made.channel()).isEqualTo(Channel.PHONE);
              assertThat(made.direction()).isEqualTo(Direction.OUTBOUND);
              assertThat(made.propensity()).isEqualTo(1);
              assertThat(made.at()).isEqualTo(NOW);
            });
    assertThat(world.stores.log().findByDebtor(CLIENT, new DebtorId("d-300")))
        .filteredOn(OutcomeRecord.class::isInstance)
        .hasSize(3);
    assertThat(world.stores.campaigns().findByDebtor(CLIENT, new DebtorId("d-300")))
        .extracting(ContactState::status, ContactState::attempts)
        .containsExactly(tuple(ContactStatus.SENT, 1));
    world.now = NOW.plusSeconds(2_000);
    assertThat(debtors(world.next("two", 9))).containsExactly("d-200", "d-100");
  }

  @Test
  void a_call_counts_at_once_whatever_the_dialer_s_clock_says() {
    List<NextCall> calls = world.next("one", 3);
    world.accept(
        heard(calls.get(0), NOW.plusSeconds(240)),
        heard(calls.get(1), NOW.minusSeconds(90)),
        heard(calls.get(2), NOW.minusSeconds(90_000)));
    assertThat(world.made("d-300")).extracting(ContactRecord::at).containsExactly(NOW);
    assertThat(world.made("d-200"))
        .extracting(ContactRecord::at)
        .containsExactly(NOW.minusSeconds(90));
    assertThat(world.made("d-100")).extracting(ContactRecord::at).containsExactly(NOW);
    assertThat(world.next("two", 9)).isEmpty();
  }

  private static OutcomeRecord heard(NextCall call, Instant at) {
    return outcome(call.lease().contact().contactId(), at, OutcomeResult.NO_ANSWER);
  }

  @Test
  void an_outcome_that_comes_after_the_lease_has_ended_records_the_call_all_the_same() {
    ContactId contact = world.next("one", 1).getFirst().lease().contact().contactId();
    world.now = NOW.plusSeconds(301);
    List<NextCall> again = world.next("two", 1);
    assertThat(debtors(again)).containsExactly("d-300");
    world.accept(outcome(contact, NOW.plusSeconds(200), OutcomeResult.RIGHT_PARTY));
    assertThat(world.made("d-300")).extracting(ContactRecord::contactId).containsExactly(contact);
    ContactId other = again.getFirst().lease().contact().contactId();
    world.accept(outcome(other, NOW.plusSeconds(400), OutcomeResult.NO_ANSWER));
    assertThat(world.made("d-300"))
        .extracting(ContactRecord::contactId)
        .containsExactlyInAnyOrder(contact, other);
  }

  @Test
  void a_dialer_that_records_its_calls_itself_lets_go_of_them_by_that() {
    Lease lease = world.next("one", 1).getFirst().lease();
    world.accept(Lease.call(CLIENT, lease.contact(), NOW, NOW.plusSeconds(60)));
    assertThat(world.leaser.release(CLIENT, lease.leaseId())).isFalse();
    assertThat(world.stores.campaigns().findByDebtor(CLIENT, new DebtorId("d-300")))
        .extracting(ContactState::status)
        .containsExactly(ContactStatus.SENT);
  }

  @Test
  void planned_calls_of_the_hour_come_first_under_their_own_ids_and_planned_again_when_released() {
    world.plan(Channel.PHONE, "d-100");
    List<NextCall> calls = world.next("one", 2);
    assertThat(debtors(calls)).containsExactly("d-100", "d-300");
    assertThat(calls.getFirst().lease().contact().contactId())
        .isEqualTo(new ContactId("planned-d-100"));
    assertThat(world.leaser.release(CLIENT, calls.getFirst().lease().leaseId())).isTrue();
    assertThat(world.stores.campaigns().contacts(CLIENT, "2026-03-02"))
        .extracting(ContactState::status)
        .containsExactly(ContactStatus.PLANNED);
    assertThat(debtors(world.next("two", 1))).containsExactly("d-100");
    world.accept(
        outcome(new ContactId("planned-d-100"), NOW.plusSeconds(9), OutcomeResult.NO_ANSWER));
    assertThat(world.made("d-100"))
        .extracting(ContactRecord::propensity, ContactRecord::cost)
        .containsExactly(tuple(0.9, new BigDecimal("4.50")));
  }

  @Test
  void calls_besides_the_plan_are_counted_by_their_slot_apart_from_campaigns() {
    world.plan(Channel.PHONE, "d-100");
    List<NextCall> calls = world.next("one", 3);
    assertThat(debtors(calls)).containsExactly("d-100", "d-300", "d-200");
    Instant slot = calls.getLast().lease().contact().action().slot().start();
    CampaignStore campaigns = world.stores.campaigns();
    assertThat(campaigns.countsApart(CLIENT, slot, slot.plusSeconds(1)))
        .containsExactly(new ContactCount(slot, Channel.PHONE, ContactStatus.LEASED, 2));
    assertThat(campaigns.countsApart(CLIENT, slot.plusSeconds(1), slot.plusSeconds(9999)))
        .isEmpty();
    assertThat(campaigns.countsApart(CLIENT, slot.minusSeconds(9999), slot)).isEmpty();
    assertThat(campaigns.countsApart(new ClientId("another"), slot, slot.plusSeconds(1))).isEmpty();
  }

  @Test
  void a_planned_call_of_a_lease_that_ended_is_cancelled_and_its_debtor_free_again() {
    world.plan(Channel.PHONE, "d-100");
    assertThat(debtors(world.next("one", 1))).containsExactly("d-100");
    world.now = NOW.plusSeconds(300);
    List<NextCall> again = world.next("two", 9);
    assertThat(debtors(again)).containsExactly("d-300", "d-200", "d-100");
    assertThat(again.getLast().lease().contact().contactId())
        .isNotEqualTo(new ContactId("planned-d-100"));
    assertThat(world.stores.campaigns().contacts(CLIENT, "2026-03-02"))
        .extracting(ContactState::status, ContactState::reason)
        .containsExactly(tuple(ContactStatus.CANCELLED, "the lease ended without an outcome"));
  }

  @Test
  void a_call_of_a_workflow_whose_lease_ended_is_planned_again_while_its_hour_runs() {
    world.objections.object(CLIENT, new DebtorId("d-300"), NOW, "test", "by letter");
    world.plan("workflow-", Channel.PHONE, "d-300");
    ContactId planned = new ContactId("workflow-d-300");
    assertThat(world.next("one", 1).getFirst().lease().contact().contactId()).isEqualTo(planned);
    world.now = NOW.plusSeconds(299);
    assertThat(debtors(world.next("two", 9))).doesNotContain("d-300");
    world.now = NOW.plusSeconds(300);
    NextCall again = world.next("three", 1).getFirst();
    assertThat(again.lease().contact().contactId()).isEqualTo(planned);
    world.accept(outcome(planned, NOW.plusSeconds(310), OutcomeResult.NO_ANSWER));
    assertThat(world.made("d-300")).extracting(ContactRecord::contactId).containsExactly(planned);
    assertThat(world.leaser.release(CLIENT, again.lease().leaseId())).isFalse();
  }

  @Test
  void a_call_of_a_workflow_whose_lease_ends_after_its_hour_or_that_was_taken_back_is_cancelled() {
    world.plan("workflow-", Channel.PHONE, "d-300", "d-200");
    List<NextCall> calls = world.next("one", 2);
    assertThat(debtors(calls)).containsExactlyInAnyOrder("d-300", "d-200");
    world.accept(caseOf("d-200", 200, NOW.plusSeconds(1), CaseStatus.CLOSED));
    // Leases of five minutes, taken at 10:10; the hour ends at 11:00.
    assertThat(world.stores.campaigns().expire(CLIENT, NOW.plusSeconds(300))).isEqualTo(1);
    assertThat(states("d-200")).containsExactly(ContactStatus.CANCELLED);
    assertThat(states("d-300")).containsExactly(ContactStatus.PLANNED);
    world.now = NOW.plusSeconds(49 * 60);
    assertThat(debtors(world.next("two", 1))).containsExactly("d-300");
    world.stores.campaigns().expire(CLIENT, NOW.plusSeconds(54 * 60));
    assertThat(states("d-300")).containsExactly(ContactStatus.CANCELLED);
  }

  private List<ContactStatus> states(String debtor) {
    return world.stores.campaigns().findByDebtor(CLIENT, new DebtorId(debtor)).stream()
        .map(ContactState::status)
        .toList();
  }

  @Test
  void a_debtor_for_whom_another_contact_is_planned_is_not_called_besides() {
    world.plan(Channel.EMAIL, "d-300");
    assertThat(debtors(world.next("one", 9))).containsExactly("d-200", "d-100");
  }

  @Test
  void a_payment_takes_a_held_call_back_so_that_it_is_not_planned_again() {
    world.plan(Channel.PHONE, "d-100");
    Lease lease = world.next("one", 1).getFirst().lease();
    world.accept(
        new PaymentRecord(
            CLIENT,
            new PaymentId("p-1"),
            new DebtorId("d-100"),
            null,
            NOW.plusSeconds(1),
            BigDecimal.ONE));
    assertThat(world.leaser.release(CLIENT, lease.leaseId())).isTrue();
    assertThat(world.stores.campaigns().contacts(CLIENT, "2026-03-02"))
        .extracting(ContactState::status, ContactState::reason)
        .containsExactly(tuple(ContactStatus.CANCELLED, "payment"));
  }

  @Test
  void a_debtor_who_settles_is_not_called_any_more_from_the_next_question_on() {
    assertThat(debtors(world.next("one", 1))).containsExactly("d-300");
    world.accept(caseOf("d-200", 200, NOW, CaseStatus.PAID));
    assertThat(debtors(world.next("two", 9))).containsExactly("d-100");
  }

  @Test
  void a_call_that_was_asked_for_comes_first_from_its_moment_on_and_not_before() {
    ContactId contact = new ContactId("k-1");
    world.accept(
        new ContactRecord(
            CLIENT,
            contact,
            new DebtorId("d-100"),
            null,
            Channel.PHONE,
            NOW.minusSeconds(90_000),
            Direction.OUTBOUND,
            null,
            null,
            null,
            null),
        new OutcomeRecord(
            CLIENT,
            contact,
            NOW.minusSeconds(89_900),
            OutcomeResult.CALLBACK_REQUEST,
            NOW.plusSeconds(600)));
    assertThat(debtors(world.next("one", 9))).containsExactly("d-300", "d-200");
    world.now = NOW.plusSeconds(600);
    assertThat(debtors(world.next("two", 9))).containsExactly("d-100", "d-300", "d-200");
  }

  @Test
  void
      a_call_that_who_objects_to_profiling_asked_for_comes_before_all_others_and_without_a_score() {
    DebtorId debtor = new DebtorId("d-100");
    world.objections.object(CLIENT, debtor, NOW, "test", "by letter");
    askToBeCalled("d-100", NOW.plusSeconds(600));
    askToBeCalled("d-200", NOW.plusSeconds(600));
    assertThat(debtors(world.next("one", 1))).containsExactly("d-300");
    world.now = NOW.plusSeconds(600);
    List<NextCall> calls = world.next("two", 9);
    // The lease of the third debtor has ended.
    assertThat(debtors(calls)).containsExactly("d-100", "d-200", "d-300");
    assertThat(calls.getFirst().lease().contact().appointment()).isTrue();
    Decision decision =
        world
            .stores
            .decisions()
            .find(CLIENT, calls.getFirst().lease().contact().decisionId())
            .orElseThrow();
    assertThat(decision.objected()).isTrue();
    assertThat(decision.ofWorkflow()).isTrue();
    assertThat(decision.excluded().getFirst().basis()).endsWith("the debtor asked to be called");
    // An hour later it is too late, and nobody is called who objects.
    world = new DialerWorld(empty());
    world.debtor("d-100", 100);
    world.objections.object(CLIENT, debtor, NOW, "test", "by letter");
    askToBeCalled("d-100", NOW.plusSeconds(600));
    world.now = NOW.plusSeconds(4201);
    assertThat(world.next("one", 9)).isEmpty();
  }

  @Test
  void a_planned_call_that_who_objects_asked_for_waits_for_its_moment_and_comes_first_then() {
    world.objections.object(CLIENT, new DebtorId("d-100"), NOW, "test", "by letter");
    askToBeCalled("d-100", NOW.plusSeconds(600));
    world.plan("workflow-callback-", Channel.PHONE, "d-100");
    assertThat(debtors(world.next("one", 1))).containsExactly("d-300");
    world.now = NOW.plusSeconds(600);
    assertThat(world.next("two", 9))
        .extracting(call -> call.lease().contact().contactId().value())
        .first()
        .isEqualTo("workflow-callback-d-100");
  }

  private void askToBeCalled(String debtor, Instant at) {
    ContactId contact = new ContactId("asked-" + debtor);
    world.accept(
        new ContactRecord(
            CLIENT,
            contact,
            new DebtorId(debtor),
            null,
            Channel.PHONE,
            NOW.minusSeconds(90_000),
            Direction.OUTBOUND,
            null,
            null,
            null,
            null),
        new OutcomeRecord(
            CLIENT, contact, NOW.minusSeconds(89_900), OutcomeResult.CALLBACK_REQUEST, at));
  }

  @Test
  void what_cannot_be_taken_is_left_out_and_holds_nothing() {
    world.plan(Channel.PHONE, "d-100", "d-200");
    Lease first = world.next("one", 1).getFirst().lease();
    assertThat(first.contact().contactId()).isEqualTo(new ContactId("planned-d-200"));
    Lease again =
        new Lease(
            new LeaseId("f".repeat(32)),
            first.dialerId(),
            first.contact(),
            first.takenAt(),
            first.endsAt());
    assertThat(world.stores.leases().take(CLIENT, List.of(again))).isEmpty();
    world.stores.campaigns().expire(CLIENT, NOW.plusSeconds(3_000));
    assertThat(world.stores.leases().take(CLIENT, List.of(again))).isEmpty();
    assertThat(world.stores.leases().release(CLIENT, again.leaseId(), NOW)).isFalse();
  }

  @Test
  void nobody_is_called_for_a_client_that_is_not_known() {
    assertThat(
            world.leaser.next(
                new ClientId("zuiderzon"), new DialerId("one"), 1, Duration.ofMinutes(1)))
        .isEqualTo(Optional.empty());
  }
}
