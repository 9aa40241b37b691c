package org.gelegen.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CasesTest {
  private static final Instant SEEN = Instant.parse("2026-02-20T09:00:00Z");

  /** In the order in which they are due: old, undated (first heard of on 20 February), new. */
  private static final Cases THREE =
      Cases.NONE
          .with(debtCase("new", "2026-03-01", CaseStatus.OPEN, "50.00"))
          .with(debtCase("undated", null, CaseStatus.DISPUTED, "30.00"))
          .with(debtCase("gone", "2025-01-01", CaseStatus.CLOSED, "70.00"))
          .with(debtCase("old", "2026-02-01", CaseStatus.OPEN, "100.00"));

  @Test
  void a_payment_without_a_case_pays_what_is_due_first() {
    assertThat(balances(paid(THREE, "60.00"))).containsExactly("40.00", "30.00", "50.00");
    assertThat(balances(paid(THREE, "115.00"))).containsExactly("0.00", "15.00", "50.00");
    assertThat(balances(paid(THREE, "180.00"))).containsExactly("0.00", "0.00", "0.00");
    assertThat(paid(THREE, "180.00").actionable(Holds.NONE, SEEN)).isEmpty();
  }

  @Test
  void its_reversal_takes_back_in_the_opposite_order() {
    Cases paid = paid(THREE, "150.00");
    assertThat(balances(paid)).containsExactly("0.00", "0.00", "30.00");
    assertThat(balances(paid(paid, "-20.00"))).containsExactly("0.00", "0.00", "50.00");
    assertThat(balances(paid(paid, "-40.00"))).containsExactly("0.00", "20.00", "50.00");
    assertThat(balances(paid(paid, "-150.00"))).isEqualTo(balances(THREE));
  }

  @Test
  void what_is_paid_too_much_is_reversed_first() {
    Cases paid = paid(THREE, "200.00");
    assertThat(balances(paid(paid, "-20.00"))).containsExactly("0.00", "0.00", "0.00");
    assertThat(balances(paid(paid, "-200.00"))).isEqualTo(balances(THREE));
  }

  @Test
  void a_reversal_of_what_the_newest_versions_already_count_raises_the_case_due_last() {
    assertThat(balances(paid(THREE, "-10.00"))).containsExactly("100.00", "30.00", "60.00");
  }

  @Test
  void a_payment_without_a_case_of_a_debtor_without_open_cases_changes_nothing() {
    Cases settled = Cases.NONE.with(debtCase("gone", null, CaseStatus.PAID, "70.00"));
    assertThat(paid(settled, "10.00")).isEqualTo(settled);
    assertThat(paid(Cases.NONE, "10.00")).isEqualTo(Cases.NONE);
  }

  @Test
  void a_payment_on_a_case_stays_with_it() {
    Cases paid = THREE.withPayment(new CaseId("new"), new BigDecimal("60.00"), SEEN);
    assertThat(balances(paid)).containsExactly("100.00", "30.00", "0.00");
  }

  @Test
  void a_case_is_paid_up_by_the_payment_after_which_nothing_is_owed_and_until_that_is_taken_back() {
    Cases almost = paidNew(THREE, "49.99", 1);
    assertThat(paidUp(almost)).isNull();
    Cases whole = paidNew(almost, "0.01", 2);
    assertThat(paidUp(whole)).isEqualTo(SEEN.plusSeconds(2));
    assertThat(paidUp(paidNew(whole, "5.00", 3))).isEqualTo(SEEN.plusSeconds(2));
    assertThat(paidUp(paidNew(whole, "-0.01", 3))).isNull();
    Cases told = whole.with(debtCase("new", "2026-03-01", CaseStatus.PAID, "50.00"));
    assertThat(paidUp(told)).isEqualTo(SEEN.plusSeconds(2));
    assertThat(paidUp(paidNew(told, "-0.01", 3))).isNull();
    assertThat(paidUp(whole.with(debtCase("new", "2026-03-01", CaseStatus.OPEN, "1.00")))).isNull();
    assertThat(paidUp(whole.with(debtCase("new", "2026-03-01", CaseStatus.CLOSED, "1.00"))))
        .isNull();
    assertThat(paidUp(THREE.with(debtCase("new", "2026-03-01", CaseStatus.PAID, "50.00"))))
        .isNull();
  }

  private static @Nullable Instant paidUp(Cases cases) {
    return cases.find(new CaseId("new")).orElseThrow().paidUpAt();
  }

  private static Cases paidNew(Cases before, String amount, int second) {
    return before.withPayment(new CaseId("new"), new BigDecimal(amount), SEEN.plusSeconds(second));
  }

  private static Cases paid(Cases before, String amount) {
    return before.withPayment(null, new BigDecimal(amount), SEEN);
  }

  private static List<String> balances(Cases cases) {
    return List.of(balance(cases, "old"), balance(cases, "undated"), balance(cases, "new"));
  }

  private static String balance(Cases cases, String id) {
    return cases.find(new CaseId(id)).orElseThrow().balance().setScale(2).toPlainString();
  }

  private static CaseRecord debtCase(
      String id, @Nullable String due, CaseStatus status, String amount) {
    return new CaseRecord(
        new ClientId("noorderlicht"),
        new CaseId(id),
        new DebtorId("d-1"),
        SEEN,
        due == null ? null : LocalDate.parse(due),
        new BigDecimal(amount),
        Stage.REMINDER,
        status,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }
}
