package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.gelegen.model.answers.KeptAnswer;
import org.gelegen.model.answers.KeyedAnswers;
import org.gelegen.model.answers.KeyedRequest;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.ShadowScore;
import org.gelegen.model.decision.ShadowStore;
import org.gelegen.model.decision.Unasked;
import org.gelegen.model.objections.Objection;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    Objection objection = object();
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

  @ParameterizedTest
  @EnumSource(Way.class)
  void what_is_being_sent_is_called_off_and_the_objection_is_answered_once_it_is_settled(Way way)
      throws Exception {
    Set<ContactId> sending = Set.of(new ContactId("hers"), new ContactId("his"));
    store.claim(CLIENT, Set.of(Channel.SMS), 9, NINE, Duration.ofMinutes(2));
    try (ExecutorService others = Executors.newFixedThreadPool(2)) {
      Future<?> answer = others.submit(() -> object(way));
      Awaitility.await()
          .until(() -> store.calledOff(CLIENT, sending), Set.of(new ContactId("hers"))::equals);
      Future<?> repeated = others.submit(() -> object(way));
      Awaitility.await()
          .during(Duration.ofMillis(300))
          .atMost(Duration.ofSeconds(30))
          .until(() -> !answer.isDone() && !repeated.isDone());
      store.settle(
          CLIENT,
          List.of(
              new CampaignStore.Settlement(
                  new ContactId("hers"), 1, ContactStatus.CANCELLED, null, "called off")));
      answer.get(30, TimeUnit.SECONDS);
      repeated.get(30, TimeUnit.SECONDS);
    }
    // What was being sent was not cancelled by the objection: its dispatcher saw to that.
    assertThat(objections.find(CLIENT, SHE)).extracting(Objection::cancelled).containsExactly(0L);
  }

  /** How an objection comes in. */
  enum Way {
    BY_COMMAND,
    BY_REQUEST,
    BY_REQUEST_WITH_KEY
  }

  private void object(Way way) {
    KeyedAnswers answers = new PostgresKeyedAnswers(database);
    switch (way) {
      case BY_COMMAND -> object();
      case BY_REQUEST -> answers.together(CLIENT, this::object);
      case BY_REQUEST_WITH_KEY ->
          answers.reply(
              new KeyedRequest(
                  CLIENT, "POST /x", "key", "f", NINE, KeyedRequest.Binding.TRANSACTION),
              () -> {
                object();
                return new KeptAnswer(200, "application/json", Map.of(), new byte[0]);
              });
    }
  }

  private Objection object() {
    return objections.object(CLIENT, SHE, NINE, "key-1", "by letter").orElseThrow();
  }

  @Test
  void a_call_that_the_debtor_asked_for_stays_and_any_other_does_not() {
    PostgresRecordIntake intake = new PostgresRecordIntake(database, new RecordCodec());
    ContactId asked = new ContactId("asked");
    intake.accept(
        numbered(
            client(CLIENT),
            new ContactRecord(
                CLIENT,
                asked,
                SHE,
                null,
                Channel.PHONE,
                NINE.minusSeconds(9_000),
                Direction.INBOUND,
                null,
                null,
                null,
                null),
            callback(asked, NINE.minusSeconds(8_000), NINE.plusSeconds(3600)),
            callback(asked, NINE.minusSeconds(7_000), NINE.plusSeconds(600))));
    commit(
        CLIENT,
        3,
        contact("asked-for", SHE, Channel.PHONE),
        contact("asked-before", SHE, Channel.PHONE, NINE.plusSeconds(3600)),
        contact("not-a-call", SHE, Channel.IVR));
    objections.object(CLIENT, SHE, NINE, "key-1", "by letter");
    assertThat(store.contacts(CLIENT, "c-3"))
        .extracting(state -> state.contact().contactId().value(), ContactState::status)
        .containsExactlyInAnyOrder(
            tuple("asked-for", ContactStatus.PLANNED),
            tuple("asked-before", ContactStatus.CANCELLED),
            tuple("not-a-call", ContactStatus.CANCELLED));
  }

  private static OutcomeRecord callback(ContactId contact, Instant at, Instant asked) {
    return new OutcomeRecord(CLIENT, contact, at, OutcomeResult.CALLBACK_REQUEST, asked);
  }

  private static ClientRecord client(ClientId client) {
    return new ClientRecord(
        client,
        NINE.minusSeconds(90_000),
        "Noorderlicht Energie",
        ZoneId.of("Europe/Amsterdam"),
        "NL",
        Currency.getInstance("EUR"),
        Party.THIRD);
  }

  private static List<NumberedRecord> numbered(PortfolioRecord... records) {
    List<NumberedRecord> numbered = new ArrayList<>();
    for (PortfolioRecord record : records) {
      numbered.add(new NumberedRecord(numbered.size() + 1, record));
    }
    return numbered;
  }

  @Test
  void an_objection_holds_until_it_is_withdrawn_and_can_be_made_again() {
    Objection first = object();
    assertThat(objections.object(CLIENT, SHE, NINE.plusSeconds(9), "key-2", "again"))
        .contains(first);
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

    Objection second =
        objections.object(CLIENT, SHE, NINE.plusSeconds(99), "key-1", "by phone").orElseThrow();
    assertThat(objections.find(CLIENT, SHE)).containsExactly(withdrawn, second);
    assertThat(objections.find(OTHER, SHE)).isEmpty();
  }

  @Test
  void the_audit_log_tells_of_the_objection_and_not_of_whom() {
    Objection objection = object();
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

  /** As of a question or a night that began before: few and many are kept by different ways. */
  @Test
  void what_models_said_of_who_objected_meanwhile_is_not_kept_and_what_follows_from_none_is() {
    DecisionLog log = new PostgresDecisionLog(database);
    ShadowStore shadows = new PostgresShadowStore(database);
    objections.object(CLIENT, SHE, NINE, "key-1", "by letter");
    List<Decision> few =
        List.of(
            decision(1, SHE, "noorderlicht-12"),
            decision(2, SHE, Unasked.UNASKED),
            decision(3, HE, "noorderlicht-12"));
    List<Decision> many = new ArrayList<>();
    for (int seed = 100; seed < 200; seed++) {
      many.add(decision(seed, SHE, seed == 150 ? Unasked.UNASKED : "noorderlicht-12"));
    }
    log.append(CLIENT, few);
    log.append(CLIENT, many);
    log.append(OTHER, few);
    shadows.append(CLIENT, few.stream().map(PostgresObjectionsIT::score).toList());
    assertThat(log.findByDebtor(CLIENT, SHE)).containsExactlyInAnyOrder(few.get(1), many.get(50));
    assertThat(log.findByDebtor(CLIENT, HE)).containsExactly(few.get(2));
    assertThat(log.findByDebtor(OTHER, SHE)).containsExactlyInAnyOrder(few.get(0), few.get(1));
    assertThat(shadows.findByDebtor(CLIENT, SHE)).isEmpty();
    assertThat(shadows.findByDebtor(CLIENT, HE)).containsExactly(score(few.get(2)));

    objections.withdraw(CLIENT, SHE, NINE.plusSeconds(60), "key-3", null);
    log.append(CLIENT, few);
    shadows.append(CLIENT, List.of(score(few.getFirst())));
    assertThat(log.findByDebtor(CLIENT, SHE)).contains(few.getFirst());
    assertThat(shadows.findByDebtor(CLIENT, SHE)).containsExactly(score(few.getFirst()));
  }

  private static Decision decision(int seed, DebtorId debtor, String by) {
    return new Decision(
        DecisionId.next(NINE, new Random(seed)),
        debtor,
        null,
        NINE,
        by,
        Decision.Kind.WAIT,
        null,
        1,
        List.of(),
        List.of(),
        Explanation.none(),
        List.of());
  }

  private static ShadowScore score(Decision decision) {
    return new ShadowScore(
        decision.decisionId(), decision.debtorId(), "noorderlicht-13", false, null, null);
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
        // Of all that was taken in by then.
        1_000);
  }

  private static PlannedContact contact(String id, DebtorId debtor, Channel channel) {
    return contact(id, debtor, channel, NINE);
  }

  private static PlannedContact contact(String id, DebtorId debtor, Channel channel, Instant from) {
    return new PlannedContact(
        new ContactId(id),
        debtor,
        new CaseId("c-" + debtor),
        DecisionId.next(NINE, new Random(id.hashCode())),
        new Action(channel, new Slot(from, from.plusSeconds(3600))),
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
