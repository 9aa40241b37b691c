package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.gelegen.model.access.HeldTraces;
import org.gelegen.model.links.TrackedLink;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.replies.Addressee;
import org.gelegen.model.replies.Replies;
import org.gelegen.model.replies.Reply;
import org.gelegen.model.replies.WrittenNumber;
import org.gelegen.model.replies.WrittenNumbers;
import org.gelegen.model.replies.WrittenNumbers.Debtor;
import org.gelegen.model.replies.WrittenNumbers.Sender;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresWrittenNumbersIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final ClientId SOUTH = new ClientId("zuiderzon");
  private static final Instant NOON = Instant.parse("2026-03-02T11:00:00.000001Z");
  private static final String NUMBER = "31612345678";

  private final RecordCodec codec = new RecordCodec();
  private Database database;
  private WrittenNumbers numbers;

  @BeforeEach
  void empty() {
    database = DATABASE.emptied();
    numbers = new PostgresWrittenNumbers(database);
  }

  @Test
  void who_was_written_to_is_found_by_number_and_gateway_of_all_clients() {
    keep(NORTH, "d-1", "k-1", NOON);
    keep(NORTH, "d-2", "k-2", NOON);
    keep(SOUTH, "d-1", "k-9", NOON);
    load(Records.contact(NORTH, "k-2", "d-2"));
    assertThat(numbers.findWritten("smpp", NUMBER))
        .containsExactlyInAnyOrder(
            found(NORTH, "d-1", "k-1", false),
            found(NORTH, "d-2", "k-2", true),
            found(SOUTH, "d-1", "k-9", false));
    assertThat(numbers.findWritten("whatsapp", NUMBER)).isEmpty();
    assertThat(numbers.findWritten("smpp", "31612345679")).isEmpty();
  }

  @Test
  void the_newest_message_to_a_debtor_stays() {
    keep(NORTH, "d-1", "k-2", NOON);
    keep(NORTH, "d-1", "k-1", NOON.minusSeconds(60));
    assertThat(numbers.findWritten("smpp", NUMBER))
        .containsExactly(found(NORTH, "d-1", "k-2", false));
    assertThat(numbers.findLast("smpp", NUMBER)).contains(found(NORTH, "d-1", "k-2", false));
  }

  @Test
  void a_message_that_was_not_handed_over_is_the_last_of_nobody() {
    WrittenNumber refused =
        new WrittenNumber(
            NORTH, "smpp", NUMBER, new ContactId("k-2"), new DebtorId("d-1"), NOON.plusSeconds(9));
    numbers.keep(refused);
    assertThat(numbers.findWritten("smpp", NUMBER))
        .containsExactly(new Addressee(NORTH, new DebtorId("d-1"), null));
    assertThat(numbers.findLast("smpp", NUMBER)).isEmpty();
    assertThat(new PostgresHeldTraces(database).find(NORTH, new DebtorId("d-1")).numbers())
        .singleElement()
        .satisfies(held -> assertThat(held.contactId()).isNull());
    keep(NORTH, "d-1", "k-1", NOON);
    numbers.keep(refused);
    assertThat(numbers.findLast("smpp", NUMBER)).contains(found(NORTH, "d-1", "k-1", false));
  }

  @Test
  void a_number_stands_nowhere() {
    keep(NORTH, "d-1", "k-1", NOON);
    DATABASE.asSuperuser(
        """
        do $$ begin
          assert (select count(*) from written_number) = 1;
          assert not exists (select from written_number where written_number::text like '%612345678%');
        end $$
        """);
  }

  @Test
  void whoever_has_the_number_now_or_is_to_have_it_is_found_at_clients_that_write() {
    keep(NORTH, "d-0", "k-0", NOON);
    load(
        texted(NORTH, "now", "+31 6 12345678", NOON.minusSeconds(60)),
        texted(NORTH, "before", "+31612345678", NOON.minusSeconds(60)),
        texted(NORTH, "before", "+31687654321", NOON),
        texted(NORTH, "again", "+31612345678", NOON.minusSeconds(60)),
        texted(NORTH, "again", "+31687654321", NOON.minusSeconds(30)),
        texted(NORTH, "again", "+31612345678", NOON),
        texted(NORTH, "soon", "+31612345678", NOON.plusSeconds(60)),
        texted(NORTH, "leaving", "+31612345678", NOON.minusSeconds(60)),
        texted(NORTH, "leaving", "+31687654321", NOON.plusSeconds(60)),
        with(
            Records.debtor(NORTH, "called", "x@example.org"),
            Map.of(Channel.PHONE, new Address("+31612345678", true))),
        // Does not write through the gateway.
        texted(SOUTH, "now", "+31612345678", NOON.minusSeconds(60)));
    Map<String, List<Addressee>> found =
        numbers.findByAddress(
            new Sender("smpp", Channel.SMS),
            Set.of(NUMBER, "31600000000"),
            NOON,
            trouble -> {
              throw trouble;
            });
    assertThat(found).containsOnlyKeys(NUMBER);
    assertThat(found.get(NUMBER))
        .extracting(addressee -> addressee.debtorId().value())
        .containsExactlyInAnyOrder("now", "again", "soon", "leaving");
    assertThat(found.get(NUMBER)).allMatch(addressee -> addressee.clientId().equals(NORTH));
  }

  @Test
  void consent_counts_that_is_of_the_channel_and_from_in_between() {
    load(
        texted(NORTH, "d-1", "+31612345678", NOON),
        with(
            Records.debtor(NORTH, "d-2", "x@example.org"),
            Map.of(Channel.SMS, new Address("+31612345678", null))));
    Debtor debtor = new Debtor(NORTH, new DebtorId("d-1"));
    assertThat(numbers.hasAgreed(debtor, Channel.SMS, NOON.minusSeconds(1), NOON)).isTrue();
    assertThat(numbers.hasAgreed(debtor, Channel.SMS, NOON, NOON.plusSeconds(9))).isFalse();
    assertThat(numbers.hasAgreed(debtor, Channel.WHATSAPP, NOON.minusSeconds(1), NOON)).isFalse();
    assertThat(
            numbers.hasAgreed(
                new Debtor(NORTH, new DebtorId("d-2")), Channel.SMS, Instant.EPOCH, NOON))
        .isFalse();
  }

  @Test
  void a_stop_is_in_the_log_of_every_debtor_of_every_client_when_it_is_read() {
    keep(NORTH, "d-1", "k-1", NOON.minusSeconds(60));
    keep(SOUTH, "d-9", "k-9", NOON.minusSeconds(60));
    load(
        Records.contact(NORTH, "k-1", "d-1"),
        texted(NORTH, "d-2", "+31612345678", NOON.minusSeconds(60)));
    PostgresReplyInbox inbox = new PostgresReplyInbox(database);
    Replies replies =
        new Replies(
            inbox,
            numbers,
            new PostgresSentMessages(database),
            PostgresRecordIntake.forGateways(database, codec),
            () -> NOON);
    replies.keep(new Reply("smpp", Channel.SMS, List.of(NUMBER), List.of(), true, null));
    Replies.Pass pass =
        replies.work(
            (id, trouble) -> {
              throw new AssertionError(id, trouble);
            });
    assertThat(pass).isEqualTo(new Replies.Pass(1, 0, 0));
    for (Debtor debtor :
        List.of(
            new Debtor(NORTH, new DebtorId("d-1")),
            new Debtor(NORTH, new DebtorId("d-2")),
            new Debtor(SOUTH, new DebtorId("d-9")))) {
      assertThat(
              new PostgresRecordLog(database, codec)
                  .findByDebtor(debtor.clientId(), debtor.debtorId()))
          .as("%s", debtor)
          .anyMatch(PostgresWrittenNumbersIT::isOptOutOfTexts);
    }
  }

  private static boolean isOptOutOfTexts(PortfolioRecord record) {
    return record instanceof OutcomeRecord outcome
        && outcome.result() == OutcomeResult.OPT_OUT
        && outcome.channel() == Channel.SMS;
  }

  /** The erasure waits for who is keeping, or who is keeping waits and then keeps nothing. */
  @Test
  void nothing_is_kept_of_a_debtor_whose_erasure_is_under_way() throws Exception {
    PostgresSentMessages messages = new PostgresSentMessages(database);
    PostgresTrackedLinks links = new PostgresTrackedLinks(database);
    load(texted(NORTH, "d-1", "+31612345678", NOON));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> keeping =
          database
              .transactions()
              .beside(
                  NORTH,
                  handle -> {
                    // As an erasure begins, which has deleted what it found.
                    Locks.hold(handle, "erasure", NORTH);
                    List<Future<?>> begun =
                        List.of(
                            threads.submit(() -> keep(NORTH, "d-1", "k-1", NOON)),
                            threads.submit(
                                () ->
                                    messages.keep(
                                        new SentMessage(
                                            NORTH,
                                            "smpp",
                                            "m-1",
                                            new ContactId("k-1"),
                                            new DebtorId("d-1"),
                                            NOON))),
                            threads.submit(
                                () ->
                                    links.keep(
                                        List.of(
                                            new TrackedLink(
                                                NORTH,
                                                "token",
                                                new ContactId("k-1"),
                                                new DebtorId("d-1"),
                                                "c-1",
                                                NOON)))));
                    Awaitility.await()
                        .until(
                            () ->
                                handle
                                        .createQuery(
                                            """
                                            select count(*) from pg_locks
                                            where locktype = 'advisory' and not granted
                                            """)
                                        .mapTo(Integer.class)
                                        .one()
                                    == 3);
                    handle.execute(
                        """
                        insert into erased_debtor (client_id, position, debtor_id, erased_at)
                        values ('noorderlicht', 999, 'd-1', now())
                        """);
                    handle.execute("delete from record where debtor_id = 'd-1'");
                    return begun;
                  });
      for (Future<?> each : keeping) {
        each.get();
      }
    }
    assertThat(numbers.findWritten("smpp", NUMBER)).isEmpty();
    assertThat(messages.find("smpp", "m-1")).isEmpty();
    assertThat(links.find("token")).isEmpty();
  }

  @Test
  void an_erased_debtor_s_numbers_are_gone_and_others_are_not() {
    keep(NORTH, "d-1", "k-1", NOON);
    keep(NORTH, "d-2", "k-2", NOON);
    HeldTraces traces = new PostgresHeldTraces(database);
    assertThat(traces.find(NORTH, new DebtorId("d-1")).numbers())
        .singleElement()
        .satisfies(held -> assertThat(held.hash()).hasSize(64).doesNotContain("612345678"));
    new PostgresErasure(database, new Random(1)).erase(NORTH, new DebtorId("d-1"), NOON, "test");
    assertThat(numbers.findWritten("smpp", NUMBER))
        .containsExactly(found(NORTH, "d-2", "k-2", false));
    assertThat(traces.find(NORTH, new DebtorId("d-1"))).isEqualTo(HeldTraces.Traces.NONE);
  }

  @Test
  void what_contacts_left_behind_is_told_of_one_debtor_of_one_client() {
    PostgresSentMessages messages = new PostgresSentMessages(database);
    SentMessage sent =
        new SentMessage(NORTH, "smpp", "m-1", new ContactId("k-1"), new DebtorId("d-1"), NOON);
    messages.keep(sent);
    messages.firstTold(sent, OutcomeResult.DELIVERED, NOON.plusSeconds(9));
    TrackedLink link =
        new TrackedLink(NORTH, "token", new ContactId("k-1"), new DebtorId("d-1"), "5678 9", NOON);
    PostgresTrackedLinks links = new PostgresTrackedLinks(database);
    links.keep(List.of(link));
    links.firstClicked(link, NOON.plusSeconds(60));
    HeldTraces.Traces found = new PostgresHeldTraces(database).find(NORTH, new DebtorId("d-1"));
    assertThat(found.links())
        .containsExactly(
            new HeldTraces.Link(
                "token", new ContactId("k-1"), "5678 9", NOON, NOON.plusSeconds(60)));
    assertThat(found.messages())
        .containsExactly(
            new HeldTraces.Message(
                "smpp",
                "m-1",
                new ContactId("k-1"),
                NOON,
                new TreeMap<>(Map.of("delivered", NOON.plusSeconds(9)))));
    assertThat(new PostgresHeldTraces(database).find(SOUTH, new DebtorId("d-1")))
        .isEqualTo(HeldTraces.Traces.NONE);
  }

  private void keep(ClientId client, String debtor, String contact, Instant at) {
    WrittenNumber number =
        new WrittenNumber(client, "smpp", NUMBER, new ContactId(contact), new DebtorId(debtor), at);
    numbers.keep(number);
    numbers.handedOver(number);
  }

  private static Addressee found(ClientId client, String debtor, String contact, boolean recorded) {
    return new Addressee(
        client, new DebtorId(debtor), new Addressee.Last(new ContactId(contact), NOON, recorded));
  }

  private void load(PortfolioRecord... records) {
    assertThat(
            new PostgresRecordIntake(database, codec)
                .accept(Records.numbered(List.of(records)))
                .rejected())
        .isEmpty();
  }

  private static DebtorRecord texted(ClientId client, String debtor, String number, Instant at) {
    return at(
        with(
            Records.debtor(client, debtor, "x@example.org"),
            Map.of(Channel.SMS, new Address(number, true))),
        at);
  }

  static DebtorRecord with(DebtorRecord debtor, Map<Channel, Address> channels) {
    return version(debtor, channels, debtor.at());
  }

  private static DebtorRecord at(DebtorRecord debtor, Instant at) {
    return version(debtor, debtor.channels(), at);
  }

  private static DebtorRecord version(
      DebtorRecord debtor, Map<Channel, Address> channels, Instant at) {
    return new DebtorRecord(
        debtor.clientId(),
        debtor.debtorId(),
        at,
        debtor.kind(),
        debtor.language(),
        debtor.timeZone(),
        debtor.birthYear(),
        debtor.postcode(),
        channels,
        debtor.preferredChannel(),
        debtor.needs(),
        debtor.vulnerable(),
        debtor.payday(),
        debtor.inconvenient(),
        new TreeMap<>());
  }
}
