package org.gelegen.model.courtesies;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaidLateTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-1");
  private static final CaseId EARLIER = new CaseId("c-1");
  private static final CaseId THIS = new CaseId("c-2");
  private static final Instant NOW = Instant.parse("2026-03-02T03:30:00Z");

  private final List<PortfolioRecord> records = new ArrayList<>();

  @Test
  void a_payment_four_days_after_the_due_date_is_late_and_one_three_days_after_it_is_not() {
    earlier("2026-01-10", CaseStatus.OPEN);
    // The 13th ends in Amsterdam at 23:00 UTC in winter.
    pay("p-1", "2026-01-13T22:59:59Z", "100.00");
    assertThat(late()).isFalse();
    records.clear();
    earlier("2026-01-10", CaseStatus.OPEN);
    pay("p-1", "2026-01-13T23:00:00Z", "100.00");
    assertThat(late()).isTrue();
  }

  @Test
  void who_has_not_paid_by_then_is_late() {
    earlier("2026-02-27", CaseStatus.OPEN);
    assertThat(late()).isFalse();
    earlier("2026-02-26", CaseStatus.OPEN);
    assertThat(late()).isTrue();
  }

  @Test
  void a_payment_in_time_that_leaves_something_owed_does_not_do() {
    earlier("2026-01-10", CaseStatus.OPEN);
    pay("p-1", "2026-01-05T12:00:00Z", "99.99");
    assertThat(late()).isTrue();
  }

  @Test
  void nothing_is_said_by_cases_without_a_due_date_or_a_payment_and_by_the_case_itself() {
    earlier(null, CaseStatus.OPEN);
    assertThat(late()).isFalse();
    for (CaseStatus status :
        List.of(
            CaseStatus.PAID,
            CaseStatus.CLOSED,
            CaseStatus.DISPUTED,
            CaseStatus.POSTPONED,
            CaseStatus.ARRANGEMENT)) {
      records.clear();
      earlier("2026-01-10", status);
      assertThat(late()).as(status.wireName()).isFalse();
    }
    records.clear();
    version(THIS, "2026-01-10", CaseStatus.OPEN);
    assertThat(late()).isFalse();
  }

  @Test
  void what_was_paid_late_stays_so_when_the_client_tells_it_to_be_paid() {
    earlier("2026-01-10", CaseStatus.OPEN);
    pay("p-1", "2026-02-10T12:00:00Z", "100.00");
    earlier("2026-01-10", CaseStatus.PAID);
    assertThat(late()).isTrue();
  }

  private boolean late() {
    return PaidLate.before(DebtorHistory.replay(DEBTOR, AMSTERDAM, records), THIS, NOW);
  }

  private void earlier(@Nullable String due, CaseStatus status) {
    version(EARLIER, due, status);
  }

  private void version(CaseId caseId, @Nullable String due, CaseStatus status) {
    Instant at = records.isEmpty() ? Instant.parse("2026-01-01T00:00:00Z") : records.getLast().at();
    records.add(
        new CaseRecord(
            CLIENT,
            caseId,
            DEBTOR,
            at.plusSeconds(1),
            due == null ? null : LocalDate.parse(due),
            new BigDecimal("100.00"),
            Stage.REMINDER,
            status,
            Certainty.UNKNOWN,
            Certainty.UNKNOWN,
            new TreeMap<>()));
  }

  private void pay(String id, String at, String amount) {
    records.add(
        new PaymentRecord(
            CLIENT, new PaymentId(id), DEBTOR, EARLIER, Instant.parse(at), new BigDecimal(amount)));
  }
}
