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
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.FailedContacts.Failed;
import org.gelegen.model.campaign.FailedContacts.Instead;
import org.gelegen.model.campaign.FailedContacts.Taken;
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
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.Test;

/** What intake, campaigns and the list of failed contacts promise together. */
public abstract class FailedContactsContract {
  protected static final ClientId CLIENT = new ClientId("noorderlicht");
  protected static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");
  protected static final String MONDAY = "2026-03-02";

  /** All over the same records, with nothing in them. */
  public record World(RecordIntake intake, CampaignStore campaigns, FailedContacts failures) {
    public void accept(PortfolioRecord... records) {
      List<NumberedRecord> batch = new ArrayList<>();
      for (PortfolioRecord record : records) {
        batch.add(new NumberedRecord(batch.size() + 1, record));
      }
      assertThat(intake.accept(batch).rejected()).isEmpty();
    }

    /** Claims what is due and settles all of it. */
    public void settleAs(ContactStatus status) {
      List<Settlement> settlements = new ArrayList<>();
      for (Claim claim :
          campaigns.claim(CLIENT, Set.of(Channel.values()), 99, NINE, Duration.ofMinutes(5))) {
        settlements.add(
            new Settlement(
                claim.contact().contactId(), claim.attempt(), status, null, "because of a test"));
      }
      assertThat(campaigns.settle(CLIENT, settlements)).isEqualTo(settlements.size());
    }

    public List<String> open() {
      return failures.find(CLIENT, 99).stream()
          .map(failed -> failed.contact().contactId().value())
          .toList();
    }
  }

  protected abstract World empty();

