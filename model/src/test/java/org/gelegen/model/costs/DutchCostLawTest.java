package org.gelegen.model.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.settings.CollectionCostSettings;
import org.junit.jupiter.api.Test;

class DutchCostLawTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final CollectionCostSettings SETTINGS = CollectionCostSettings.defaults();

  private final Debts debts = new Debts(ZONE);

  /**
   * Sent on 3 March, received on 5 March, 6 to 19 March to pay; the hour of sending is no matter.
   */
  @Test
  void a_consumer_owes_costs_from_the_day_after_the_fourteenth_after_receipt() {
    debts.debtor(DebtorKind.CONSUMER);
    debts.owe("c-1", "266.73", Debts.DUE, null);
    debts.contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T23:30");
    ChargeableCosts costs = costs("c-1", SETTINGS);
    assertThat(costs.amount()).isEqualTo("40.01");
    assertThat(costs.claims()).isEqualTo(1);
    assertThat(costs.from()).isEqualTo(local("2026-03-20T00:00"));
  }

  @Test
  void without_a_notice_after_the_due_date_about_this_case_a_consumer_owes_none() {
    debts.debtor(DebtorKind.CONSUMER);
    debts.owe("c-1", "100.00", Debts.DUE, null);
    debts.owe("c-2", "100.00", Debts.DUE, null);
    debts.contact("k-0", "c-1", "fourteen-day-letter", "2026-03-01T10:00");
    debts.contact("k-1", "c-1", "first-reminder", "2026-03-03T10:00");
    debts.contact("k-2", "c-2", "fourteen-day-letter", "2026-03-03T10:00");
    assertThat(costs("c-1", SETTINGS).from()).isNull();
    assertThat(costs("c-2", SETTINGS).from()).isNotNull();
  }

  @Test
  void which_contact_is_the_notice_is_declared() {
    debts.debtor(DebtorKind.CONSUMER);
    debts.owe("c-1", "100.00", Debts.DUE, null);
    debts.contact("k-1", "c-1", "second-reminder", "2026-03-03T10:00");
    debts.contact("k-2", "c-1", "last-letter", "2026-03-10T10:00");
    CollectionCostSettings last =
        new CollectionCostSettings(false, true, null, Set.of("last-letter", "other"), true);
    assertThat(costs("c-1", last).from()).isEqualTo(local("2026-03-27T00:00"));
  }

  @Test
  void a_notice_that_came_back_does_not_count_and_the_one_after_it_does() {
    debts.debtor(DebtorKind.CONSUMER);
    debts.owe("c-1", "100.00", Debts.DUE, null);
    debts.contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    debts.outcome("k-1", "2026-03-07T10:00", OutcomeResult.BOUNCED);
    assertThat(costs("c-1", SETTINGS).from()).isNull();
    debts.contact("k-2", "c-1", "fourteen-day-letter", "2026-03-09T10:00");
    debts.outcome("k-2", "2026-03-10T10:00", OutcomeResult.DELIVERED);
    assertThat(costs("c-1", SETTINGS).from()).isEqualTo(local("2026-03-26T00:00"));
  }

  @Test
  void a_business_needs_no_notice_and_who_is_not_known_to_be_one_does() {
    debts.owe("c-1", "100.00", Debts.DUE, null);
    assertThat(costs("c-1", SETTINGS).from()).isNull();
    debts.debtor(DebtorKind.BUSINESS);
    assertThat(costs("c-1", SETTINGS).from()).isEqualTo(local("2026-03-02T00:00"));
    debts.owe("c-2", "100.00", null, null);
    assertThat(costs("c-2", SETTINGS).from()).isNull();
  }

  @Test
  void costs_are_over_what_is_still_owed() {
    debts.debtor(DebtorKind.CONSUMER);
    debts.owe("c-1", "2500.00", Debts.DUE, null);
    debts.contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    assertThat(costs("c-1", SETTINGS).amount()).isEqualTo("375.00");
    debts.pay("c-1", "500.00", "2026-03-05T10:00");
    assertThat(costs("c-1", SETTINGS).amount()).isEqualTo("300.00");
  }

  /** 15 % of 300.00; the third month had no notice yet. With VAT 45.00 · 1.21. */
  @Test
  void claims_of_one_agreement_are_added_up_where_the_notice_was_sent() {
    debts.debtor(DebtorKind.CONSUMER);
    for (int month = 1; month <= 3; month++) {
      debts.owe("c-" + month, "150.00", Debts.DUE, "a-7");
    }
    debts.owe("c-4", "150.00", Debts.DUE, "a-8");
    for (int month : List.of(1, 2, 4)) {
      debts.contact("k-" + month, "c-" + month, "fourteen-day-letter", "2026-03-03T10:0" + month);
    }
    assertThat(costs("c-1", SETTINGS).amount()).isEqualTo("40.00");
    Set<String> notices = SETTINGS.noticeTemplates();
    ChargeableCosts added =
        costs("c-1", new CollectionCostSettings(false, true, "agreement", notices, true));
    assertThat(added.amount()).isEqualTo("45.00");
    assertThat(added.claims()).isEqualTo(2);
    assertThat(
            costs("c-1", new CollectionCostSettings(true, true, "agreement", notices, true))
                .amount())
        .isEqualTo("54.45");
    assertThat(
            costs("c-1", new CollectionCostSettings(true, false, "agreement", notices, true))
                .amount())
        .isEqualTo("48.40");
  }

  /** 15 % of 100.00 is under 40; on 11 April 15 % of 2,500 and 10 % of 2,500 come with it. */
  @Test
  void a_claim_whose_own_days_are_not_over_is_not_added_before_they_are() {
    debts.debtor(DebtorKind.CONSUMER);
    debts.owe("c-1", "100.00", Debts.DUE, "a-7");
    debts.owe("c-2", "4900.00", Debts.DUE, "a-7");
    debts.contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    debts.contact("k-2", "c-2", "fourteen-day-letter", "2026-03-25T10:00");
    CollectionCostSettings added =
        new CollectionCostSettings(false, true, "agreement", SETTINGS.noticeTemplates(), true);
    assertThat(costs("c-1", added))
        .isEqualTo(new ChargeableCosts(new BigDecimal("40.00"), 1, local("2026-03-20T00:00")));
    assertThat(costs("c-2", added))
        .isEqualTo(new ChargeableCosts(new BigDecimal("625.00"), 2, local("2026-04-11T00:00")));
  }

  @Test
  void a_notice_counts_after_one_that_was_premature() {
    debts.debtor(DebtorKind.CONSUMER);
    debts.owe("c-1", "100.00", Debts.DUE, null);
    debts.contact("k-1", "c-1", "fourteen-day-letter", "2026-02-20T10:00");
    debts.contact("k-2", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    assertThat(costs("c-1", SETTINGS).from()).isEqualTo(local("2026-03-20T00:00"));
  }

  @Test
  void a_notice_counts_that_was_sent_before_the_first_one_came_back() {
    debts.debtor(DebtorKind.CONSUMER);
    debts.owe("c-1", "100.00", Debts.DUE, null);
    debts.contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    debts.contact("k-2", "c-1", "fourteen-day-letter", "2026-03-09T10:00");
    debts.outcome("k-1", "2026-03-10T10:00", OutcomeResult.BOUNCED);
    assertThat(costs("c-1", SETTINGS).from()).isEqualTo(local("2026-03-26T00:00"));
    debts.outcome("k-2", "2026-03-11T10:00", OutcomeResult.BOUNCED);
    assertThat(costs("c-1", SETTINGS).from()).isNull();
  }

  private ChargeableCosts costs(String caseId, CollectionCostSettings settings) {
    return debts.costs(new DutchCostLaw(), caseId, settings).orElseThrow();
  }

  private static Instant local(String at) {
    return LocalDateTime.parse(at).atZone(ZONE).toInstant();
  }
}
