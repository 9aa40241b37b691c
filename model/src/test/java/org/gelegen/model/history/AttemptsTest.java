package org.gelegen.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
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

  @Test
  void of_more_than_64_contacts_the_newest_are_remembered() {
    Attempts all = Attempts.NONE;
    for (int i = 0; i < 70; i++) {
      all =
          all.with(
              Attempt.outbound(new ContactId("k-" + i), null, Channel.SMS, MADE.plusSeconds(i)));
    }
    assertThat(all.all()).hasSize(64);
    assertThat(all.find(new ContactId("k-5"))).isNull();
    assertThat(all.find(new ContactId("k-6"))).isNotNull();
  }
}
