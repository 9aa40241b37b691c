package org.gelegen.model.campaign;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.gelegen.model.campaign.CampaignStore.ContactCount;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.Test;

/** What a store of campaigns promises, wherever it keeps them. */
public abstract class CampaignStoreContract {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Set<Channel> ALL = Set.of(Channel.values());

  private final ClientId client = new ClientId("noorderlicht");

  protected abstract CampaignStore empty();

  @Test
  void a_date_is_planned_once_and_the_first_plan_is_answered() {
    CampaignStore store = empty();
    Campaign first = store.commit(campaign("c-1"), List.of(contact("k-1", Channel.SMS, "2.00")), 0);
    Campaign second =
        store.commit(campaign("c-2"), List.of(contact("k-2", Channel.SMS, "2.00")), 0);
    assertThat(second).isEqualTo(first).isEqualTo(campaign("c-1"));
    assertThat(store.find(client, "c-1")).contains(campaign("c-1"));
    assertThat(store.find(client, "c-2")).isEmpty();
    assertThat(store.findByDate(client, MONDAY)).contains(campaign("c-1"));
    assertThat(store.list(client)).containsExactly(campaign("c-1"));
    assertThat(store.list(new ClientId("another"))).isEmpty();
    assertThat(store.contacts(client, "c-1"))
        .containsExactly(
            new ContactState(contact("k-1", Channel.SMS, "2.00"), ContactStatus.PLANNED, 0, null));
    List<ContactState> handedOut = new ArrayList<>();
    store.forEachContact(client, "c-1", handedOut::add);
    assertThat(handedOut).isEqualTo(store.contacts(client, "c-1"));
    assertThat(store.contacts(client, "c-2")).isEmpty();
  }

  @Test
  void contacts_are_counted_by_slot_channel_and_where_they_stand() {
    CampaignStore store =
        withContacts(
            contact("k-1", Channel.SMS, "2.00"),
            contact("k-2", Channel.SMS, "9.00"),
            contact("k-3", Channel.SMS, "3.00"),
            contact("k-4", Channel.EMAIL, "9.00"));
    // The best of the three texts is claimed.
    store.claim(client, Set.of(Channel.SMS), 1, NINE, LEASE);
    assertThat(store.counts(client, "c-1"))
        .containsExactlyInAnyOrder(
            new ContactCount(NINE, Channel.SMS, ContactStatus.SENDING, 1),
            new ContactCount(NINE, Channel.SMS, ContactStatus.PLANNED, 2),
            new ContactCount(NINE, Channel.EMAIL, ContactStatus.PLANNED, 1));
    assertThat(store.counts(client, "c-2")).isEmpty();
    assertThat(store.counts(new ClientId("another"), "c-1")).isEmpty();
  }

  @Test
  void a_contact_keeps_the_other_cases_that_it_speaks_of_wherever_it_is_read() {
    PlannedContact contact =
        contact("k-1", Channel.SMS, "2.00").serving(List.of(new CaseId("c-8"), new CaseId("c-7")));
    CampaignStore store = withContacts(contact);
    assertThat(store.contacts(client, "c-1"))
        .extracting(ContactState::contact)
        .containsExactly(contact);
    assertThat(store.best(client, "c-1", 1))
        .extracting(ContactState::contact)
        .containsExactly(contact);
    assertThat(store.pending(client, contact.debtorId()))
        .extracting(ContactState::contact)
        .containsExactly(contact);
    assertThat(store.claim(client, ALL, 9, NINE, LEASE))
        .containsExactly(new Claim(contact, 1, 1, false));
  }

  @Test
  void what_a_contact_speaks_of_can_change_while_it_is_being_sent_only() {
    PlannedContact contact =
        contact("k-1", Channel.SMS, "2.00").serving(List.of(new CaseId("c-8"), new CaseId("c-7")));
    CampaignStore store = withContacts(contact);
    Map<ContactId, List<CaseId>> fewer = Map.of(contact.contactId(), List.of(new CaseId("c-7")));
    store.speakOf(client, fewer);
    assertThat(store.best(client, "c-1", 1))
        .extracting(ContactState::contact)
        .containsExactly(contact);
    store.claim(client, ALL, 9, NINE, LEASE);
    store.speakOf(client, fewer);
    assertThat(store.best(client, "c-1", 1))
        .extracting(ContactState::contact)
        .containsExactly(contact.serving(List.of(new CaseId("c-7"))));
  }

