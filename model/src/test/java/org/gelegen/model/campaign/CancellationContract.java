package org.gelegen.model.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.CampaignStore.Claim;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.Test;

/** What intake and campaigns promise together: who paid at ten is not called at two. */
public abstract class CancellationContract {
  protected static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final ClientId OTHER = new ClientId("zuiderzon");
  private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");
  protected static final Instant TWO = Instant.parse("2026-03-02T13:00:00Z");
  protected static final Duration LEASE = Duration.ofMinutes(5);

  /** Both over the same records, with nothing in them. */
  public record World(RecordIntake intake, CampaignStore campaigns) {
    public void accept(PortfolioRecord... records) {
      List<NumberedRecord> batch = new ArrayList<>();
      for (PortfolioRecord record : records) {
        batch.add(new NumberedRecord(batch.size() + 1, record));
      }
      assertThat(intake.accept(batch).rejected()).isEmpty();
    }

    public void plan(long knownUpTo, String... debtors) {
      plan(CLIENT, "2026-03-02", knownUpTo, debtors);
    }

    /** A text message at two for each of the debtors, named after the debtor. */
    public void plan(ClientId client, String date, long knownUpTo, String... debtors) {
      List<PlannedContact> contacts = new ArrayList<>();
      for (String debtor : debtors) {
        contacts.add(contact(date, debtor));
      }
      campaigns.commit(campaign(client, date), contacts, knownUpTo);
    }

    public List<String> states(String date) {
      return campaigns.contacts(CLIENT, date).stream()
          .map(state -> state.contact().debtorId() + " " + state.status() + " " + state.reason())
          .toList();
    }
  }

  protected abstract World empty();

  @Test
  void what_makes_a_contact_out_of_place_cancels_it_with_the_reason_and_nothing_else_does() {
    World world = empty();
    for (int i = 0; i < 9; i++) {
      world.accept(sent("k-" + i, "d-" + i));
    }
    world.plan(9, "d-0", "d-1", "d-2", "d-3", "d-4", "d-5", "d-6", "d-7", "d-8");
    world.accept(
        payment("p-0", "d-0", "10.00"),
        hold("d-1", HoldKind.DISPUTE),
        outcome("k-2", OutcomeResult.OPT_OUT),
        outcome("k-3", OutcomeResult.COMPLAINT),
        outcome("k-4", OutcomeResult.ARRANGEMENT),
        debtCase("d-5", CaseStatus.PAID),
        payment("p-6", "d-6", "-10.00"),
        outcome("k-7", OutcomeResult.OPENED),
        debtCase("d-8", CaseStatus.OPEN));
    assertThat(world.states("2026-03-02"))
        .containsExactly(
            "d-0 CANCELLED payment",
            "d-1 CANCELLED hold: dispute",
            "d-2 CANCELLED outcome: opt-out",
            "d-3 CANCELLED outcome: complaint",
            "d-4 CANCELLED outcome: arrangement",
            "d-5 CANCELLED case: paid",
            "d-6 PLANNED null",
            "d-7 PLANNED null",
            "d-8 PLANNED null");
    assertThat(world.campaigns.claim(CLIENT, Set.of(Channel.SMS), 9, TWO, LEASE)).hasSize(3);
  }

