package org.gelegen.model.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.access.Erasure;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.RecordLog.DebtorEvent;
import org.gelegen.model.records.RecordLog.Tail;
import org.junit.jupiter.api.Test;

/** What intake, log and erasure promise together, wherever they keep their records. */
public abstract class RecordLogContract {
  private static final Instant MORNING = Instant.parse("2025-03-02T09:05:00.123456Z");
  private static final DebtorId ANNA = new DebtorId("d-anna");
  private static final DebtorId BERT = new DebtorId("d-bert");

  private final ClientId client = new ClientId("noorderlicht");
  private final ClientId other = new ClientId("zuiderzon");

  /** An empty store. */
  protected abstract Store empty();

  /** The same records behind all three ports. */
  public record Store(RecordIntake intake, RecordLog log, RecordArchive archive, Erasure erasure) {}

  @Test
  void the_archive_has_a_debtor_s_records_as_of_a_position_and_a_client_as_of_its_moment() {
    Store store = empty();
    accept(store, payment("p-1", ANNA, "10.00"));
    long then = store.log().tail(client, 0, 10).position();
    accept(store, payment("p-2", ANNA, "10.00"));
    assertThat(store.archive().findByDebtor(client, ANNA, then))
        .containsExactly(payment("p-1", ANNA, "10.00"));
    assertThat(store.archive().findByDebtor(client, ANNA, then + 1)).hasSize(2);
    assertThat(store.archive().findByDebtor(client, ANNA, 0)).isEmpty();
    ClientRecord version = clientRecord(client, MORNING, "Noorderlicht");
    accept(store, version, clientRecord(client, MORNING.plusSeconds(1), "Noorderlicht BV"));
    assertThat(store.archive().findClient(client, MORNING)).contains(version);
    assertThat(store.archive().findClient(client, MORNING.plusSeconds(2))).isEmpty();
  }

  @Test
  void a_record_is_accepted_once_and_the_same_again_is_a_duplicate() {
    Store store = empty();
    assertThat(accept(store, payment("p-1", ANNA, "10.00"))).isEqualTo(result(1, 0));
    assertThat(accept(store, payment("p-1", ANNA, "10.00"))).isEqualTo(result(0, 1));
    assertThat(store.log().findByDebtor(client, ANNA))
        .containsExactly(payment("p-1", ANNA, "10.00"));
  }