  @Test
  void the_contacts_that_bring_most_come_first_and_no_more_than_asked_for() {
    CampaignStore store =
        withContacts(
            contact("k-1", Channel.SMS, "2.00"),
            contact("k-4", Channel.EMAIL, "9.00"),
            contact("k-2", Channel.SMS, "9.00"),
            contact("k-3", Channel.SMS, "30.00"));
    assertThat(store.best(client, "c-1", 3))
        .extracting(state -> state.contact().contactId().value())
        .containsExactly("k-3", "k-2", "k-4");
    assertThat(store.best(client, "c-2", 3)).isEmpty();
  }

  @Test
  void the_newest_campaigns_come_first_and_no_more_than_asked_for() {
    CampaignStore store = empty();
    for (int day = 1; day <= 3; day++) {
      Campaign its = campaign("c-" + day);
      store.commit(
          new Campaign(
              client,
              its.campaignId(),
              MONDAY.plusDays(day % 3),
              its.plannedAt(),
              its.modelVersion(),
              its.value(),
              its.upperBound(),
              its.counts()),
          List.of(),
          0);
    }
    // The second is of Wednesday, the first of Tuesday, the third of Monday.
    assertThat(store.newest(client, 2))
        .extracting(Campaign::campaignId)
        .containsExactly("c-2", "c-1");
    assertThat(store.newest(new ClientId("another"), 2)).isEmpty();
  }

  @Test
  void a_contact_is_claimed_in_its_slot_only_and_by_one_caller_only() {
    CampaignStore store = withContacts(contact("k-1", Channel.SMS, "2.00"));
    assertThat(store.claim(client, ALL, 9, NINE.minusSeconds(1), LEASE)).isEmpty();
    assertThat(store.claim(client, ALL, 9, TEN, LEASE)).isEmpty();
    assertThat(store.claim(client, ALL, 9, NINE, LEASE))
        .containsExactly(new Claim(contact("k-1", Channel.SMS, "2.00"), 1, 1, false));
    assertThat(store.claim(client, ALL, 9, NINE, LEASE)).isEmpty();
  }

  @Test
  void the_best_are_claimed_first_and_only_on_the_channels_asked_for() {
    CampaignStore store =
        withContacts(
            contact("k-1", Channel.SMS, "2.00"),
            contact("k-2", Channel.EMAIL, "9.00"),
            contact("k-3", Channel.PHONE, "99.00"),
            contact("k-4", Channel.SMS, "30.00"));
    assertThat(store.claim(client, Set.of(Channel.SMS, Channel.EMAIL), 2, NINE, LEASE))
        .extracting(claim -> claim.contact().contactId().value())
        .containsExactly("k-4", "k-2");
    assertThat(store.progress(client, "c-1"))
        .isEqualTo(Map.of(ContactStatus.PLANNED, 2L, ContactStatus.SENDING, 2L));
  }

  @Test
  void calls_that_debtors_asked_for_are_claimed_before_what_is_worth_most() {
    CampaignStore store =
        withContacts(
            contact("k-1", Channel.PHONE, "99.00"),
            contact("workflow-callback-1", Channel.PHONE, "-4.50"),
            contact("workflow-1", Channel.PHONE, "-4.50"),
            contact("k-2", Channel.PHONE, "30.00"));
    assertThat(store.claim(client, Set.of(Channel.SMS), 9, NINE, LEASE)).isEmpty();
    assertThat(store.claim(client, ALL, 2, NINE, LEASE))
        .extracting(claim -> claim.contact().contactId().value())
        .containsExactly("workflow-callback-1", "k-1");
    assertThat(store.claim(client, ALL, 9, NINE, LEASE))
        .extracting(claim -> claim.contact().contactId().value())
        .containsExactly("k-2", "workflow-1");
  }

