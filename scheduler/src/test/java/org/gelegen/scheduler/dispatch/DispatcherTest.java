package org.gelegen.scheduler.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gelegen.scheduler.dispatch.DispatchWorld.NINE;
import static org.gelegen.scheduler.dispatch.DispatchWorld.PACE;
import static org.gelegen.scheduler.dispatch.DispatchWorld.TEN;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.campaign.Stop;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.scheduler.CampaignStoreWrapper;
import org.gelegen.scheduler.TestPortfolio;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.texts.MessageWriter.PaymentLinks;
import org.junit.jupiter.api.Test;

class DispatcherTest {

  @Test
  void a_sent_contact_is_settled_and_on_record_with_what_is_known_of_it() {
    DispatchWorld world = new DispatchWorld(1, true);
    Instant at = NINE.plusSeconds(125);
    DispatchResult result = world.dispatcher().dispatchDue(TestPortfolio.CLIENT, at);

    assertThat(result.count(ContactStatus.SENT)).isEqualTo(1);
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.SENT);
    assertThat(world.portfolio.records(0, ContactRecord.class))
        .containsExactly(
            new ContactRecord(
                TestPortfolio.CLIENT,
                world.state("k-0").contact().contactId(),
                TestPortfolio.debtor(0),
                TestPortfolio.caseOf(0),
                Channel.EMAIL,
                at,
                Direction.OUTBOUND,
                null,
                Tone.FRIENDLY,
                new BigDecimal("0.02"),
                0.95));
    assertThat(world.gateway.calls.getFirst().address()).isEqualTo("d0@example.org");
    assertThat(world.gateway.calls.getFirst().body()).contains("€ 100,00").doesNotContain("{{");
  }

  @Test
  void nothing_goes_out_after_its_slot_however_long_the_ones_before_took() {
    DispatchWorld world = new DispatchWorld(3, true);
    // A minute goes by whenever somebody looks: 09:57 for the batch, then one for each message.
    AtomicInteger looks = new AtomicInteger();
    InstantSource clock = () -> TEN.minusSeconds(180).plusSeconds(60L * looks.getAndIncrement());
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, clock);
    assertThat(world.gateway.calls).extracting(call -> call.contactId().value()).hasSize(2);
    assertThat(
            IntStream.range(0, 3)
                .boxed()
                .flatMap(i -> world.portfolio.records(i, ContactRecord.class).stream())
                .map(ContactRecord::at))
        .containsExactly(TEN.minusSeconds(120), TEN.minusSeconds(60));
    assertThat(world.status("k-2")).isEqualTo(ContactStatus.PLANNED);
  }

  @Test
  void what_was_decided_is_what_is_said_and_recorded() {
    DispatchWorld world = new DispatchWorld(1, true);
    // Before k-0 in order, which is one too many for the day.
    world.commit(
        "2026-03-03", List.of(DispatchWorld.contact("a-0", 0, NINE, "email-firm", Tone.FIRM)));
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, NINE);
    assertThat(world.gateway.calls.getFirst().body()).contains("Betaal dit bedrag nu.");
    ContactRecord made = world.portfolio.records(0, ContactRecord.class).getFirst();
    assertThat(made.template()).isEqualTo("email-firm");
    assertThat(made.tone()).isEqualTo(Tone.FIRM);
  }

  @Test
  void thanks_are_sent_while_the_payment_stands_and_not_once_it_is_taken_back() {
    for (boolean reversed : new boolean[] {false, true}) {
      DispatchWorld world = new DispatchWorld(1, true);
      world.commit(
          "2026-03-03", List.of(DispatchWorld.contact("a-0", 0, NINE, "thank-you", Tone.FRIENDLY)));
      world.portfolio.accept(payment("p-1", "100.00", NINE.minusSeconds(3600)));
      if (reversed) {
        world.portfolio.accept(payment("p-2", "-100.00", NINE.minusSeconds(60)));
      }
      world.dispatcher().dispatchDue(TestPortfolio.CLIENT, NINE);
      assertThat(
              world.portfolio.records(0, ContactRecord.class).stream().map(ContactRecord::template))
          .as("reversed: %s", reversed)
          .filteredOn("thank-you"::equals)
          .hasSize(reversed ? 0 : 1);
      if (!reversed) {
        assertThat(world.gateway.calls.getFirst().body())
            .contains("Uw betaling is binnen")
            .doesNotContain("€", "open");
      }
    }
  }

  private static PaymentRecord payment(String id, String amount, Instant at) {
    return new PaymentRecord(
        TestPortfolio.CLIENT,
        new PaymentId(id),
        TestPortfolio.debtor(0),
        TestPortfolio.caseOf(0),
        at,
        new BigDecimal(amount));
  }

  @Test
  void the_tone_that_is_recorded_is_that_of_the_text_and_not_the_one_wished_for() {
    DispatchWorld world = new DispatchWorld(1, true);
    world.commit("2026-03-03", List.of(DispatchWorld.contact("a-0", 0, NINE, "email", Tone.FIRM)));
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, NINE);
    ContactRecord made = world.portfolio.records(0, ContactRecord.class).getFirst();
    assertThat(made.tone()).isEqualTo(Tone.FRIENDLY);
  }

  @Test
  void what_was_claimed_before_somebody_pressed_stop_is_not_handed_over() {
    DispatchWorld world = new DispatchWorld(2, true);
    Stop stop = world.stops.stop(TestPortfolio.CLIENT, null, NINE, "test", "wrong amounts");
    // The store in memory knows of no stop, so that claims go on as if it came right after them.
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, NINE);
    assertThat(world.gateway.calls).isEmpty();
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.PLANNED);

    world.stops.lift(TestPortfolio.CLIENT, stop.stopId(), NINE, "test");
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, NINE.plusSeconds(60));
    assertThat(world.gateway.calls).hasSize(2);
  }

  @Test
  void nothing_is_sent_before_its_slot_or_after_it() {
    DispatchWorld world = new DispatchWorld(1, true);
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, NINE.minusSeconds(1));
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, TEN);
    assertThat(world.gateway.calls).isEmpty();
  }

  @Test
  void who_paid_disputes_or_said_no_since_the_night_is_left_in_peace_with_the_rule_as_reason() {
    DispatchWorld world = new DispatchWorld(3, true);
    world.portfolio.accept(payment(0, "100.00"));
    world.portfolio.accept(dispute(1));
    world.portfolio.accept(TestPortfolio.caseAt(2, NINE.minusSeconds(60), CaseStatus.ARRANGEMENT));
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, NINE);

    assertThat(world.gateway.calls).isEmpty();
    for (int i = 0; i < 3; i++) {
      assertThat(world.status("k-" + i)).isEqualTo(ContactStatus.CANCELLED);
    }
    assertThat(world.state("k-1").reason()).isEqualTo("test.dispute: because of dispute");
  }

  @Test
  void of_two_contacts_under_a_cap_of_one_the_first_goes_out_and_the_second_does_not() {
    DispatchWorld world = new DispatchWorld(1, true);
    // Before k-0 in order, since it has the smaller id and the same slot.
    world.commit("2026-03-03", List.of(DispatchWorld.contact("a-0", 0, NINE)));
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, NINE);

    assertThat(world.gateway.effects).extracting(id -> id.value()).containsExactly("a-0");
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.CANCELLED);
  }

  @Test
  void a_refusal_for_good_fails_the_contact() {
    DispatchWorld world = new DispatchWorld(1, true);
    world.gateway.answers.add(new Delivery.Rejected("no such mailbox"));
    world.dispatcher().dispatchDue(TestPortfolio.CLIENT, NINE);
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.FAILED);
    assertThat(world.portfolio.records(0, ContactRecord.class)).isEmpty();
  }

  @Test
  void what_is_to_be_tried_later_waits_as_long_as_the_gateway_says_and_is_dead_after_three_tries() {
    DispatchWorld world = new DispatchWorld(1, false);
    for (int i = 0; i < 3; i++) {
      world.gateway.answers.add(new Delivery.Later("busy", Duration.ofSeconds(100)));
    }
    Dispatcher dispatcher = world.dispatcher();
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE);
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.PLANNED);
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE.plusSeconds(99));
    assertThat(world.gateway.calls).hasSize(1);
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE.plusSeconds(100));
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE.plusSeconds(200));
    assertThat(world.gateway.calls).hasSize(3);
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.DEAD);
    assertThat(world.state("k-0").reason()).isEqualTo("busy");
  }

  @Test
  void a_doubtful_sending_is_repeated_at_an_idempotent_gateway_only() {
    DispatchWorld idempotent = new DispatchWorld(1, true);
    DispatchWorld other = new DispatchWorld(1, false);
    for (DispatchWorld world : List.of(idempotent, other)) {
      world.gateway.answers.add(new Delivery.Unknown("no answer"));
      Dispatcher dispatcher = world.dispatcher();
      dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE);
      dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE.plus(PACE.lease()));
    }
    assertThat(idempotent.gateway.calls).hasSize(2);
    assertThat(idempotent.status("k-0")).isEqualTo(ContactStatus.SENT);
    assertThat(other.gateway.calls).hasSize(1);
    assertThat(other.status("k-0")).isEqualTo(ContactStatus.UNKNOWN);
  }

  @Test
  void what_could_not_be_readied_was_not_sent_and_is_sent_later() {
    DispatchWorld world = new DispatchWorld(2, false);
    AtomicBoolean down = new AtomicBoolean(true);
    PaymentLinks links =
        new PaymentLinks() {
          @Override
          public Optional<String> find(
              ClientSettings settings, CaseState debtCase, PlannedContact contact, Instant at) {
            return Optional.empty();
          }

          @Override
          public void keep(Collection<OutgoingMessage> messages) {
            if (down.get()) {
              throw new GelegenException("the database is down");
            }
          }
        };
    Dispatcher dispatcher = world.dispatcher(links);
    assertThatThrownBy(() -> dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE))
        .hasStackTraceContaining("the database is down");
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.PLANNED);
    assertThat(world.status("k-1")).isEqualTo(ContactStatus.PLANNED);
    down.set(false);
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE.plus(PACE.firstPause()));
    assertThat(world.gateway.calls).hasSize(2);
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.SENT);
  }

  @Test
  void what_stays_in_doubt_after_the_last_try_is_unknown_and_never_cancelled_as_if_not_made() {
    DispatchWorld world = new DispatchWorld(1, true);
    for (int i = 0; i < 3; i++) {
      world.gateway.answers.add(new Delivery.Unknown("no answer"));
    }
    Dispatcher dispatcher = world.dispatcher();
    for (int i = 0; i < 4; i++) {
      dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE.plus(PACE.lease().multipliedBy(i)));
      world.campaigns.expire(TestPortfolio.CLIENT, TEN.plusSeconds(1));
    }
    assertThat(world.gateway.calls).hasSize(3);
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.UNKNOWN);
  }

  @Test
  void a_contact_in_doubt_whose_debtor_paid_meanwhile_is_neither_repeated_nor_called_off() {
    DispatchWorld world = new DispatchWorld(1, true);
    world.gateway.answers.add(new Delivery.Unknown("no answer"));
    Dispatcher dispatcher = world.dispatcher();
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE);
    world.portfolio.accept(payment(0, "100.00"));
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE.plus(PACE.lease()));
    assertThat(world.gateway.calls).hasSize(1);
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.UNKNOWN);
  }

  @Test
  void a_gateway_that_fails_again_and_again_is_left_alone() {
    DispatchWorld world = new DispatchWorld(60, false);
    for (int i = 0; i < 60; i++) {
      world.gateway.answers.add(new Delivery.Later("down", null));
    }
    Dispatcher dispatcher = world.dispatcher();
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE);
    // Ten failures among the last twenty messages are enough.
    assertThat(world.gateway.calls).hasSize(10);
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE.plusSeconds(300));
    assertThat(world.gateway.calls).hasSize(10);
    assertThat(world.campaigns.progress(TestPortfolio.CLIENT, "2026-03-02"))
        .containsOnlyKeys(ContactStatus.PLANNED);
  }

  @Test
  void two_dispatchers_at_once_send_each_contact_once() throws InterruptedException {
    DispatchWorld world = new DispatchWorld(500, false);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Dispatcher dispatcher = world.dispatcher();
      threads.add(
          Thread.ofPlatform().start(() -> dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(world.campaigns.progress(TestPortfolio.CLIENT, "2026-03-02"))
        .containsOnly(Map.entry(ContactStatus.SENT, 500L));
  }

  @Test
  void a_contact_whose_debtor_pays_a_part_just_after_it_was_claimed_is_not_sent() {
    DispatchWorld world = DispatchWorld.takingBack();
    CampaignStore paidOnClaim =
        new CampaignStoreWrapper(world.campaigns) {
          @Override
          public List<Claim> claim(
              ClientId client, Set<Channel> channels, int limit, Instant now, Duration lease) {
            List<Claim> claims = super.claim(client, channels, limit, now, lease);
            world.portfolio.accept(payment(0, "10.00"));
            return claims;
          }
        };
    world.dispatcher(paidOnClaim, world.portfolio.log).dispatchDue(TestPortfolio.CLIENT, NINE);
    assertThat(world.gateway.calls).isEmpty();
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.CANCELLED);
    assertThat(world.state("k-0").reason()).isEqualTo("payment");
  }

  @Test
  void a_contact_that_the_gateway_puts_off_while_its_debtor_pays_is_not_tried_again() {
    DispatchWorld world = DispatchWorld.takingBack();
    world.gateway.beforeEffect = () -> world.portfolio.accept(payment(0, "10.00"));
    world.gateway.answers.add(new Delivery.Later("busy", Duration.ofSeconds(1)));
    Dispatcher dispatcher = world.dispatcher();
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE);
    dispatcher.dispatchDue(TestPortfolio.CLIENT, NINE.plusSeconds(60));
    assertThat(world.gateway.calls).hasSize(1);
    assertThat(world.status("k-0")).isEqualTo(ContactStatus.CANCELLED);
  }

  private static PaymentRecord payment(int debtor, String amount) {
    return new PaymentRecord(
        TestPortfolio.CLIENT,
        new PaymentId("p-" + debtor),
        TestPortfolio.debtor(debtor),
        TestPortfolio.caseOf(debtor),
        NINE.minusSeconds(60),
        new BigDecimal(amount));
  }

  private static HoldRecord dispute(int debtor) {
    return new HoldRecord(
        TestPortfolio.CLIENT,
        new HoldId("h-" + debtor),
        TestPortfolio.debtor(debtor),
        null,
        NINE.minusSeconds(60),
        HoldKind.DISPUTE,
        NINE.minusSeconds(60),
        null);
  }
}