  @Test
  void the_same_id_with_other_content_is_rejected_with_its_line_and_the_first_stays() {
    Store store = empty();
    accept(store, payment("p-1", ANNA, "10.00"));
    IntakeResult result =
        accept(store, payment("p-2", ANNA, "5.00"), payment("p-1", ANNA, "11.00"));
    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.rejected())
        .containsExactly(new Rejection(2, "", "this id is already used with other content"));
    assertThat(store.log().findByDebtor(client, ANNA))
        .containsExactlyInAnyOrder(payment("p-1", ANNA, "10.00"), payment("p-2", ANNA, "5.00"));
  }

  @Test
  void within_one_batch_the_first_counts() {
    Store store = empty();
    IntakeResult result =
        accept(
            store,
            payment("p-1", ANNA, "10.00"),
            payment("p-1", ANNA, "12.00"),
            payment("p-1", ANNA, "10.00"));
    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.duplicates()).isEqualTo(1);
    assertThat(result.rejected()).extracting(Rejection::line).containsExactly(2L);
    assertThat(store.log().findByDebtor(client, ANNA))
        .containsExactly(payment("p-1", ANNA, "10.00"));
  }

  @Test
  void a_new_version_of_a_debtor_is_a_record_of_its_own() {
    Store store = empty();
    assertThat(accept(store, debtor(ANNA, MORNING), debtor(ANNA, MORNING.plusSeconds(60))))
        .isEqualTo(result(2, 0));
    assertThat(store.log().findByDebtor(client, ANNA)).hasSize(2);
  }

  @Test
  void every_kind_of_record_comes_back_as_it_was() {
    Store store = empty();
    List<PortfolioRecord> records =
        List.of(
            debtor(ANNA, MORNING),
            debtCase("c-1", ANNA),
            contact("k-1", ANNA),
            outcome("k-1", OutcomeResult.OPENED).over(Channel.EMAIL),
            new HoldRecord(
                client,
                new HoldId("h-1"),
                ANNA,
                null,
                MORNING,
                HoldKind.DISPUTE,
                MORNING,
                MORNING.plusSeconds(3600)),
            payment("p-1", ANNA, "-10.00"));
    accept(store, records.toArray(PortfolioRecord[]::new));
    assertThat(store.log().findByDebtor(client, ANNA)).containsExactlyInAnyOrderElementsOf(records);
  }

  @Test
  void an_outcome_that_comes_before_its_contact_is_seen_once_the_contact_is_there() {
    Store store = empty();
    assertThat(accept(store, outcome("k-1", OutcomeResult.OPENED))).isEqualTo(result(1, 0));
    assertThat(accept(store, outcome("k-1", OutcomeResult.OPENED))).isEqualTo(result(0, 1));
    assertThat(debtors(store)).isEmpty();
    Tail before = store.log().tail(client, 0, 10);
    assertThat(before.events()).isEmpty();

    accept(store, contact("k-1", ANNA));

    assertThat(store.log().findByDebtor(client, ANNA))
        .containsExactlyInAnyOrder(
            contact("k-1", ANNA), outcome("k-1", OutcomeResult.OPENED).over(Channel.EMAIL));
    assertThat(store.log().tail(client, before.position(), 10).events())
        .containsExactlyInAnyOrder(
            new DebtorEvent(ANNA, contact("k-1", ANNA)),
            new DebtorEvent(ANNA, outcome("k-1", OutcomeResult.OPENED).over(Channel.EMAIL)));
    assertThat(accept(store, outcome("k-1", OutcomeResult.OPENED))).isEqualTo(result(0, 1));
  }

  @Test
  void an_outcome_is_handed_out_with_the_channel_of_its_contact_however_it_is_asked_for() {
    Store store = empty();
    accept(store, contact("k|1", ANNA));
    long position = store.log().tail(client, 0, 10).position();
    accept(store, outcome("k|1", OutcomeResult.OPT_OUT));
    OutcomeRecord known = outcome("k|1", OutcomeResult.OPT_OUT).over(Channel.EMAIL);
    assertThat(store.log().tail(client, position, 10).events())
        .containsExactly(new DebtorEvent(ANNA, known));
    assertThat(store.log().findByDebtor(client, ANNA)).contains(known);
    store
        .log()
        .forEachDebtor(client, debtor -> assertThat(debtor.records()).hasSize(2).contains(known));
  }

  @Test
  void an_outcome_that_waits_is_found_by_its_contact_until_the_contact_is_there() {
    Store store = empty();
    accept(store, outcome("k-1", OutcomeResult.OPENED), outcome("k-2", OutcomeResult.CLICKED));
    Set<ContactId> one = Set.of(new ContactId("k-1"), new ContactId("k-3"));
    assertThat(store.log().findWaiting(client, one))
        .containsExactly(outcome("k-1", OutcomeResult.OPENED));
    assertThat(store.log().findWaiting(other, one)).isEmpty();
    assertThat(store.log().findWaiting(client, Set.of())).isEmpty();
    accept(store, contact("k-1", ANNA));
    assertThat(store.log().findWaiting(client, one)).isEmpty();
  }

  @Test
  void an_outcome_of_another_contact_whose_id_begins_alike_keeps_waiting() {
    Store store = empty();
    accept(store, outcome("k|1", OutcomeResult.OPENED), contact("k", ANNA));
    assertThat(store.log().findByDebtor(client, ANNA)).containsExactly(contact("k", ANNA));
  }

  @Test
  void debtors_come_in_the_order_of_their_ids_each_once_with_all_records() {
    Store store = empty();
    accept(store, payment("p-1", BERT, "1.00"), payment("p-2", ANNA, "2.00"));
    accept(store, payment("p-3", BERT, "3.00"));
    List<RecordLog.DebtorRecords> seen = new ArrayList<>();
    long position = store.log().forEachDebtor(client, seen::add);
    assertThat(seen).extracting(RecordLog.DebtorRecords::debtorId).containsExactly(ANNA, BERT);
    assertThat(seen.getLast().records())
        .containsExactlyInAnyOrder(payment("p-1", BERT, "1.00"), payment("p-3", BERT, "3.00"));
    assertThat(store.log().tail(client, position, 10).events()).isEmpty();
  }

  @Test
  void the_tail_goes_on_where_it_stopped_and_misses_nothing() {
    Store store = empty();
    for (int i = 0; i < 7; i++) {
      accept(store, payment("p-" + i, ANNA, "1.00"), payment("q-" + i, BERT, "1.00"));
    }
    List<DebtorEvent> seen = new ArrayList<>();
    long position = 0;
    for (int i = 0; i < 5; i++) {
      Tail tail = store.log().tail(client, position, 3);
      assertThat(tail.events()).hasSizeLessThanOrEqualTo(3);
      seen.addAll(tail.events());
      position = tail.position();
    }
    assertThat(seen).hasSize(14).doesNotHaveDuplicates();
    assertThat(seen.getFirst().record()).isEqualTo(payment("p-0", ANNA, "1.00"));
    assertThat(seen.getLast().record()).isEqualTo(payment("q-6", BERT, "1.00"));
    assertThat(store.log().tail(client, position, 3))
        .isEqualTo(new Tail(List.of(), List.of(), position));
  }

  @Test
  void clients_keep_out_of_each_others_way() {
    Store store = empty();
    accept(
        store,
        new PaymentRecord(other, new PaymentId("p-1"), ANNA, null, MORNING, new BigDecimal("7.00")),
        payment("p-1", ANNA, "10.00"));
    assertThat(store.log().findByDebtor(client, ANNA))
        .containsExactly(payment("p-1", ANNA, "10.00"));
    assertThat(store.log().findByDebtor(other, ANNA)).hasSize(1);
    assertThat(store.log().tail(other, 0, 10).events()).hasSize(1);
  }

  @Test
  void a_client_is_known_by_its_newest_version_and_listed_once_it_has_one() {
    Store store = empty();
    accept(store, payment("p-1", ANNA, "10.00"));
    assertThat(store.log().clients()).isEmpty();
    assertThat(store.log().findClient(client)).isEmpty();
    accept(store, clientRecord(client, MORNING, "Later"));
    accept(store, clientRecord(client, MORNING.minusSeconds(9), "Earlier"));
    accept(store, clientRecord(other, MORNING, "Zuiderzon"));
    assertThat(store.log().clients()).containsExactly(client, other);
    assertThat(store.log().findClient(client)).contains(clientRecord(client, MORNING, "Later"));
  }

  @Test
  void an_erased_debtor_is_gone_and_the_tail_says_so() {
    Store store = empty();
    accept(
        store, contact("k-1", ANNA), outcome("k-1", OutcomeResult.OPENED), debtor(BERT, MORNING));
    long position = store.log().tail(client, 0, 10).position();
    assertThat(store.erasure().erase(client, ANNA, MORNING, "test")).isEqualTo(2);
    assertThat(store.log().findByDebtor(client, ANNA)).isEmpty();
    assertThat(debtors(store)).containsExactly(BERT);
    Tail tail = store.log().tail(client, position, 10);
    assertThat(tail.erased()).containsExactly(ANNA);
    assertThat(tail.events()).isEmpty();
    assertThat(store.log().tail(client, tail.position(), 10).erased()).isEmpty();
    assertThat(store.erasure().erase(client, new DebtorId("nobody"), MORNING, "test")).isZero();
    assertThat(store.log().tail(client, tail.position(), 10).erased()).isEmpty();
  }

  @Test
  void a_debtor_that_comes_again_after_its_erasure_is_a_new_one() {
    Store store = empty();
    accept(store, payment("p-1", ANNA, "10.00"));
    store.erasure().erase(client, ANNA, MORNING, "test");
    assertThat(accept(store, payment("p-1", ANNA, "11.00"))).isEqualTo(result(1, 0));
    assertThat(store.log().findByDebtor(client, ANNA))
        .containsExactly(payment("p-1", ANNA, "11.00"));
  }

  @Test
  void a_case_whose_newer_version_names_another_debtor_is_closed_for_the_former_one() {
    Store store = empty();
    CaseRecord annas = debtCase("c-1", ANNA);
    CaseRecord berts = version(annas, BERT, MORNING.plusSeconds(60));
    accept(store, annas);
    long position = store.log().tail(client, 0, 10).position();

    assertThat(accept(store, berts)).isEqualTo(result(1, 0));

    CaseRecord closed = annas.closedFor(berts.at());
    assertThat(closed.status()).isEqualTo(CaseStatus.CLOSED);
    assertThat(store.log().tail(client, position, 10).events())
        .containsExactlyInAnyOrder(new DebtorEvent(BERT, berts), new DebtorEvent(ANNA, closed));
    assertThat(store.log().findByDebtor(client, ANNA)).containsExactlyInAnyOrder(annas, closed);
    assertThat(store.log().findByDebtor(client, BERT)).containsExactly(berts);
    List<RecordLog.DebtorRecords> all = new ArrayList<>();
    store.log().forEachDebtor(client, all::add);
    assertThat(all.getFirst().records()).containsExactlyInAnyOrder(annas, closed);
    assertThat(accept(store, berts, annas)).isEqualTo(result(0, 2));
    assertThat(store.log().findByDebtor(client, ANNA)).hasSize(2);
  }

  @Test
  void versions_of_a_case_that_come_late_close_it_for_former_debtors_all_the_same() {
    Store store = empty();
    CaseRecord first = debtCase("c-1", ANNA);
    CaseRecord second = version(first, BERT, MORNING.plusSeconds(60));
    CaseRecord third = version(first, ANNA, MORNING.plusSeconds(120));
    CaseRecord last = version(first, BERT, MORNING.plusSeconds(180));
    accept(store, last);
    long position = store.log().tail(client, 0, 10).position();

    accept(store, first);
    assertThat(store.log().tail(client, position, 10).events())
        .containsExactlyInAnyOrder(
            new DebtorEvent(ANNA, first), new DebtorEvent(ANNA, first.closedFor(last.at())));
    accept(store, third, second);

    assertThat(store.log().findByDebtor(client, ANNA))
        .containsExactlyInAnyOrder(
            first, first.closedFor(second.at()), third, first.closedFor(last.at()));
    assertThat(store.log().findByDebtor(client, BERT))
        .containsExactlyInAnyOrder(second, second.closedFor(third.at()), last);
  }

  @Test
  void erasing_the_new_debtor_of_a_case_does_not_open_it_for_the_former_one_again() {
    Store store = empty();
    CaseRecord annas = debtCase("c-1", ANNA);
    CaseRecord berts = version(annas, BERT, MORNING.plusSeconds(60));
    accept(store, annas, berts);
    assertThat(store.erasure().erase(client, BERT, MORNING, "test")).isEqualTo(1);
    assertThat(store.log().findByDebtor(client, ANNA))
        .containsExactlyInAnyOrder(annas, annas.closedFor(berts.at()));
    assertThat(store.erasure().erase(client, ANNA, MORNING, "test")).isEqualTo(2);
    assertThat(debtors(store)).isEmpty();
  }

  private static List<DebtorId> debtorsOf(RecordLog log, ClientId client) {
    List<DebtorId> seen = new ArrayList<>();
    log.forEachDebtor(client, records -> seen.add(records.debtorId()));
    return seen;
  }

  private List<DebtorId> debtors(Store store) {
    return debtorsOf(store.log(), client);
  }

  private static IntakeResult result(long accepted, long duplicates) {
    return new IntakeResult(accepted, duplicates, List.of());
  }

  private static IntakeResult accept(Store store, PortfolioRecord... records) {
    List<NumberedRecord> batch = new ArrayList<>();
    for (PortfolioRecord record : records) {
      batch.add(new NumberedRecord(batch.size() + 1, record));
    }
    return store.intake().accept(batch);
  }

  private PaymentRecord payment(String id, DebtorId debtor, String amount) {
    return new PaymentRecord(
        client, new PaymentId(id), debtor, new CaseId("c-1"), MORNING, new BigDecimal(amount));
  }

  private ContactRecord contact(String id, DebtorId debtor) {
    return new ContactRecord(
        client,
        new ContactId(id),
        debtor,
        new CaseId("c-1"),
        Channel.EMAIL,
        MORNING,
        Direction.OUTBOUND,
        "first-reminder",
        null,
        new BigDecimal("0.02"),
        0.8);
  }

  private OutcomeRecord outcome(String contact, OutcomeResult result) {
    return new OutcomeRecord(client, new ContactId(contact), MORNING.plusSeconds(60), result, null);
  }

  private DebtorRecord debtor(DebtorId debtor, Instant at) {
    return new DebtorRecord(
        client,
        debtor,
        at,
        DebtorKind.CONSUMER,
        "nl",
        ZoneId.of("Europe/Amsterdam"),
        1984,
        "3511",
        Map.of(),
        Channel.EMAIL,
        Set.of(),
        false,
        25,
        List.of(),
        new TreeMap<>(Map.of("tenure_months", new AttributeValue.Number(31))));
  }

  private CaseRecord debtCase(String id, DebtorId debtor) {
    return new CaseRecord(
        client,
        new CaseId(id),
        debtor,
        MORNING,
        null,
        new BigDecimal("143.20"),
        Stage.REMINDER,
        CaseStatus.OPEN,
        Certainty.UNKNOWN,
        Certainty.YES,
        new TreeMap<>());
  }

  private static CaseRecord version(CaseRecord before, DebtorId debtor, Instant at) {
    return new CaseRecord(
        before.clientId(),
        before.caseId(),
        debtor,
        at,
        before.dueDate(),
        before.amount(),
        before.stage(),
        before.status(),
        before.ability(),
        before.willingness(),
        before.attributes());
  }

  private static ClientRecord clientRecord(ClientId client, Instant at, String name) {
    return new ClientRecord(
        client, at, name, ZoneId.of("Europe/Amsterdam"), "NL", Currency.getInstance("EUR"), null);
  }
}
