package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.replies.KeptReply;
import org.gelegen.model.replies.ReplyInbox;
import org.gelegen.model.replies.ReplyInboxContract;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresReplyInboxIT extends ReplyInboxContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected ReplyInbox empty() {
    return new PostgresReplyInbox(DATABASE.emptied());
  }

  @Test
  void two_who_claim_at_once_get_each_reply_once() throws Exception {
    ReplyInbox inbox = empty();
    for (int i = 0; i < 40; i++) {
      inbox.keep(stop("31" + i), NOON, NOON);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<List<KeptReply>> one = threads.submit(() -> inbox.claim(NOON, LEASE, 30));
      Future<List<KeptReply>> other = threads.submit(() -> inbox.claim(NOON, LEASE, 30));
      Set<String> ids = new HashSet<>();
      one.get().forEach(kept -> assertThat(ids.add(kept.replyId())).isTrue());
      other.get().forEach(kept -> assertThat(ids.add(kept.replyId())).isTrue());
      inbox.claim(NOON, LEASE, 30).forEach(kept -> assertThat(ids.add(kept.replyId())).isTrue());
      assertThat(ids).hasSize(40);
    }
  }

  @Test
  void a_number_is_forgotten_once_its_reply_is_settled() {
    ReplyInbox inbox = empty();
    inbox.keep(stop("31612345678"), NOON, NOON);
    inbox.settle(inbox.claim(NOON, LEASE, 9).getFirst().replyId());
    DATABASE.asSuperuser(
        """
        do $$ begin
          assert (select count(*) from reply) = 1;
          assert not exists (select from reply where reply::text like '%612345678%');
        end $$
        """);
  }

  @Test
  void an_erasure_takes_what_waits_from_the_debtor_s_numbers_and_nothing_else() {
    ReplyInbox inbox = empty();
    ClientId north = new ClientId("noorderlicht");
    var debtor = Records.debtor(north, "d-1", "x@example.org");
    new PostgresRecordIntake(DATABASE.database(), new RecordCodec())
        .accept(
            Records.numbered(
                List.of(
                    PostgresWrittenNumbersIT.with(
                        debtor, Map.of(Channel.PHONE, new Address("+31 6 123 456 78", null))))));
    inbox.keep(stop("31612345678"), NOON, NOON);
    inbox.keep(stop("0612345678", "31612345678"), NOON, NOON);
    inbox.keep(stop("31687654321"), NOON, NOON);
    inbox
        .claim(NOON, LEASE, 9)
        .forEach(kept -> inbox.findNobody(kept.replyId(), NOON.plusSeconds(3_600)));
    new PostgresErasure(DATABASE.database(), new Random(1))
        .erase(north, new DebtorId("d-1"), NOON, "test");
    assertThat(inbox.listUnmatched(9))
        .singleElement()
        .satisfies(kept -> assertThat(kept.reply().numbers()).containsExactly("31687654321"));
  }
}