  @Test
  void a_claim_whose_lease_ran_out_is_taken_over_and_the_old_holder_settles_nothing() {
    CampaignStore store = withContacts(contact("k-1", Channel.SMS, "2.00"));
    store.claim(client, ALL, 9, NINE, LEASE);
    assertThat(store.claim(client, ALL, 9, NINE.plus(LEASE).minusSeconds(1), LEASE)).isEmpty();
    assertThat(store.claim(client, ALL, 9, NINE.plus(LEASE), LEASE))
        .containsExactly(new Claim(contact("k-1", Channel.SMS, "2.00"), 2, 2, true));
    assertThat(store.settle(client, List.of(settlement("k-1", 1, ContactStatus.SENT)))).isZero();
    assertThat(store.settle(client, List.of(settlement("k-1", 2, ContactStatus.SENT))))
        .isEqualTo(1);
    assertThat(store.settle(client, List.of(settlement("k-1", 2, ContactStatus.FAILED)))).isZero();
    assertThat(store.progress(client, "c-1")).isEqualTo(Map.of(ContactStatus.SENT, 1L));
  }

  @Test
  void a_lease_that_ends_after_the_slot_is_still_taken_over_so_that_it_gets_settled() {
    CampaignStore store = withContacts(contact("k-1", Channel.SMS, "2.00"));
    store.claim(client, ALL, 9, NINE, LEASE);
    assertThat(store.claim(client, ALL, 9, TEN.plusSeconds(60), LEASE))
        .extracting(Claim::takenOver)
        .containsExactly(true);
  }

  @Test
  void a_contact_given_back_is_not_claimed_before_its_retry_moment() {
    CampaignStore store = withContacts(contact("k-1", Channel.SMS, "2.00"));
    store.claim(client, ALL, 9, NINE, LEASE);
    Instant retryAt = NINE.plusSeconds(600);
    store.settle(
        client,
        List.of(
            new Settlement(
                new ContactId("k-1"), 1, ContactStatus.PLANNED, retryAt, "gateway busy")));
    assertThat(store.claim(client, ALL, 9, retryAt.minusSeconds(1), LEASE)).isEmpty();
    assertThat(store.claim(client, ALL, 9, retryAt, LEASE))
        .containsExactly(new Claim(contact("k-1", Channel.SMS, "2.00"), 2, 2, false));
  }

  @Test
  void an_unknown_contact_is_never_claimed_again_but_can_be_settled_when_a_receipt_comes() {
    CampaignStore store = withContacts(contact("k-1", Channel.SMS, "2.00"));
    store.claim(client, ALL, 9, NINE, LEASE);
    store.settle(client, List.of(settlement("k-1", 1, ContactStatus.UNKNOWN)));
    assertThat(store.claim(client, ALL, 9, NINE.plusSeconds(1800), LEASE)).isEmpty();
    assertThat(store.pending(client, new DebtorId("d-k-1"))).hasSize(1);
    assertThat(store.settle(client, List.of(settlement("k-1", 1, ContactStatus.SENT))))
        .isEqualTo(1);
    assertThat(store.pending(client, new DebtorId("d-k-1"))).isEmpty();
  }

  @Test
  void what_was_not_claimed_in_its_slot_expires() {
    CampaignStore store = withContacts(contact("k-1", Channel.SMS, "2.00"));
    assertThat(store.expire(client, TEN.minusSeconds(1))).isZero();
    assertThat(store.expire(client, TEN)).isEqualTo(1);
    assertThat(store.progress(client, "c-1")).isEqualTo(Map.of(ContactStatus.CANCELLED, 1L));
  }

  @Test
  void a_debtor_s_contacts_are_listed_whatever_became_of_them() {
    CampaignStore store =
        withContacts(contact("k-1", Channel.SMS, "2.00"), contact("k-2", Channel.SMS, "3.00"));
    store.claim(client, ALL, 9, NINE, LEASE);
    store.settle(client, List.of(settlement("k-1", 1, ContactStatus.SENT)));
    assertThat(store.findByDebtor(client, new DebtorId("d-k-1")))
        .containsExactly(
            new ContactState(contact("k-1", Channel.SMS, "2.00"), ContactStatus.SENT, 1, null));
    assertThat(store.findByDebtor(client, new DebtorId("d-k-3"))).isEmpty();
    assertThat(store.findByDebtor(new ClientId("zuiderzon"), new DebtorId("d-k-1"))).isEmpty();
  }

