package org.gelegen.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.junit.jupiter.api.Test;

/** A rolling cap of 31 days counts on exactly these. */
class AttemptsTest {
  private static final Instant MADE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Attempts ONE =
      Attempts.NONE.with(Attempt.outbound(new ContactId("k-1"), null, Channel.SMS, MADE));

  @Test
  void a_contact_is_remembered_for_31_days_to_the_last_instant_and_no_longer() {
    Instant end = MADE.plus(Duration.ofDays(31));
    assertThat(ONE.asOf(end.minusNanos(1)).all()).hasSize(1);
    assertThat(ONE.asOf(end).all()).hasSize(1);
    assertThat(ONE.asOf(end.plusNanos(1)).all()).isEmpty();
  }

  private static Attempts outbound(int count, Channel channel) {
    Attempts all = Attempts.NONE;
    for (int i = 0; i < count; i++) {
      all = all.with(Attempt.outbound(id("k", i), null, channel, MADE.plusSeconds(i)));
    }
    return all;
  }

  private static Attempts withInbound(Attempts before, int count, Channel channel) {
    Attempts all = before;
    for (int i = 0; i < count; i++) {
      all =
          all.with(
              new Attempt(
                  id("in", i),
                  null,
                  List.of(),
                  channel,
                  MADE.plusSeconds(1000 + i),
                  Direction.INBOUND,
                  true,
                  false,
                  false,
                  false,
                  false));
    }
    return all;
  }

  private static ContactId id(String prefix, int i) {
    return new ContactId(prefix + "-" + i);
  }

  @Test
  void of_more_than_64_contacts_made_the_newest_are_remembered_and_how_far_the_others_reach() {
    Attempts full = outbound(64, Channel.SMS);
    assertThat(full.contactForgottenAt()).isNull();
    Attempts all = outbound(70, Channel.SMS);
    assertThat(all.all()).hasSize(64);
    assertThat(all.find(id("k", 5))).isNull();
    assertThat(all.find(id("k", 6))).isNotNull();
    assertThat(all.contactForgottenAt()).isEqualTo(MADE.plusSeconds(5));
    assertThat(all.callForgottenAt()).isNull();
    assertThat(outbound(65, Channel.PHONE).callForgottenAt()).isEqualTo(MADE);
  }

  @Test
  void contacts_of_the_debtor_s_own_push_out_none_that_were_made() {
    Attempts all = withInbound(outbound(64, Channel.SMS), 200, Channel.EMAIL);
    assertThat(all.all()).hasSize(128);
    assertThat(all.find(id("k", 0))).isNotNull();
    assertThat(all.find(id("in", 135))).isNull();
    assertThat(all.find(id("in", 136))).isNotNull();
    assertThat(all.contactForgottenAt()).isNull();
    assertThat(all.callForgottenAt()).isNull();
    assertThat(withInbound(Attempts.NONE, 65, Channel.PHONE).callForgottenAt())
        .isEqualTo(MADE.plusSeconds(1000));
  }

  @Test
  void what_was_delivered_to_nobody_is_not_missed_and_what_is_too_old_to_count_no_longer() {
    Attempts all = outbound(64, Channel.SMS).withAstray(id("k", 0));
    Attempts next =
        all.with(Attempt.outbound(id("k", 64), null, Channel.SMS, MADE.plusSeconds(64)));
    assertThat(next.contactForgottenAt()).isNull();
    Attempts more = outbound(65, Channel.PHONE);
    Instant end = MADE.plus(Duration.ofDays(31));
    assertThat(more.asOf(end).contactForgottenAt()).isEqualTo(MADE);
    assertThat(more.asOf(end.plusNanos(1)).contactForgottenAt()).isNull();
    assertThat(more.asOf(end.plusNanos(1)).callForgottenAt()).isNull();
  }
}
