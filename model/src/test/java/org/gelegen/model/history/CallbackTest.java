package org.gelegen.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallbackTest {
  private static final DebtorId DEBTOR = new DebtorId("d-1");
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));

  private static PortfolioRecord asked(Instant at, @Nullable Instant callbackAt) {
    return new OutcomeRecord(
        new ClientId("noorderlicht"),
        new ContactId("k-" + at),
        at,
        OutcomeResult.CALLBACK_REQUEST,
        callbackAt,
        null);
  }

  private static DebtorHistory after(PortfolioRecord... records) {
    return DebtorHistory.replay(DEBTOR, ZoneId.of("Europe/Amsterdam"), List.of(records));
  }

  @Test
  void an_appointment_to_come_stays_when_the_debtor_asks_again_without_a_time() {
    DebtorHistory history =
        after(asked(MONDAY, WEDNESDAY), asked(MONDAY.plus(Duration.ofDays(1)), null));
    assertThat(history.callbackAt()).contains(WEDNESDAY);
    assertThat(history.callbackAskedAt()).contains(MONDAY);
  }

  @Test
  void a_new_time_takes_the_place_of_the_one_before() {
    Instant friday = WEDNESDAY.plus(Duration.ofDays(2));
    Instant tuesday = MONDAY.plus(Duration.ofDays(1));
    DebtorHistory history = after(asked(MONDAY, WEDNESDAY), asked(tuesday, friday));
    assertThat(history.callbackAt()).contains(friday);
    assertThat(history.callbackAskedAt()).contains(tuesday);
  }

  @Test
  void an_appointment_that_is_over_is_forgotten_when_the_debtor_asks_without_a_time() {
    assertThat(after(asked(MONDAY, WEDNESDAY), asked(WEDNESDAY, null)).callbackAt()).isEmpty();
  }
}
