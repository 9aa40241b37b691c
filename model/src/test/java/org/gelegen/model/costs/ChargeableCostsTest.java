package org.gelegen.model.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.settings.CollectionCostSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChargeableCostsTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-1");
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final LocalDate DUE = LocalDate.of(2026, 3, 1);
  private static final CollectionCostSettings SETTINGS = CollectionCostSettings.defaults();

  private final List<PortfolioRecord> records = new ArrayList<>();

  /**
   * Sent on 3 March, received on 5 March, 6 to 19 March to pay; the hour of sending is no matter.
   */
  @Test
  void a_consumer_owes_costs_from_the_day_after_the_fourteenth_after_receipt() {
    consumer(DebtorKind.CONSUMER);
    owe("c-1", "266.73", DUE, null);
    contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T23:30");
    ChargeableCosts costs = costs("c-1", SETTINGS);
    assertThat(costs.amount()).isEqualTo("40.01");
    assertThat(costs.claims()).isEqualTo(1);
    assertThat(costs.from()).isEqualTo(local("2026-03-20T00:00"));
  }

  @Test
  void without_a_notice_after_the_due_date_about_this_case_a_consumer_owes_none() {
    consumer(DebtorKind.CONSUMER);
    owe("c-1", "100.00", DUE, null);
    owe("c-2", "100.00", DUE, null);
    contact("k-0", "c-1", "fourteen-day-letter", "2026-03-01T10:00");
    contact("k-1", "c-1", "first-reminder", "2026-03-03T10:00");
    contact("k-2", "c-2", "fourteen-day-letter", "2026-03-03T10:00");
    assertThat(costs("c-1", SETTINGS).from()).isNull();
    assertThat(costs("c-2", SETTINGS).from()).isNotNull();
  }

  @Test
  void which_contact_is_the_notice_is_declared() {
    consumer(DebtorKind.CONSUMER);
    owe("c-1", "100.00", DUE, null);
    contact("k-1", "c-1", "second-reminder", "2026-03-03T10:00");
    contact("k-2", "c-1", "last-letter", "2026-03-10T10:00");
    CollectionCostSettings last =
        new CollectionCostSettings(false, true, null, Set.of("last-letter", "other"));
    assertThat(costs("c-1", last).from()).isEqualTo(local("2026-03-27T00:00"));
  }

  @Test
  void a_notice_that_came_back_does_not_count_and_the_one_after_it_does() {
    consumer(DebtorKind.CONSUMER);
    owe("c-1", "100.00", DUE, null);
    contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    outcome("k-1", "2026-03-07T10:00", OutcomeResult.BOUNCED);
    assertThat(costs("c-1", SETTINGS).from()).isNull();
    contact("k-2", "c-1", "fourteen-day-letter", "2026-03-09T10:00");
    outcome("k-2", "2026-03-10T10:00", OutcomeResult.DELIVERED);
    assertThat(costs("c-1", SETTINGS).from()).isEqualTo(local("2026-03-26T00:00"));
  }

  @Test
  void a_business_needs_no_notice_and_who_is_not_known_to_be_one_does() {
    owe("c-1", "100.00", DUE, null);
    assertThat(costs("c-1", SETTINGS).from()).isNull();
    consumer(DebtorKind.BUSINESS);
    assertThat(costs("c-1", SETTINGS).from()).isEqualTo(local("2026-03-02T00:00"));
    owe("c-2", "100.00", null, null);
    assertThat(costs("c-2", SETTINGS).from()).isNull();
  }

  @Test
  void costs_are_over_what_is_still_owed() {
    consumer(DebtorKind.CONSUMER);
    owe("c-1", "2500.00", DUE, null);
    contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    assertThat(costs("c-1", SETTINGS).amount()).isEqualTo("375.00");
    records.add(
        new PaymentRecord(
            CLIENT,
            new PaymentId("p-1"),
            DEBTOR,
            new CaseId("c-1"),
            local("2026-03-05T10:00"),
            new BigDecimal("500.00")));
    assertThat(costs("c-1", SETTINGS).amount()).isEqualTo("300.00");
  }

  /** 15 % of 300.00; the third month had no notice yet. With VAT 45.00 · 1.21. */
  @Test
  void claims_of_one_agreement_are_added_up_where_the_notice_was_sent() {
    consumer(DebtorKind.CONSUMER);
    for (int month = 1; month <= 3; month++) {
      owe("c-" + month, "150.00", DUE, "a-7");
    }
    owe("c-4", "150.00", DUE, "a-8");
    for (int month : List.of(1, 2, 4)) {
      contact("k-" + month, "c-" + month, "fourteen-day-letter", "2026-03-03T10:0" + month);
    }
    assertThat(costs("c-1", SETTINGS).amount()).isEqualTo("40.00");
    Set<String> notices = SETTINGS.noticeTemplates();
    ChargeableCosts added =
        costs("c-1", new CollectionCostSettings(false, true, "agreement", notices));
    assertThat(added.amount()).isEqualTo("45.00");
    assertThat(added.claims()).isEqualTo(2);
    assertThat(costs("c-1", new CollectionCostSettings(true, true, "agreement", notices)).amount())
        .isEqualTo("54.45");
    assertThat(costs("c-1", new CollectionCostSettings(true, false, "agreement", notices)).amount())
        .isEqualTo("48.40");
  }

  /** 15 % of 100.00 is under 40; on 11 April 15 % of 2,500 and 10 % of 2,500 come with it. */
  @Test
  void a_claim_whose_own_days_are_not_over_is_not_added_before_they_are() {
    consumer(DebtorKind.CONSUMER);
    owe("c-1", "100.00", DUE, "a-7");
    owe("c-2", "4900.00", DUE, "a-7");
    contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    contact("k-2", "c-2", "fourteen-day-letter", "2026-03-25T10:00");
    CollectionCostSettings added =
        new CollectionCostSettings(false, true, "agreement", SETTINGS.noticeTemplates());
    assertThat(costs("c-1", added))
        .isEqualTo(new ChargeableCosts(new BigDecimal("40.00"), 1, local("2026-03-20T00:00")));
    assertThat(costs("c-2", added))
        .isEqualTo(new ChargeableCosts(new BigDecimal("625.00"), 2, local("2026-04-11T00:00")));
  }

  @Test
  void a_notice_counts_after_one_that_was_premature() {
    consumer(DebtorKind.CONSUMER);
    owe("c-1", "100.00", DUE, null);
    contact("k-1", "c-1", "fourteen-day-letter", "2026-02-20T10:00");
    contact("k-2", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    assertThat(costs("c-1", SETTINGS).from()).isEqualTo(local("2026-03-20T00:00"));
  }

  @Test
  void a_notice_counts_that_was_sent_before_the_first_one_came_back() {
    consumer(DebtorKind.CONSUMER);
    owe("c-1", "100.00", DUE, null);
    contact("k-1", "c-1", "fourteen-day-letter", "2026-03-03T10:00");
    contact("k-2", "c-1", "fourteen-day-letter", "2026-03-09T10:00");
    outcome("k-1", "2026-03-10T10:00", OutcomeResult.BOUNCED);
    assertThat(costs("c-1", SETTINGS).from()).isEqualTo(local("2026-03-26T00:00"));
    outcome("k-2", "2026-03-11T10:00", OutcomeResult.BOUNCED);
    assertThat(costs("c-1", SETTINGS).from()).isNull();
  }

  private ChargeableCosts costs(String caseId, CollectionCostSettings settings) {
    DebtorHistory history = DebtorHistory.replay(DEBTOR, ZONE, records);
    return ChargeableCosts.on(
        history.findCase(new CaseId(caseId)).orElseThrow(), history, settings);
  }

  private void consumer(DebtorKind kind) {
    records.add(
        new DebtorRecord(
            CLIENT,
            DEBTOR,
            local("2026-02-01T00:00"),
            kind,
            null,
            ZONE,
            null,
            null,
            Map.of(),
            null,
            Set.of(),
            false,
            null,
            List.of(),
            Collections.emptySortedMap()));
  }

  private void owe(
      String caseId, String amount, @Nullable LocalDate due, @Nullable String agreement) {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    if (agreement != null) {
      attributes.put("agreement", new AttributeValue.Text(agreement));
    }
    records.add(
        new CaseRecord(
            CLIENT,
            new CaseId(caseId),
            DEBTOR,
            local("2026-02-01T00:00"),
            due,
            new BigDecimal(amount),
            Stage.DUNNING,
            CaseStatus.OPEN,
            Certainty.UNKNOWN,
            Certainty.UNKNOWN,
            attributes));
  }

  private void contact(String contactId, String caseId, String template, String at) {
    records.add(
        new ContactRecord(
            CLIENT,
            new ContactId(contactId),
            DEBTOR,
            new CaseId(caseId),
            Channel.LETTER,
            local(at),
            Direction.OUTBOUND,
            template,
            null,
            null,
            null));
  }

  private void outcome(String contactId, String at, OutcomeResult result) {
    records.add(
        new OutcomeRecord(
            CLIENT, new ContactId(contactId), local(at), result, null, Channel.LETTER));
  }

  private static Instant local(String at) {
    return ZonedDateTime.of(LocalDateTime.parse(at), ZONE).toInstant();
  }
}
