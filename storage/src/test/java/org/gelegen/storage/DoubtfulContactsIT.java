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