  @Test
  void another_client_sees_nothing() {
    CampaignStore store = withContacts(contact("k-1", Channel.SMS, "2.00"));
    ClientId other = new ClientId("zuiderzon");
    assertThat(store.find(other, "c-1")).isEmpty();
    assertThat(store.contacts(other, "c-1")).isEmpty();
    assertThat(store.claim(other, ALL, 9, NINE, LEASE)).isEmpty();
    assertThat(store.settle(other, List.of(settlement("k-1", 0, ContactStatus.SENT)))).isZero();
    assertThat(store.pending(other, new DebtorId("d-k-1"))).isEmpty();
  }

  @Test
  void two_dispatchers_at_once_share_the_contacts_without_overlap() throws InterruptedException {
    List<PlannedContact> contacts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      contacts.add(contact("k-" + i, Channel.SMS, "1.00"));
    }
    CampaignStore store = withContacts(contacts.toArray(PlannedContact[]::new));
    List<ContactId> claimed = new ArrayList<>();
    Runnable dispatcher =
        () -> {
          List<Claim> claims = store.claim(client, ALL, 7, NINE, LEASE);
          while (!claims.isEmpty()) {
            synchronized (claimed) {
              claims.forEach(claim -> claimed.add(claim.contact().contactId()));
            }
            claims = store.claim(client, ALL, 7, NINE, LEASE);
          }
        };
    Thread first = Thread.ofPlatform().start(dispatcher);
    Thread second = Thread.ofPlatform().start(dispatcher);
    first.join();
    second.join();
    assertThat(claimed).hasSize(300).doesNotHaveDuplicates();
  }

  @Test
  void a_campaign_keeps_the_report_of_the_plan_that_was_committed() {
    CampaignStore store = empty();
    store.commit(campaign("c-1"), List.of(), 0, report("120.50"));
    store.commit(campaign("c-2"), List.of(), 0, report("99.00"));
    assertThat(store.report(client, "c-1")).contains(report("120.50"));
    assertThat(store.report(client, "c-2")).isEmpty();
    assertThat(store.report(new ClientId("another"), "c-1")).isEmpty();
  }

  @Test
  void a_campaign_that_was_committed_without_a_report_has_none() {
    CampaignStore store = withContacts(contact("k-1", Channel.SMS, "2.00"));
    assertThat(store.find(client, "c-1")).isPresent();
    assertThat(store.report(client, "c-1")).isEmpty();
  }

  private static PlanReport report(String value) {
    return new PlanReport(
        new PlanReport.Week(
            new BigDecimal(value), new BigDecimal("121.00"), 0.1 / 3, new BigDecimal("90.00")),
        new PlanReport.Budget(
            new BigDecimal("400.00"), new BigDecimal("4.50"), new BigDecimal("1.4200")),
        List.of(
            new PlanReport.ChannelSum(
                Channel.SMS, 1, new BigDecimal("4.50"), 0.61, 0.27, 0.002, new BigDecimal(value))),
        List.of(new PlanReport.CellPrice(Channel.PHONE, 18, 8, 212, 8, new BigDecimal("7.9400"))),
        List.of(new PlanReport.RuleCount("nl.contact-hours", 1200, 3, 705_600)),
        new PlanReport.LeftOut(1, 2, 3, 4, 5, 6));
  }

  private CampaignStore withContacts(PlannedContact... contacts) {
    CampaignStore store = empty();
    store.commit(campaign("c-1"), List.of(contacts), 0);
    return store;
  }

  private Campaign campaign(String id) {
    return new Campaign(
        client,
        id,
        MONDAY,
        NINE.minusSeconds(20_000),
        "noorderlicht-1",
        new BigDecimal("120.50"),
        new BigDecimal("121.00"),
        new TreeMap<>(Map.of("planned", 1L)));
  }

  private static Settlement settlement(String contact, int attempt, ContactStatus status) {
    return new Settlement(new ContactId(contact), attempt, status, null, null);
  }

  private static PlannedContact contact(String id, Channel channel, String value) {
    return new PlannedContact(
        new ContactId(id),
        new DebtorId("d-" + id),
        new CaseId("c-" + id),
        DecisionId.next(NINE, new Random(id.hashCode())),
        new Action(channel, new Slot(NINE, TEN)),
        "first-reminder",
        id.length() % 2 == 0 ? Tone.FIRM : null,
        0.61,
        0.27,
        0.002,
        new BigDecimal(value),
        new BigDecimal("0.09"),
        0.97);
  }
}
