package org.gelegen.model.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.Appointments.Asked;
import org.gelegen.model.campaign.CampaignStore.Claim;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.Test;

/**
 * What is promised of calls that were asked for on the day. Monday was planned before anything was
 * asked; the call is to be at three, in the afternoon in Amsterdam.
 */
public abstract class AppointmentsContract {
  protected static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final String MONDAY = "2026-03-02";
  private static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant THREE = Instant.parse("2026-03-02T14:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T23:00:00Z");
  private static final DebtorId SHE = new DebtorId("d-1");

  /** All over the same records, with nothing in them. */
  public record World(
      RecordIntake intake, RecordLog log, CampaignStore campaigns, Appointments appointments) {
    void accept(PortfolioRecord... records) {
      List<NumberedRecord> batch = new ArrayList<>();
      for (PortfolioRecord record : records) {
        batch.add(new NumberedRecord(batch.size() + 1, record));
      }
      assertThat(intake.accept(batch).rejected()).isEmpty();
    }

    long position() {
      return log.tail(CLIENT, 0, 1_000).position();
    }

    List<DebtorId> asked() {
      return wishes().stream().map(Asked::debtorId).toList();
    }

    List<Asked> wishes() {
      return appointments.asked(CLIENT, MONDAY, NINE, MIDNIGHT);
    }

    boolean add(PlannedContact call, long knownUpTo) {
      return appointments.add(CLIENT, MONDAY, call, Set.of(call.contactId()), knownUpTo);
    }
  }

  protected abstract World empty();

  private World planned(PlannedContact... contacts) {
    World world = empty();
    world.accept(inbound("before", "d-9"), request("before", NINE, THREE));
    commit(world, contacts);
    return world;
  }

  private static void commit(World world, PlannedContact... contacts) {
    world.campaigns.commit(
        new Campaign(
            CLIENT,
            MONDAY,
            LocalDate.parse(MONDAY),
            NINE.minusSeconds(9_000),
            "noorderlicht-1",
            BigDecimal.TEN,
            BigDecimal.TEN,
            new TreeMap<>()),
        List.of(contacts),
        world.position());
  }

  @Test
  void who_asked_since_the_day_was_planned_for_a_moment_of_it_is_found() {
    World world = planned();
    assertThat(world.asked()).isEmpty();
    world.accept(inbound("k-1", "d-1"), request("k-1", NINE.plusSeconds(60), THREE));
    world.accept(inbound("k-2", "d-2"), request("k-2", NINE.plusSeconds(60), MIDNIGHT));
    world.accept(inbound("k-3", "d-3"), request("k-3", NINE.plusSeconds(60), NINE));
    world.accept(inbound("k-4", "d-4"), request("k-4", NINE.plusSeconds(60), NINE.minusSeconds(1)));
    world.accept(
        inbound("k-5", "d-5"),
        new OutcomeRecord(
            CLIENT,
            new ContactId("k-5"),
            NINE.plusSeconds(60),
            OutcomeResult.CALLBACK_REQUEST,
            null));
    assertThat(world.asked()).containsExactly(SHE, new DebtorId("d-3"));
    assertThat(world.appointments.asked(CLIENT, "2026-03-03", NINE, MIDNIGHT)).isEmpty();
  }

  @Test
  void who_has_a_call_at_that_moment_that_stands_is_not() {
    World world = planned();
    world.accept(inbound("k-1", "d-1"), request("k-1", NINE.plusSeconds(60), THREE));
    long known = world.position();
    assertThat(world.add(call("c-1", THREE.plusSeconds(3600)), known)).isTrue();
    assertThat(world.asked()).as("a slot that begins later").containsExactly(SHE);
    assertThat(world.add(call("c-2", THREE), known)).isTrue();
    assertThat(world.asked()).isEmpty();
    settleDue(world, ContactStatus.FAILED);
    assertThat(world.asked()).containsExactly(SHE);
  }

  @Test
  void a_call_is_added_once() {
    World world = planned();
    world.accept(inbound("k-1", "d-1"), request("k-1", NINE.plusSeconds(60), THREE));
    assertThat(world.add(call("c-1", THREE), world.position())).isTrue();
    assertThat(world.add(call("c-1", THREE), world.position())).isFalse();
    assertThat(world.campaigns.contacts(CLIENT, MONDAY))
        .extracting(ContactState::status)
        .containsExactly(ContactStatus.PLANNED);
  }

  @Test
  void nor_is_it_where_there_is_one_of_the_same_wish_under_another_id_whatever_became_of_it() {
    World world = planned();
    world.accept(inbound("k-1", "d-1"), request("k-1", NINE.plusSeconds(60), THREE));
    long known = world.position();
    world.accept(payment("p-1"));
    assertThat(world.add(call("c-1", THREE), known)).isFalse();
    assertThat(
            world.appointments.add(
                CLIENT,
                MONDAY,
                call("c-2", THREE),
                Set.of(new ContactId("c-1"), new ContactId("c-2")),
                world.position()))
        .isFalse();
    assertThat(world.campaigns.contacts(CLIENT, MONDAY))
        .extracting(ContactState::status)
        .containsExactly(ContactStatus.CANCELLED);
  }

