package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoubtfulContactsIT {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private CampaignStore store;
  private PostgresRecordIntake intake;

  @BeforeEach
  void a_contact_that_was_claimed() {
    Database database = DATABASE.emptied();
    store = new PostgresCampaignStore(database);
    intake = new PostgresRecordIntake(database, new RecordCodec());
    Campaign campaign =
        new Campaign(
            CLIENT,
            "c-1",
            LocalDate.parse("2026-03-02"),
            NINE,
            "made up",
            BigDecimal.ONE,
            BigDecimal.ONE,
            new TreeMap<>());
    store.commit(campaign, List.of(contact("k-1"), contact("k-2")), 0);
    assertThat(store.claim(CLIENT, Set.of(Channel.EMAIL), 1, NINE, Duration.ofMinutes(1)))
        .hasSize(1);
  }

  @Test
  void one_of_unknown_fate_was_sent_when_its_record_comes_in() {
    settleAsUnknown();
    assertThat(status()).isEqualTo(Map.of(ContactStatus.UNKNOWN, 1L, ContactStatus.PLANNED, 1L));
    record();
    assertThat(status()).isEqualTo(Map.of(ContactStatus.SENT, 1L, ContactStatus.PLANNED, 1L));
  }

  @Test
  void one_whose_record_is_there_already_is_not_settled_as_unknown() {
    record();
    settleAsUnknown();
    assertThat(status()).isEqualTo(Map.of(ContactStatus.SENT, 1L, ContactStatus.PLANNED, 1L));
  }

  @Test
  void one_of_unknown_fate_was_sent_when_an_outcome_tells_so_and_is_recorded_with_it() {
    settleAsUnknown();
    assertThat(hear("k-1", OutcomeResult.DELIVERED, NINE.plusSeconds(90)).accepted()).isOne();
    assertThat(status()).isEqualTo(Map.of(ContactStatus.SENT, 1L, ContactStatus.PLANNED, 1L));
    assertThat(log("d-k-1"))
        .containsExactlyInAnyOrder(
            made(NINE),
            outcome("k-1", OutcomeResult.DELIVERED, NINE.plusSeconds(90)).over(Channel.EMAIL));
    // Told again it changes nothing.
    assertThat(hear("k-1", OutcomeResult.DELIVERED, NINE.plusSeconds(90)).duplicates()).isOne();
    assertThat(log("d-k-1")).hasSize(2);
  }

  @Test
  void one_of_which_a_clock_that_is_behind_tells_was_made_by_then() {
    settleAsUnknown();
    hear("k-1", OutcomeResult.BOUNCED, NINE.minusSeconds(5));
    assertThat(log("d-k-1")).contains(made(NINE.minusSeconds(5)));
    assertThat(new PostgresFailedContacts(DATABASE.database()).find(CLIENT, 10))
        .extracting(failed -> failed.contact().contactId())
        .containsExactly(new ContactId("k-1"));
  }

  @Test
  void a_date_that_cannot_be_tells_nothing_and_the_contact_stays_among_those_that_count() {
    hear("k-1", OutcomeResult.READ, Instant.parse("1970-01-21T10:00:00Z"));
    settleAsUnknown();
    hear("k-1", OutcomeResult.DELIVERED, NINE.minus(Duration.ofDays(300)));
    assertThat(status()).isEqualTo(Map.of(ContactStatus.UNKNOWN, 1L, ContactStatus.PLANNED, 1L));
    hear("k-1", OutcomeResult.CLICKED, NINE.plusSeconds(90));
    assertThat(status()).isEqualTo(Map.of(ContactStatus.SENT, 1L, ContactStatus.PLANNED, 1L));
    assertThat(log("d-k-1")).contains(made(NINE));
  }

  @Test
  void an_outcome_that_was_quicker_than_the_settlement_settles_it_all_the_same() {
    hear("k-1", OutcomeResult.OPT_OUT, NINE.plusSeconds(90));
    assertThat(log("d-k-1")).isEmpty();
    settleAsUnknown();
    assertThat(status()).isEqualTo(Map.of(ContactStatus.SENT, 1L, ContactStatus.PLANNED, 1L));
    assertThat(log("d-k-1"))
        .containsExactlyInAnyOrder(
            made(NINE),
            outcome("k-1", OutcomeResult.OPT_OUT, NINE.plusSeconds(90)).over(Channel.EMAIL));
  }

  @Test
  void an_outcome_of_another_contact_settles_nothing() {
    settleAsUnknown();
    hear("k-2", OutcomeResult.DELIVERED, NINE.plusSeconds(90));
    hear("k-3", OutcomeResult.DELIVERED, NINE.plusSeconds(90));
    assertThat(status()).isEqualTo(Map.of(ContactStatus.UNKNOWN, 1L, ContactStatus.PLANNED, 1L));
  }

  private IntakeResult hear(String contact, OutcomeResult result, Instant at) {
    return intake.accept(Records.numbered(List.of(outcome(contact, result, at))));
  }

  private static OutcomeRecord outcome(String contact, OutcomeResult result, Instant at) {
    return new OutcomeRecord(CLIENT, new ContactId(contact), at, result, null);
  }

  private static ContactRecord made(Instant at) {
    return new ContactRecord(
        CLIENT,
        new ContactId("k-1"),
        new DebtorId("d-k-1"),
        new CaseId("c-k-1"),
        Channel.EMAIL,
        at,
        Direction.OUTBOUND,
        null,
        null,
        // As the plan keeps it, in cents.
        new BigDecimal("1.00"),
        1.0);
  }

  private List<PortfolioRecord> log(String debtor) {
    return new PostgresRecordLog(DATABASE.database(), new RecordCodec())
        .findByDebtor(CLIENT, new DebtorId(debtor));
  }

  private void settleAsUnknown() {
    store.settle(
        CLIENT,
        List.of(
            new Settlement(
                new ContactId("k-1"), 1, ContactStatus.UNKNOWN, null, "nobody can tell")));
  }

  private void record() {
    intake.accept(Records.numbered(List.of(Records.contact(CLIENT, "k-1", "d-k-1"))));
  }

  private Map<ContactStatus, Long> status() {
    return store.progress(CLIENT, "c-1");
  }

  private static PlannedContact contact(String id) {
    return new PlannedContact(
        new ContactId(id),
        new DebtorId("d-" + id),
        new CaseId("c-" + id),
        DecisionId.next(NINE, new Random(id.hashCode())),
        new Action(Channel.EMAIL, new Slot(NINE, NINE.plusSeconds(3600))),
        null,
        null,
        0.6,
        0.3,
        0.002,
        BigDecimal.TEN,
        BigDecimal.ONE,
        1);
  }
}
