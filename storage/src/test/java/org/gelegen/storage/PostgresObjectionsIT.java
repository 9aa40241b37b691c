package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.objections.Objection;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresObjectionsIT {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final ClientId OTHER = new ClientId("zuiderzon");
  private static final DebtorId SHE = new DebtorId("she");
  private static final DebtorId HE = new DebtorId("he");

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private Database database;
  private CampaignStore store;
  private Objections objections;

  @BeforeEach
  void plans_for_two_debtors_of_two_clients() {
    database = DATABASE.emptied();
    store = new PostgresCampaignStore(database);
    objections = new PostgresObjections(database);
    for (ClientId client : List.of(CLIENT, OTHER)) {
      commit(
          client,
          2,
          contact("hers", SHE, Channel.SMS),
          contact("workflow-hers", SHE, Channel.LETTER),
          contact("thank-you-hers", SHE, Channel.EMAIL),
          contact("his", HE, Channel.SMS));
    }
  }

  @Test
  void what_a_model_planned_is_taken_back_and_what_follows_from_no_model_stays() {
    Objection objection = objections.object(CLIENT, SHE, NINE, "key-1", "by letter");
    assertThat(objection)
        .isEqualTo(
            new Objection(
                objection.objectionId(), SHE, NINE, "key-1", "by letter", 1, null, null, null));
    assertThat(store.contacts(CLIENT, "c-2"))
        .extracting(state -> state.contact().contactId().value(), ContactState::status)
        .containsExactlyInAnyOrder(
            tuple("hers", ContactStatus.CANCELLED),
            tuple("workflow-hers", ContactStatus.PLANNED),
            tuple("thank-you-hers", ContactStatus.PLANNED),
            tuple("his", ContactStatus.PLANNED));
    assertThat(store.contacts(CLIENT, "c-2"))
        .extracting(ContactState::reason)
        .containsOnlyOnce("the debtor objects to profiling");
    assertThat(store.contacts(OTHER, "c-2"))
        .extracting(ContactState::status)
        .containsOnly(ContactStatus.PLANNED);
    assertThat(objections.objected(CLIENT)).containsExactly(SHE);
    assertThat(objections.objected(CLIENT, List.of(HE))).isEmpty();
    assertThat(objections.objected(CLIENT, List.of(HE, SHE))).containsExactly(SHE);
    assertThat(objections.objected(OTHER, List.of(SHE))).isEmpty();
  }

  @Test
  void what_a_night_that_knew_of_none_commits_afterwards_is_taken_back_as_well() {
    objections.object(CLIENT, SHE, NINE, "key-1", "by letter");
    commit(CLIENT, 3, contact("hers-3", SHE, Channel.SMS), contact("his-3", HE, Channel.SMS));
    assertThat(store.contacts(CLIENT, "c-3"))
        .extracting(state -> state.contact().contactId().value(), ContactState::status)
        .containsExactlyInAnyOrder(
            tuple("hers-3", ContactStatus.CANCELLED), tuple("his-3", ContactStatus.PLANNED));
  }

  @Test
  void what_is_being_sent_is_called_off() {
    store.claim(CLIENT, Set.of(Channel.SMS), 9, NINE, Duration.ofMinutes(2));
    // What is being sent is not cancelled yet: its dispatcher sees to that.
    assertThat(objections.object(CLIENT, SHE, NINE, "key-1", "by letter").cancelled()).isZero();
    assertThat(store.calledOff(CLIENT, Set.of(new ContactId("hers"), new ContactId("his"))))
        .containsExactly(new ContactId("hers"));
  }

  @Test
  void an_objection_holds_until_it_is_withdrawn_and_can_be_made_again() {
    Objection first = objections.object(CLIENT, SHE, NINE, "key-1", "by letter");
    assertThat(objections.object(CLIENT, SHE, NINE.plusSeconds(9), "key-2", "again"))
        .isEqualTo(first);
    Objection withdrawn =
        objections
            .withdraw(CLIENT, SHE, NINE.plusSeconds(60), "key-3", "changed her mind")
            .orElseThrow();
    assertThat(withdrawn)
        .isEqualTo(
            new Objection(
                first.objectionId(),
                SHE,
                NINE,
                "key-1",
                "by letter",
                1,
                NINE.plusSeconds(60),
                "key-3",
                "changed her mind"));
    assertThat(objections.objected(CLIENT)).isEmpty();
    assertThat(objections.withdraw(CLIENT, SHE, NINE.plusSeconds(90), "key-4", null))
        .hasValue(withdrawn);
    assertThat(objections.withdraw(CLIENT, HE, NINE, "key-4", null)).isEmpty();
    assertThat(objections.withdraw(OTHER, SHE, NINE, "key-4", null)).isEmpty();

    Objection second = objections.object(CLIENT, SHE, NINE.plusSeconds(99), "key-1", "by phone");
    assertThat(objections.find(CLIENT, SHE)).containsExactly(withdrawn, second);
    assertThat(objections.find(OTHER, SHE)).isEmpty();
  }

  @Test
  void the_audit_log_tells_of_the_objection_and_not_of_whom() {
    Objection objection = objections.object(CLIENT, SHE, NINE, "key-1", "by letter");
    objections.withdraw(CLIENT, SHE, NINE, "key-3", "changed her mind");
    List<String> told =
        database
            .transactions()
            .in(
                CLIENT,
                handle ->
                    handle
                        .createQuery(
                            """
                            select what || ' ' || detail from audit_entry
                            where client_id = 'noorderlicht' order by number
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(told)
        .containsExactly(
            "profiling.objected " + objection.objectionId() + " cancelled=1",
            "profiling.objection-withdrawn " + objection.objectionId());
  }

  private void commit(ClientId client, int day, PlannedContact... contacts) {
    store.commit(
        new Campaign(
            client,
            "c-" + day,
            LocalDate.of(2026, 3, day),
            NINE,
            "made up",
            BigDecimal.ONE,
            BigDecimal.ONE,
            new TreeMap<>()),
        List.of(contacts),
        0);
  }

  private static PlannedContact contact(String id, DebtorId debtor, Channel channel) {
    return new PlannedContact(
        new ContactId(id),
        debtor,
        new CaseId("c-" + debtor),
        DecisionId.next(NINE, new Random(id.hashCode())),
        new Action(channel, new Slot(NINE, NINE.plusSeconds(3600))),
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
