package org.gelegen.model.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.junit.jupiter.api.Test;

/** What is promised of replies, wherever they are kept. */
public abstract class ReplyInboxContract {
  protected static final Instant NOON = Instant.parse("2026-03-02T11:00:00.000001Z");
  protected static final Duration LEASE = Duration.ofMinutes(1);

  protected abstract ReplyInbox empty();

  protected static Reply stop(String... numbers) {
    return new Reply("smpp", Channel.SMS, List.of(numbers), List.of(), true, null);
  }

  @Test
  void a_reply_is_handed_out_once_until_its_lease_ends_and_not_after_it_is_settled() {
    ReplyInbox inbox = empty();
    Reply reply = new Reply("smpp", Channel.SMS, List.of("1", "311"), List.of("m-1"), true, NOON);
    inbox.keep(reply, NOON.minusSeconds(5), NOON);
    KeptReply kept = inbox.claim(NOON, LEASE, 9).getFirst();
    assertThat(kept.at()).isEqualTo(NOON.minusSeconds(5));
    assertThat(kept.reply().numbers()).containsExactly("1", "311");
    assertThat(kept.reply().quoted()).containsExactly("m-1");
    assertThat(kept.reply().channel()).isEqualTo(Channel.SMS);
    assertThat(kept.reply().stop()).isTrue();
    assertThat(kept.unmatched()).isFalse();
    assertThat(inbox.claim(NOON, LEASE, 9)).isEmpty();
    assertThat(inbox.claim(NOON.plus(LEASE), LEASE, 9))
        .extracting(KeptReply::replyId)
        .containsExactly(kept.replyId());
    inbox.settle(kept.replyId());
    assertThat(inbox.claim(NOON.plusSeconds(3_600), LEASE, 9)).isEmpty();
  }

  @Test
  void the_same_within_ten_minutes_names_the_first_of_them() {
    ReplyInbox inbox = empty();
    inbox.keep(stop("311"), NOON, NOON);
    inbox.settle(inbox.claim(NOON, LEASE, 9).getFirst().replyId());
    Instant again = NOON.plusSeconds(600);
    inbox.keep(stop("311"), again, again);
    inbox.keep(stop("312"), again, again);
    inbox.keep(
        new Reply("smpp", Channel.SMS, List.of("311"), List.of(), false, null), again, again);
    List<KeptReply> claimed = inbox.claim(again, LEASE, 9);
    assertThat(claimed).filteredOn(kept -> kept.first().at().equals(NOON)).hasSize(1);
    assertThat(claimed)
        .filteredOn(kept -> kept.first().at().equals(again))
        .hasSize(2)
        .allSatisfy(kept -> assertThat(kept.first().replyId()).isEqualTo(kept.replyId()));
    Instant later = NOON.plusSeconds(1_201);
    inbox.keep(stop("311"), later, later);
    assertThat(inbox.claim(later, Duration.ofHours(1), 9))
        .filteredOn(kept -> kept.at().equals(later))
        .singleElement()
        .satisfies(kept -> assertThat(kept.first().at()).isEqualTo(later));
  }

  @Test
  void of_those_of_one_moment_the_one_that_came_first_is_the_first() {
    ReplyInbox inbox = empty();
    inbox.keep(stop("311"), NOON, NOON);
    String first = inbox.claim(NOON, LEASE, 9).getFirst().replyId();
    for (int again = 1; again <= 8; again++) {
      inbox.keep(stop("311"), NOON, NOON.plusSeconds(again));
    }
    assertThat(inbox.claim(NOON.plusSeconds(9), LEASE, 9))
        .hasSize(8)
        .allSatisfy(kept -> assertThat(kept.first().replyId()).isEqualTo(first));
  }

  @Test
  void what_is_nobody_s_waits_for_an_operator_and_is_due_again() {
    ReplyInbox inbox = empty();
    inbox.keep(stop("311"), NOON, NOON);
    KeptReply kept = inbox.claim(NOON, LEASE, 9).getFirst();
    assertThat(inbox.countWaiting(NOON)).isZero();
    assertThat(inbox.countWaiting(NOON.plusSeconds(1))).isEqualTo(1);
    inbox.findNobody(kept.replyId(), NOON.plusSeconds(3_600));
    assertThat(inbox.listUnmatched(9))
        .singleElement()
        .satisfies(one -> assertThat(one.reply().numbers()).containsExactly("311"));
    assertThat(inbox.findUnmatched(kept.replyId())).isPresent();
    assertThat(inbox.countWaiting(NOON)).isEqualTo(1);
    assertThat(inbox.claimUnmatched(NOON.plusSeconds(3_599), LEASE, 9)).isEmpty();
    inbox.keep(stop("312"), NOON.plusSeconds(60), NOON.plusSeconds(60));
    Instant again = NOON.plusSeconds(3_600);
    assertThat(inbox.claimUnmatched(again, LEASE, 9))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.replyId()).isEqualTo(kept.replyId());
              assertThat(one.unmatched()).isTrue();
            });
    assertThat(inbox.claimUnmatched(again, LEASE, 9)).isEmpty();
    // Who was not looked up yet is apart.
    KeptReply fresh = inbox.claim(again, LEASE, 9).getFirst();
    assertThat(fresh.unmatched()).isFalse();
    inbox.settle(fresh.replyId());
    inbox.settle(kept.replyId());
    assertThat(inbox.listUnmatched(9)).isEmpty();
    assertThat(inbox.findUnmatched(kept.replyId())).isEmpty();
    assertThat(inbox.countWaiting(NOON.plusSeconds(1))).isZero();
  }

  @Test
  void what_is_settled_goes_soon_what_waits_for_an_operator_late_and_what_is_due_never() {
    ReplyInbox inbox = empty();
    inbox.keep(stop("311"), NOON, NOON);
    inbox.keep(stop("312"), NOON, NOON);
    inbox.keep(stop("313"), NOON, NOON);
    List<KeptReply> claimed = inbox.claim(NOON, LEASE, 9);
    inbox.settle(claimed.get(0).replyId());
    inbox.findNobody(claimed.get(1).replyId(), NOON.plusSeconds(3_600));
    Instant after = NOON.plusSeconds(1);
    assertThat(inbox.forget(NOON, NOON)).isZero();
    assertThat(inbox.forget(after, NOON)).isEqualTo(1);
    assertThat(inbox.forget(after, NOON)).isZero();
    assertThat(inbox.forget(after, after)).isEqualTo(1);
    assertThat(inbox.claim(NOON.plus(LEASE), LEASE, 9)).hasSize(1);
  }
}
