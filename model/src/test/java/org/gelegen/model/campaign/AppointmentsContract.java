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
      return appointments.asked(CLIENT, MONDAY, NINE, MIDNIGHT);
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
    assertThat(world.appointments.add(CLIENT, MONDAY, call("c-1", THREE.plusSeconds(1)), known))
        .isTrue();
    assertThat(world.asked()).as("a slot that begins later").containsExactly(SHE);
    assertThat(world.appointments.add(CLIENT, MONDAY, call("c-2", THREE), known)).isTrue();
    assertThat(world.asked()).isEmpty();
    for (Claim claim :
        world.campaigns.claim(CLIENT, Set.of(Channel.PHONE), 9, THREE, Duration.ofMinutes(5))) {
      world.campaigns.settle(
          CLIENT,
          List.of(
              new Settlement(
                  claim.contact().contactId(),
                  1,
                  ContactStatus.FAILED,
                  null,
                  "because of a test")));
    }
    assertThat(world.asked()).containsExactly(SHE);
  }

  @Test
  void a_call_is_added_once() {
    World world = planned();
    world.accept(inbound("k-1", "d-1"), request("k-1", NINE.plusSeconds(60), THREE));
    assertThat(world.appointments.add(CLIENT, MONDAY, call("c-1", THREE), world.position()))
        .isTrue();
    assertThat(world.appointments.add(CLIENT, MONDAY, call("c-1", THREE), world.position()))
        .isFalse();
    assertThat(world.campaigns.contacts(CLIENT, MONDAY))
        .extracting(ContactState::status)
        .containsExactly(ContactStatus.PLANNED);
  }

  @Test
  void what_came_in_since_it_was_planned_takes_it_back_and_what_was_known_does_not() {
    World world = planned();
    world.accept(inbound("k-1", "d-1"), request("k-1", NINE.plusSeconds(60), THREE));
    long known = world.position();
    world.accept(
        new PaymentRecord(
            CLIENT, new PaymentId("p-1"), SHE, null, NINE.plusSeconds(90), BigDecimal.ONE));
    assertThat(world.appointments.add(CLIENT, MONDAY, call("c-1", THREE), known)).isFalse();
    assertThat(world.campaigns.contacts(CLIENT, MONDAY))
        .extracting(ContactState::status, ContactState::reason)
        .containsExactly(tuple(ContactStatus.CANCELLED, "payment"));
    assertThat(world.appointments.add(CLIENT, MONDAY, call("c-2", THREE), world.position()))
        .isTrue();
  }

  private static PlannedContact call(String id, Instant from) {
    return new PlannedContact(
        new ContactId(id),
        SHE,
        new CaseId("c-d-1"),
        DecisionId.next(NINE, new Random(id.hashCode())),
        new Action(Channel.PHONE, new Slot(from, THREE.plusSeconds(3600))),
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