  protected final World withContacts(PlannedContact... contacts) {
    World world = empty();
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
        0);
    return world;
  }

  @Test
  void a_contact_that_a_gateway_refused_is_found_until_somebody_saw_to_it() {
    World world = withContacts(contact("k-1", "d-1", Channel.SMS));
    assertThat(world.open()).isEmpty();
    world.settleAs(ContactStatus.FAILED);
    List<Failed> found = world.failures.find(CLIENT, 99);
    assertThat(found)
        .containsExactly(
            new Failed(MONDAY, contact("k-1", "d-1", Channel.SMS), Set.of(Channel.SMS)));
    assertThat(world.failures.replace(CLIENT, MONDAY, found, List.of())).isZero();
    assertThat(world.open()).isEmpty();
  }

  @Test
  void what_was_sent_and_dead_or_cancelled_is_not_found() {
    World world = withContacts(contact("k-1", "d-1", Channel.SMS));
    world.settleAs(ContactStatus.DEAD);
    assertThat(world.open()).isEmpty();
    world = withContacts(contact("k-1", "d-1", Channel.SMS));
    world.settleAs(ContactStatus.SENT);
    assertThat(world.open()).isEmpty();
  }

  @Test
  void what_a_workflow_planned_and_was_tried_too_often_is_found() {
    PlannedContact step = contact("workflow-k-1", "d-1", Channel.PHONE);
    World world = withContacts(step);
    world.settleAs(ContactStatus.DEAD);
    List<Failed> found = world.failures.find(CLIENT, 99);
    assertThat(found).containsExactly(new Failed(MONDAY, step, Set.of(Channel.PHONE)));
    assertThat(world.failures.replace(CLIENT, MONDAY, found, List.of())).isZero();
    assertThat(world.open()).isEmpty();
  }

  @Test
  void a_contact_whose_slot_ended_is_found_and_its_channel_has_not_failed() {
    World world =
        withContacts(
            contact("k-1", "d-1", Channel.SMS),
            contact("k-2", "d-2", Channel.SMS),
            contact("k-3", "d-2", Channel.EMAIL));
    assertThat(world.campaigns.expire(CLIENT, TEN.minusSeconds(1))).isZero();
    assertThat(world.open()).isEmpty();
    assertThat(world.campaigns.expire(CLIENT, TEN)).isEqualTo(3);
    List<Failed> found = world.failures.find(CLIENT, 99);
    assertThat(found)
        .extracting(failed -> failed.contact().contactId().value(), Failed::channels)
        .containsExactly(tuple("k-1", Set.of()), tuple("k-2", Set.of()), tuple("k-3", Set.of()));
    assertThat(world.campaigns.expire(CLIENT, TEN.plusSeconds(60))).isZero();
    assertThat(world.failures.replace(CLIENT, MONDAY, found, List.of())).isZero();
    assertThat(world.open()).isEmpty();
  }

  @Test
  void a_contact_that_came_back_is_found_and_one_that_arrived_is_not() {
    World world =
        withContacts(
            contact("k-1", "d-1", Channel.EMAIL),
            contact("k-2", "d-2", Channel.SMS),
            contact("k-3", "d-3", Channel.SMS),
            contact("k-4", "d-4", Channel.SMS));
    world.settleAs(ContactStatus.SENT);
    world.accept(made("k-1", "d-1"), made("k-2", "d-2"), made("k-3", "d-3"), made("k-4", "d-4"));
    world.accept(
        outcome("k-1", OutcomeResult.BOUNCED),
        outcome("k-2", OutcomeResult.FAILED),
        outcome("k-3", OutcomeResult.DELIVERED),
        outcome("k-4", OutcomeResult.WRONG_PARTY));
    assertThat(world.open()).containsExactly("k-1", "k-2", "k-4");
    assertThat(world.failures.find(CLIENT, 2)).hasSize(2);
  }

  @Test
  void an_outcome_that_is_quicker_than_the_settlement_is_not_lost() {
    World world = withContacts(contact("k-1", "d-1", Channel.EMAIL));
    List<Claim> claims =
        world.campaigns.claim(CLIENT, Set.of(Channel.values()), 9, NINE, Duration.ofMinutes(5));
    world.accept(outcome("k-1", OutcomeResult.BOUNCED));
    world.accept(made("k-1", "d-1"));
    assertThat(world.open()).as("while it is being sent").isEmpty();
    world.campaigns.settle(
        CLIENT,
        List.of(
            new Settlement(
                claims.getFirst().contact().contactId(), 1, ContactStatus.SENT, null, null)));
    assertThat(world.open()).containsExactly("k-1");
  }

  @Test
  void the_same_outcome_once_more_does_not_bring_back_what_was_seen_to() {
    World world = withContacts(contact("k-1", "d-1", Channel.EMAIL));
    world.settleAs(ContactStatus.SENT);
    world.accept(made("k-1", "d-1"));
    world.accept(outcome("k-1", OutcomeResult.BOUNCED));
    world.failures.replace(CLIENT, MONDAY, world.failures.find(CLIENT, 9), List.of());
    world.accept(outcome("k-1", OutcomeResult.BOUNCED));
    assertThat(world.open()).isEmpty();
  }

  @Test
  void what_takes_the_place_is_added_once_and_every_failed_channel_of_the_day_is_told() {
    World world = withContacts(contact("k-1", "d-1", Channel.EMAIL));
    world.settleAs(ContactStatus.FAILED);
    List<Failed> first = world.failures.find(CLIENT, 9);
    PlannedContact instead = contact("k-2", "d-1", Channel.SMS);
    Instead itsOwn = new Instead(new ContactId("k-1"), instead);
    Instead stranger = new Instead(new ContactId("k-8"), contact("k-9", "d-9", Channel.SMS));
    assertThat(world.failures.replace(CLIENT, MONDAY, first, List.of(itsOwn, stranger)))
        .isEqualTo(1);
    assertThat(world.failures.replace(CLIENT, MONDAY, first, List.of(itsOwn))).isZero();
    assertThat(world.campaigns.contacts(CLIENT, MONDAY))
        .extracting(state -> state.contact().contactId().value(), state -> state.status())
        .containsExactly(tuple("k-1", ContactStatus.FAILED), tuple("k-2", ContactStatus.PLANNED));
    world.settleAs(ContactStatus.FAILED);
    assertThat(world.failures.find(CLIENT, 9))
        .containsExactly(new Failed(MONDAY, instead, Set.of(Channel.EMAIL, Channel.SMS)));
  }

  @Test
  void a_payment_since_the_campaign_was_planned_takes_the_new_contact_back() {
    World world = withContacts(contact("k-1", "d-1", Channel.EMAIL));
    world.settleAs(ContactStatus.FAILED);
    world.accept(
        new PaymentRecord(
            CLIENT, new PaymentId("p-1"), new DebtorId("d-1"), null, NINE, BigDecimal.ONE));
    world.failures.replace(
        CLIENT,
        MONDAY,
        world.failures.find(CLIENT, 9),
        List.of(new Instead(new ContactId("k-1"), contact("k-2", "d-1", Channel.SMS))));
    assertThat(world.campaigns.contacts(CLIENT, MONDAY))
        .extracting(state -> state.status(), state -> state.reason())
        .contains(tuple(ContactStatus.CANCELLED, "payment"));
  }

  @Test
  void what_never_was_made_takes_no_place() {
    World world =
        withContacts(contact("k-1", "d-1", Channel.EMAIL), contact("k-2", "d-2", Channel.SMS));
    assertThat(world.failures.taken(CLIENT, MONDAY))
        .containsExactlyInAnyOrder(
            new Taken(Channel.EMAIL, NINE, 1, 0.25), new Taken(Channel.SMS, NINE, 1, 0.25));
    world.settleAs(ContactStatus.FAILED);
    assertThat(world.failures.taken(CLIENT, MONDAY)).isEmpty();
  }

  protected static PlannedContact contact(String id, String debtor, Channel channel) {
    return new PlannedContact(
        new ContactId(id),
        new DebtorId(debtor),
        new CaseId("c-" + debtor),
        DecisionId.next(NINE, new Random(id.hashCode())),
        new Action(channel, new Slot(NINE, TEN)),
        null,
        null,
        0.61,
        0.27,
        0.002,
        BigDecimal.ONE,
        new BigDecimal("0.25"),
        1);
  }

  private static ContactRecord made(String id, String debtor) {
    return new ContactRecord(
        CLIENT,
        new ContactId(id),
        new DebtorId(debtor),
        new CaseId("c-" + debtor),
        Channel.SMS,
        NINE,
        Direction.OUTBOUND,
        null,
        null,
        null,
        null);
  }

  private static OutcomeRecord outcome(String contact, OutcomeResult result) {
    return new OutcomeRecord(CLIENT, new ContactId(contact), NINE.plusSeconds(60), result, null);
  }
}
