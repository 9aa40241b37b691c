package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UntilPaydayTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-17");
  private static final Instant BEFORE = Instant.parse("2025-12-01T00:00:00Z");
  private static final RuleBook BOOK =
      HandMadeBooks.of(new UntilPayday(RuleHeader.fixed("test.payday", "the payday is near"), 5));

  @Test
  void five_days_before_the_payday_is_left_in_peace_and_neither_earlier_nor_on_the_day() {
    assertThat(allowed(25, null, "2026-03-19T23:59")).isTrue();
    assertThat(allowed(25, null, "2026-03-20T00:00")).isFalse();
    assertThat(allowed(25, null, "2026-03-24T23:59")).isFalse();
    assertThat(allowed(25, null, "2026-03-25T00:00")).isTrue();
  }

  @Test
  void a_day_that_the_month_does_not_have_is_its_last_one() {
    assertThat(allowed(31, null, "2026-02-27T12:00")).isFalse();
    assertThat(allowed(31, null, "2026-02-28T12:00")).isTrue();
  }

  @Test
  void the_payday_of_the_next_month_counts_as_well() {
    assertThat(allowed(2, null, "2026-03-27T12:00")).isTrue();
    assertThat(allowed(2, null, "2026-03-28T12:00")).isFalse();
  }

  @Test
  void a_deadline_that_comes_first_is_not_waited_past() {
    assertThat(allowed(25, "2026-03-22", "2026-03-20T12:00")).isTrue();
    assertThat(allowed(25, "2026-03-22", "2026-03-22T23:59")).isTrue();
    assertThat(allowed(25, "2026-03-22", "2026-03-23T00:00")).isFalse();
    // Over long ago, or on the payday itself: nothing comes first.
    assertThat(allowed(25, "2026-03-19", "2026-03-20T12:00")).isFalse();
    assertThat(allowed(25, "2026-03-25", "2026-03-20T12:00")).isFalse();
  }

  @Test
  void who_named_no_payday_is_not_waited_for_and_thanks_do_not_wait() {
    assertThat(allowed(null, null, "2026-03-22T12:00")).isTrue();
    assertThat(allowed(25, null, "2026-03-22T12:00", Courtesy.THANK_YOU)).isTrue();
    assertThat(allowed(25, null, "2026-03-22T12:00", Courtesy.PROMISE_REMINDER)).isFalse();
  }

  private static boolean allowed(@Nullable Integer payday, @Nullable String due, String local) {
    return allowed(payday, due, local, null);
  }

  private static boolean allowed(
      @Nullable Integer payday, @Nullable String due, String local, @Nullable Courtesy courtesy) {
    DebtorHistory history =
        DebtorHistory.replay(
            DEBTOR,
            AMSTERDAM,
            List.of(
                new DebtorRecord(
                    CLIENT,
                    DEBTOR,
                    BEFORE,
                    DebtorKind.CONSUMER,
                    "nl",
                    AMSTERDAM,
                    1984,
                    "3511",
                    Map.of(),
                    null,
                    Set.of(),
                    false,
                    payday,
                    List.of(),
                    new TreeMap<>()),
                new CaseRecord(
                    CLIENT,
                    new CaseId("c-9"),
                    DEBTOR,
                    BEFORE,
                    due == null ? null : LocalDate.parse(due),
                    BigDecimal.TEN,
                    Stage.REMINDER,
                    CaseStatus.OPEN,
                    Certainty.UNKNOWN,
                    Certainty.UNKNOWN,
                    new TreeMap<>())));
    ClientRecord client =
        new ClientRecord(
            CLIENT, BEFORE, "Noorderlicht", AMSTERDAM, "NL", Currency.getInstance("EUR"), null);
    Standing standing = new Standing(client, history, new CaseId("c-9"), List.of(), courtesy);
    Instant at = LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    return BOOK.judge(standing, Channel.EMAIL, at) instanceof Verdict.Allowed;
  }
}