  @Test
  void nor_beside_another_call_that_is_not_made_yet_in_a_slot_that_overlaps() {
    World world = planned();
    world.accept(inbound("k-1", "d-1"), request("k-1", NINE.plusSeconds(60), THREE));
    long known = world.position();
    assertThat(world.add(call("c-1", THREE), known)).isTrue();
    assertThat(world.add(call("c-2", THREE.plusSeconds(3599)), known)).isFalse();
    assertThat(world.add(call("c-3", THREE.plusSeconds(3600)), known)).isTrue();
    settleDue(world, ContactStatus.UNKNOWN);
    assertThat(world.add(call("c-4", THREE.plusSeconds(1)), known)).isFalse();
    assertThat(world.campaigns.contacts(CLIENT, MONDAY))
        .extracting(ContactState::status)
        .containsExactly(ContactStatus.UNKNOWN, ContactStatus.PLANNED);
  }

  @Test
  void each_moment_asked_for_comes_with_the_position_of_the_last_wish_for_it() {
    World world = planned();
    world.accept(inbound("k-1", "d-1"), request("k-1", NINE.plusSeconds(60), THREE));
    long first = world.position();
    world.accept(inbound("k-2", "d-1"));
    world.accept(request("k-2", NINE.plusSeconds(120), THREE.plusSeconds(7200)));
    long other = world.position();
    assertThat(world.wishes())
        .containsExactly(
            new Asked(SHE, THREE, first), new Asked(SHE, THREE.plusSeconds(7200), other));
    world.accept(inbound("k-3", "d-1"));
    world.accept(request("k-3", NINE.plusSeconds(180), THREE));
    assertThat(world.wishes())
        .containsExactly(
            new Asked(SHE, THREE, world.position()),
            new Asked(SHE, THREE.plusSeconds(7200), other));
  }

  @Test
  void the_call_in_which_it_was_asked_does_not_keep_the_wish() {
    World world = planned(call("c-1", THREE));
    settleDue(world, ContactStatus.SENT);
    world.accept(
        new ContactRecord(
            CLIENT,
            new ContactId("c-1"),
            SHE,
            null,
            Channel.PHONE,
            THREE,
            Direction.OUTBOUND,
            null,
            null,
            null,
            null),
        request("c-1", THREE.plusSeconds(300), THREE.plusSeconds(1800)));
    assertThat(world.asked()).containsExactly(SHE);
    world.accept(inbound("k-1", "d-1"), request("k-1", NINE.plusSeconds(60), THREE));
    assertThat(world.wishes())
        .as("asked in another call")
        .extracting(Asked::callbackAt)
        .containsExactly(THREE.plusSeconds(1800));
  }

  private static void settleDue(World world, ContactStatus status) {
    for (Claim claim :
        world.campaigns.claim(CLIENT, Set.of(Channel.PHONE), 9, THREE, Duration.ofMinutes(5))) {
      world.campaigns.settle(
          CLIENT,
          List.of(
              new Settlement(claim.contact().contactId(), 1, status, null, "because of a test")));
    }
  }

  @Test
  void what_came_in_since_it_was_planned_takes_it_back_and_what_was_known_does_not() {
    World world = planned();
    world.accept(inbound("k-1", "d-1"), request("k-1", NINE.plusSeconds(60), THREE));
    long known = world.position();
    world.accept(payment("p-1"));
    assertThat(world.add(call("c-1", THREE), known)).isFalse();
    assertThat(world.campaigns.contacts(CLIENT, MONDAY))
        .extracting(ContactState::status, ContactState::reason)
        .containsExactly(tuple(ContactStatus.CANCELLED, "payment"));
    assertThat(world.add(call("c-2", THREE), world.position())).isTrue();
  }

  private static PaymentRecord payment(String id) {
    return new PaymentRecord(
        CLIENT, new PaymentId(id), SHE, null, NINE.plusSeconds(90), BigDecimal.ONE);
  }

  private static PlannedContact call(String id, Instant from) {
    return new PlannedContact(
        new ContactId(id),
        SHE,
        new CaseId("c-d-1"),
        DecisionId.next(NINE, new Random(id.hashCode())),
        new Action(Channel.PHONE, new Slot(from, from.plusSeconds(3600))),
        null,
        null,
        0.61,
        0.27,
        0.002,
        BigDecimal.ONE,
        new BigDecimal("0.25"),
        1);
  }

  private static ContactRecord inbound(String id, String debtor) {
    return new ContactRecord(
        CLIENT,
        new ContactId(id),
        new DebtorId(debtor),
        null,
        Channel.PHONE,
        NINE,
        Direction.INBOUND,
        null,
        null,
        null,
        null);
  }

  private static OutcomeRecord request(String contact, Instant at, Instant callbackAt) {
    return new OutcomeRecord(
        CLIENT, new ContactId(contact), at, OutcomeResult.CALLBACK_REQUEST, callbackAt);
  }
}