  @Test
  void thanks_stay_when_more_is_paid_or_the_case_is_told_to_be_paid_and_go_otherwise() {
    World world = empty();
    for (int i = 0; i < 6; i++) {
      world.accept(sent("k-" + i, "d-" + i));
    }
    List<PlannedContact> thanks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      thanks.add(thanking(contact("2026-03-02", "d-" + i)));
    }
    world.campaigns.commit(campaign(CLIENT, "2026-03-02"), thanks, 6);
    world.accept(
        payment("p-0", "d-0", "10.00"),
        hold("d-1", HoldKind.COMPLAINT),
        outcome("k-2", OutcomeResult.OPT_OUT),
        debtCase("d-3", CaseStatus.PAID),
        payment("p-4", "d-4", "-10.00"),
        debtCase("d-5", CaseStatus.CLOSED));
    assertThat(world.states("2026-03-02"))
        .containsExactly(
            "d-0 PLANNED null",
            "d-1 CANCELLED hold: complaint",
            "d-2 CANCELLED outcome: opt-out",
            "d-3 PLANNED null",
            "d-4 CANCELLED payment reversed",
            "d-5 CANCELLED case: closed");
  }

  private static PlannedContact thanking(PlannedContact contact) {
    return new PlannedContact(
        contact.contactId(),
        contact.debtorId(),
        contact.caseId(),
        contact.decisionId(),
        contact.action(),
        "thank-you",
        contact.tone(),
        contact.reach(),
        contact.response(),
        contact.harm(),
        contact.expectedValue(),
        contact.cost(),
        contact.propensity());
  }

  @Test
  void a_case_that_goes_to_another_debtor_takes_the_former_one_s_contact_back() {
    World world = empty();
    CaseRecord before = debtCase("d-0", CaseStatus.OPEN);
    world.accept(before, debtCase("d-1", CaseStatus.OPEN));
    world.plan(2, "d-0", "d-1");
    world.accept(
        new CaseRecord(
            CLIENT,
            before.caseId(),
            new DebtorId("d-1"),
            TEN.plusSeconds(60),
            before.dueDate(),
            before.amount(),
            before.stage(),
            before.status(),
            before.ability(),
            before.willingness(),
            before.attributes()));
    assertThat(world.states("2026-03-02"))
        .containsExactly("d-0 CANCELLED case: closed", "d-1 PLANNED null");
  }

  @Test
  void another_client_s_debtor_of_the_same_id_keeps_its_contact() {
    World world = empty();
    world.accept(payment("p-0", "d-9", "1.00"), foreignPayment("p-0", "d-9"));
    world.plan(CLIENT, "2026-03-02", 1, "d-0");
    world.plan(OTHER, "2026-03-02", 1, "d-0");
    world.accept(foreignPayment("p-1", "d-0"));
    assertThat(world.states("2026-03-02")).containsExactly("d-0 PLANNED null");
    assertThat(world.campaigns.contacts(OTHER, "2026-03-02"))
        .extracting(ContactState::status)
        .containsExactly(ContactStatus.CANCELLED);
  }

  @Test
  void what_was_known_before_the_plan_takes_nothing_back_however_often_it_is_sent() {
    World world = empty();
    world.accept(payment("p-0", "d-0", "10.00"));
    world.plan(1, "d-0");
    world.accept(payment("p-0", "d-0", "10.00"), payment("p-1", "d-1", "10.00"));
    assertThat(world.states("2026-03-02")).containsExactly("d-0 PLANNED null");
  }

  @Test
  void what_was_taken_in_during_the_planning_takes_back_what_is_committed_after_it() {
    World world = empty();
    world.accept(payment("p-0", "d-0", "10.00"));
    world.accept(payment("p-1", "d-1", "10.00"));
    world.plan(1, "d-0", "d-1");
    assertThat(world.states("2026-03-02"))
        .containsExactly("d-0 PLANNED null", "d-1 CANCELLED payment");
  }

  @Test
  void an_outcome_that_came_before_its_contact_counts_when_the_contact_is_there() {
    World world = empty();
    world.accept(payment("p-9", "d-9", "1.00"));
    world.plan(1, "d-0");
    world.accept(outcome("k-0", OutcomeResult.OPT_OUT));
    assertThat(world.states("2026-03-02")).containsExactly("d-0 PLANNED null");
    world.accept(sent("k-0", "d-0"));
    assertThat(world.states("2026-03-02")).containsExactly("d-0 CANCELLED outcome: opt-out");
  }

  @Test
  void a_contact_that_is_being_sent_bears_the_reason_and_is_not_planned_again() {
    World world = empty();
    world.accept(payment("p-9", "d-9", "1.00"));
    world.plan(1, "d-0", "d-1");
    world.campaigns.claim(CLIENT, Set.of(Channel.SMS), 9, TWO, LEASE);
    world.accept(payment("p-0", "d-0", "10.00"));
    assertThat(world.campaigns.pending(CLIENT, new DebtorId("d-0")))
        .extracting(ContactState::status, ContactState::reason)
        .containsExactly(tuple(ContactStatus.SENDING, "payment"));

    settleAs(world, ContactStatus.PLANNED);
    assertThat(world.states("2026-03-02"))
        .containsExactly("d-0 CANCELLED payment", "d-1 PLANNED busy");
    assertThat(world.campaigns.claim(CLIENT, Set.of(Channel.SMS), 9, TWO, LEASE))
        .extracting(claim -> claim.contact().debtorId().value())
        .containsExactly("d-1");
    assertThat(world.campaigns.pending(CLIENT, new DebtorId("d-1")).getFirst().reason()).isNull();
  }

  @Test
  void a_contact_that_was_sent_after_all_was_sent() {
    World world = empty();
    world.accept(payment("p-9", "d-9", "1.00"));
    world.plan(1, "d-0", "d-1");
    world.campaigns.claim(CLIENT, Set.of(Channel.SMS), 9, TWO, LEASE);
    world.accept(payment("p-0", "d-0", "10.00"));
    settleAs(world, ContactStatus.SENT);
    assertThat(world.campaigns.progress(CLIENT, "2026-03-02"))
        .isEqualTo(Map.of(ContactStatus.SENT, 2L));
  }

  @Test
  void whoever_takes_a_contact_over_still_finds_the_reason() {
    World world = empty();
    world.accept(payment("p-9", "d-9", "1.00"));
    world.plan(1, "d-0");
    world.campaigns.claim(CLIENT, Set.of(Channel.SMS), 9, TWO, LEASE);
    world.accept(payment("p-0", "d-0", "10.00"));
    assertThat(world.campaigns.claim(CLIENT, Set.of(Channel.SMS), 9, TWO.plus(LEASE), LEASE))
        .extracting(Claim::takenOver)
        .containsExactly(true);
    assertThat(world.campaigns.pending(CLIENT, new DebtorId("d-0")).getFirst().reason())
        .isEqualTo("payment");
  }

  private static void settleAs(World world, ContactStatus status) {
    List<Settlement> settlements = new ArrayList<>();
    for (String debtor : List.of("d-0", "d-1")) {
      settlements.add(
          new Settlement(
              new ContactId("2026-03-02-" + debtor),
              1,
              status,
              null,
              status == ContactStatus.PLANNED ? "busy" : null));
    }
    assertThat(world.campaigns.settle(CLIENT, settlements)).isEqualTo(2);
  }

  private static Campaign campaign(ClientId client, String date) {
    return new Campaign(
        client,
        date,
        LocalDate.parse(date),
        TEN.minusSeconds(16_200),
        "noorderlicht-1",
        BigDecimal.TEN,
        BigDecimal.TEN,
        new TreeMap<>());
  }

  private static PlannedContact contact(String date, String debtor) {
    String id = date + "-" + debtor;
    return new PlannedContact(
        new ContactId(id),
        new DebtorId(debtor),
        new CaseId("c-" + debtor),
        DecisionId.next(TEN, new Random(id.hashCode())),
        new Action(Channel.SMS, new Slot(TWO, TWO.plusSeconds(3600))),
        null,
        null,
        0.61,
        0.27,
        0.002,
        BigDecimal.ONE,
        new BigDecimal("0.09"),
        1);
  }

  protected static PaymentRecord payment(String id, String debtor, String amount) {
    return new PaymentRecord(
        CLIENT, new PaymentId(id), new DebtorId(debtor), null, TEN, new BigDecimal(amount));
  }

  private static PaymentRecord foreignPayment(String id, String debtor) {
    return new PaymentRecord(
        OTHER, new PaymentId(id), new DebtorId(debtor), null, TEN, BigDecimal.ONE);
  }

  protected static HoldRecord hold(String debtor, HoldKind kind) {
    return new HoldRecord(
        CLIENT, new HoldId("h-" + debtor), new DebtorId(debtor), null, TEN, kind, TEN, null);
  }

  private static OutcomeRecord outcome(String contact, OutcomeResult result) {
    return new OutcomeRecord(CLIENT, new ContactId(contact), TEN, result, null);
  }

  private static CaseRecord debtCase(String debtor, CaseStatus status) {
    return new CaseRecord(
        CLIENT,
        new CaseId("c-" + debtor),
        new DebtorId(debtor),
        TEN,
        null,
        BigDecimal.TEN,
        Stage.REMINDER,
        status,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  private static ContactRecord sent(String id, String debtor) {
    return new ContactRecord(
        CLIENT,
        new ContactId(id),
        new DebtorId(debtor),
        new CaseId("c-" + debtor),
        Channel.SMS,
        TEN.minusSeconds(86_400),
        Direction.OUTBOUND,
        null,
        null,
        null,
        null);
  }
}
