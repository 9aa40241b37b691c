package org.gelegen.model.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.InMemorySentMessages;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordKey;
import org.gelegen.model.records.Rejection;
import org.gelegen.model.replies.WrittenNumbers.Debtor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {
  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final ClientId SOUTH = new ClientId("zuiderzon");
  private static final Instant SENT = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TOLD = SENT.plusSeconds(90);
  private static final String NUMBER = "31612345678";

  private final InMemoryReplyInbox inbox = new InMemoryReplyInbox();
  private final InMemoryWrittenNumbers numbers = new InMemoryWrittenNumbers();
  private final InMemorySentMessages messages = new InMemorySentMessages();
  private final List<PortfolioRecord> log = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private ClientId away = new ClientId("nobody");
  private Instant now = TOLD;
  private final Replies replies = new Replies(inbox, numbers, messages, this::take, () -> now);

  @Test
  void a_stop_counts_for_everybody_of_every_client_whom_a_message_to_the_number_went_to() {
    write(NORTH, "d-1", "k-1");
    write(NORTH, "d-2", "k-2");
    write(SOUTH, "d-9", "k-9");
    say(stop(NUMBER));
    assertThat(log)
        .containsExactlyInAnyOrder(
            optOut(NORTH, "k-1", TOLD), optOut(NORTH, "k-2", TOLD), optOut(SOUTH, "k-9", TOLD));
  }

  @Test
  void a_stop_counts_for_who_has_the_number_now_and_got_no_message_yet() {
    write(NORTH, "d-1", "k-1");
    numbers.address(NUMBER, NORTH, new DebtorId("d-1"));
    numbers.address(NUMBER, SOUTH, new DebtorId("d-9"));
    say(stop(NUMBER));
    assertThat(stopped()).containsExactlyInAnyOrder("k-1", "d-9");
    ContactRecord own = contact(new DebtorId("d-9"));
    assertThat(own.direction()).isEqualTo(Direction.INBOUND);
    assertThat(own.channel()).isEqualTo(Channel.SMS);
    assertThat(own.contactId().value()).startsWith("stop-");
    assertThat(log).hasSize(3);
  }

  @Test
  void a_stop_does_not_wait_for_a_contact_that_may_never_get_into_the_log() {
    hand(new WrittenNumber(NORTH, "smpp", NUMBER, new ContactId("k-1"), new DebtorId("d-1"), SENT));
    say(stop(NUMBER));
    // It counts by a contact of its own, and of the other one once that is known to be made.
    assertThat(stopped()).containsExactlyInAnyOrder("d-1", "k-1");
  }

  @Test
  void of_several_spellings_the_likeliest_that_anybody_has_counts() {
    write(NORTH, "d-1", "k-1");
    numbers.address("612345678", SOUTH, new DebtorId("abroad"));
    hand(
        new WrittenNumber(
            SOUTH, "smpp", "612345679", new ContactId("k-7"), new DebtorId("d-7"), SENT));
    say(stop(NUMBER, "612345678"));
    say(stop(NUMBER, "612345679"));
    assertThat(stopped()).containsExactly("k-1");
    say(stop("0612345678", "612345678"));
    assertThat(stopped()).containsExactly("k-1", "abroad");
  }

  @Test
  void a_quoted_message_tells_whose_it_is_where_the_number_does_not() {
    messages.keep(
        new SentMessage(NORTH, "smpp", "m-1", new ContactId("k-1"), new DebtorId("d-1"), SENT));
    say(new Reply("smpp", Channel.SMS, List.of("1"), List.of("m-1"), true, null));
    assertThat(stopped()).containsExactlyInAnyOrder("d-1", "k-1");
  }

  @Test
  void one_that_comes_again_within_minutes_is_the_same() {
    write(NORTH, "d-1", "k-1");
    numbers.address(NUMBER, SOUTH, new DebtorId("d-9"));
    say(stop(NUMBER));
    List<PortfolioRecord> once = List.copyOf(log);
    now = TOLD.plusSeconds(300);
    say(stop(NUMBER));
    assertThat(log).isEqualTo(once);
  }

  @Test
  void a_later_one_has_its_own_moment() {
    write(NORTH, "d-1", "k-1");
    say(stop(NUMBER));
    Instant first = now;
    now = TOLD.plusSeconds(86_400);
    say(stop(NUMBER));
    assertThat(log).containsExactly(optOut(NORTH, "k-1", first), optOut(NORTH, "k-1", now));
  }

  @Test
  void one_within_minutes_has_its_own_moment_where_the_debtor_agreed_in_between() {
    write(NORTH, "d-1", "k-1");
    write(SOUTH, "d-9", "k-9");
    say(stop(NUMBER));
    numbers.agree(new Debtor(NORTH, new DebtorId("d-1")), Channel.SMS, TOLD.plusSeconds(60));
    now = TOLD.plusSeconds(120);
    say(stop(NUMBER));
    assertThat(log)
        .containsExactlyInAnyOrder(
            optOut(NORTH, "k-1", TOLD), optOut(SOUTH, "k-9", TOLD), optOut(NORTH, "k-1", now));
  }

  @Test
  void one_that_is_nobody_s_waits_for_an_operator_and_is_heard_when_somebody_has_the_number() {
    replies.keep(stop(NUMBER));
    assertThat(pass()).isEqualTo(new Replies.Pass(1, 1, 0));
    assertThat(inbox.listUnmatched(9)).hasSize(1);
    now = TOLD.plusSeconds(3_600);
    assertThat(again()).as("told once").isEqualTo(new Replies.Pass(1, 0, 0));
    numbers.address(NUMBER, NORTH, new DebtorId("d-1"));
    now = TOLD.plusSeconds(7_200);
    assertThat(again()).isEqualTo(new Replies.Pass(1, 0, 0));
    assertThat(stopped()).containsExactly("d-1");
    assertThat(contact(new DebtorId("d-1")).at()).isEqualTo(TOLD);
    assertThat(inbox.listUnmatched(9)).isEmpty();
  }

  @Test
  void no_debtor_s_stop_waits_behind_those_of_whom_nobody_is_known() {
    for (int stranger = 0; stranger < 1_000; stranger++) {
      replies.keep(stop("4477" + stranger));
    }
    assertThat(pass().seen() + pass().seen()).isEqualTo(1_000);
    now = TOLD.plusSeconds(86_400);
    write(NORTH, "d-1", "k-1");
    replies.keep(stop(NUMBER));
    assertThat(pass()).isEqualTo(new Replies.Pass(1, 0, 0));
    assertThat(stopped()).containsExactly("k-1");
    assertThat(again()).as("at once, all of them").isEqualTo(new Replies.Pass(1_000, 0, 0));
  }

  @Test
  void one_that_is_nobody_s_is_looked_up_ever_less_often_and_once_a_day_at_last() {
    replies.keep(stop(NUMBER));
    pass();
    List<Long> hours = new ArrayList<>();
    for (long hour = 1; hour <= 80; hour++) {
      now = TOLD.plusSeconds(hour * 3_600);
      if (again().seen() > 0) {
        hours.add(hour);
      }
    }
    assertThat(hours).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 56L, 80L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"noorderlicht", "zuiderzon"})
  void trouble_with_one_client_keeps_no_other_from_being_heard_and_is_tried_again(String client) {
    write(NORTH, "d-1", "k-1");
    write(SOUTH, "d-9", "k-9");
    away = new ClientId(client);
    replies.keep(stop(NUMBER));
    assertThat(pass()).isEqualTo(new Replies.Pass(1, 0, 1));
    assertThat(stopped()).containsExactly(away.equals(NORTH) ? "k-9" : "k-1");
    away = new ClientId("nobody");
    now = now.plusSeconds(120);
    assertThat(pass()).isEqualTo(new Replies.Pass(1, 0, 0));
    assertThat(log)
        .containsExactlyInAnyOrder(optOut(NORTH, "k-1", TOLD), optOut(SOUTH, "k-9", TOLD));
  }

  @Test
  void trouble_with_one_client_keeps_nobody_who_has_the_number_from_being_heard() {
    write(NORTH, "d-1", "k-1");
    numbers.address(NUMBER, SOUTH, new DebtorId("d-9"));
    away = NORTH;
    replies.keep(stop(NUMBER));
    assertThat(pass()).isEqualTo(new Replies.Pass(1, 0, 1));
    assertThat(stopped()).containsExactly("d-9");
  }

  @Test
  void who_cannot_be_looked_through_keeps_nobody_from_being_heard_and_is_asked_again() {
    numbers.unreadable(true);
    numbers.address(NUMBER, SOUTH, new DebtorId("d-9"));
    replies.keep(stop(NUMBER));
    replies.keep(stop("4477"));
    assertThat(pass()).isEqualTo(new Replies.Pass(2, 0, 2));
    assertThat(stopped()).containsExactly("d-9");
    assertThat(inbox.listUnmatched(9)).as("they may be that client's").isEmpty();
    numbers.unreadable(false);
    now = now.plusSeconds(120);
    assertThat(pass()).isEqualTo(new Replies.Pass(2, 1, 0));
    assertThat(stopped()).containsExactly("d-9");
  }

  @Test
  void one_that_is_heard_late_is_no_answer_to_what_went_out_since() {
    replies.keep(stop(NUMBER));
    WrittenNumber since =
        new WrittenNumber(
            NORTH,
            "smpp",
            NUMBER,
            new ContactId("k-2"),
            new DebtorId("d-1"),
            TOLD.plusSeconds(901));
    hand(since);
    numbers.record(new ContactId("k-2"));
    now = TOLD.plusSeconds(1_000);
    assertThat(pass().failed()).isZero();
    assertThat(stopped()).containsExactly("d-1");
    assertThat(contact(new DebtorId("d-1")).at()).isEqualTo(TOLD);
  }

  @Test
  void what_the_log_refuses_is_not_lost() {
    write(NORTH, "d-1", "k-1");
    log.add(new OutcomeRecord(NORTH, new ContactId("refused"), TOLD, OutcomeResult.READ, null));
    replies.keep(stop(NUMBER));
    assertThat(pass().failed()).isEqualTo(1);
    log.clear();
    now = now.plusSeconds(120);
    assertThat(pass().failed()).isZero();
    assertThat(stopped()).containsExactly("k-1");
  }

  @Test
  void one_from_the_time_to_come_counts_at_once() {
    write(NORTH, "d-1", "k-1");
    say(new Reply("smpp", Channel.SMS, List.of(NUMBER), List.of(), true, TOLD.plusSeconds(500)));
    assertThat(log).containsExactly(optOut(NORTH, "k-1", TOLD));
  }

  @Test
  void anything_else_is_a_contact_of_who_was_written_to_last_once_for_each_message() {
    write(NORTH, "d-1", "k-1");
    hand(
        new WrittenNumber(
            SOUTH, "smpp", NUMBER, new ContactId("k-9"), new DebtorId("d-9"), SENT.plusSeconds(9)));
    Reply text = new Reply("smpp", Channel.SMS, List.of(NUMBER), List.of(), false, null);
    say(text);
    now = TOLD.plusSeconds(3_600);
    say(text);
    say(new Reply("smpp", Channel.SMS, List.of("1"), List.of(), false, null));
    assertThat(log)
        .singleElement()
        .isInstanceOfSatisfying(
            ContactRecord.class,
            contact -> {
              assertThat(contact.contactId()).isEqualTo(new ContactId("answer-k-9"));
              assertThat(contact.debtorId()).isEqualTo(new DebtorId("d-9"));
              assertThat(contact.clientId()).isEqualTo(SOUTH);
              assertThat(contact.direction()).isEqualTo(Direction.INBOUND);
              assertThat(contact.at()).isEqualTo(TOLD);
            });
    assertThat(inbox.listUnmatched(9)).isEmpty();
  }

  @Test
  void what_was_not_handed_over_is_what_nobody_answers() {
    WrittenNumber refused =
        new WrittenNumber(
            NORTH, "smpp", NUMBER, new ContactId("k-2"), new DebtorId("d-1"), SENT.plusSeconds(9));
    Reply text = new Reply("smpp", Channel.SMS, List.of(NUMBER), List.of(), false, null);
    numbers.keep(refused);
    say(text);
    assertThat(log).as("none went there yet").isEmpty();
    write(NORTH, "d-1", "k-1");
    numbers.keep(refused);
    say(text);
    assertThat(log)
        .singleElement()
        .isInstanceOfSatisfying(
            ContactRecord.class,
            contact -> assertThat(contact.contactId()).isEqualTo(new ContactId("answer-k-1")));
    log.clear();
    say(stop(NUMBER));
    assertThat(log).containsExactly(optOut(NORTH, "k-1", TOLD));
  }

  @Test
  void a_stop_of_whom_nothing_went_to_yet_counts_by_itself() {
    numbers.keep(
        new WrittenNumber(NORTH, "smpp", NUMBER, new ContactId("k-2"), new DebtorId("d-1"), SENT));
    say(stop(NUMBER));
    assertThat(stopped()).containsExactly("d-1");
    assertThat(contact(new DebtorId("d-1")).contactId().value()).startsWith("stop-");
  }

  private static Reply stop(String... spellings) {
    return new Reply("smpp", Channel.SMS, List.of(spellings), List.of(), true, null);
  }

  private void say(Reply reply) {
    replies.keep(reply);
    assertThat(pass().failed()).isZero();
  }

  private Replies.Pass pass() {
    return replies.work((id, _) -> troubles.add(id));
  }

  private Replies.Pass again() {
    return replies.lookAgain((id, _) -> troubles.add(id));
  }

  private void write(ClientId client, String debtor, String contact) {
    hand(
        new WrittenNumber(
            client, "smpp", NUMBER, new ContactId(contact), new DebtorId(debtor), SENT));
    numbers.record(new ContactId(contact));
  }

  private void hand(WrittenNumber number) {
    numbers.keep(number);
    numbers.handedOver(number);
  }

  private static OutcomeRecord optOut(ClientId client, String contact, Instant at) {
    return new OutcomeRecord(client, new ContactId(contact), at, OutcomeResult.OPT_OUT, null);
  }

  private ContactRecord contact(DebtorId debtor) {
    return log.stream()
        .filter(record -> record instanceof ContactRecord one && one.debtorId().equals(debtor))
        .map(ContactRecord.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** The contacts that were told to be opted out of; of those of their own the debtors. */
  private List<String> stopped() {
    List<String> stopped = new ArrayList<>();
    for (PortfolioRecord record : log) {
      if (record instanceof OutcomeRecord outcome && outcome.result() == OutcomeResult.OPT_OUT) {
        stopped.add(
            log.stream()
                .filter(
                    other ->
                        other instanceof ContactRecord contact
                            && contact.contactId().equals(outcome.contactId()))
                .map(other -> ((ContactRecord) other).debtorId().value())
                .findFirst()
                .orElse(outcome.contactId().value()));
      }
    }
    return stopped;
  }

  /** Takes each record once, and nothing where it is away or has a reason against it. */
  private IntakeResult take(List<NumberedRecord> batch) {
    if (batch.stream().anyMatch(numbered -> numbered.record().clientId().equals(away))) {
      throw new IllegalStateException("the database is away");
    }
    if (log.stream().anyMatch(RepliesTest::isRefusing)) {
      return new IntakeResult(0, 0, List.of(new Rejection(1, "", "a reason")));
    }
    long fresh = 0;
    for (NumberedRecord numbered : batch) {
      RecordKey key = numbered.record().key();
      if (log.stream()
          .noneMatch(
              known ->
                  known.key().equals(key)
                      && known.clientId().equals(numbered.record().clientId()))) {
        log.add(numbered.record());
        fresh++;
      }
    }
    return new IntakeResult(fresh, batch.size() - fresh, List.of());
  }

  private static boolean isRefusing(PortfolioRecord record) {
    return record instanceof OutcomeRecord outcome && outcome.contactId().value().equals("refused");
  }
}
