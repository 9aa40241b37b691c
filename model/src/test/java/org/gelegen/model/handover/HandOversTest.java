package org.gelegen.model.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gelegen.model.access.IdProofs;
import org.gelegen.model.access.InMemoryAuditLog;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.handover.HandOver.Subject;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.InMemoryCaseReferences;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.junit.jupiter.api.Test;

class HandOversTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final InMemoryRecordLog log = new InMemoryRecordLog();
  private final InMemoryAuditLog audit = new InMemoryAuditLog();
  private final HandOvers handOvers =
      new HandOvers(
          new HandOvers.Sources(
              log,
              new InMemoryCaseReferences(log),
              new InMemoryDecisionLog(),
              new InMemorySettingsStore()),
          audit,
          new IdProofs(new Random(1)));

  HandOversTest() {
    accept(
        new ClientRecord(
            CLIENT,
            NOW.minusSeconds(900),
            "Noorderlicht",
            ZoneId.of("Europe/Amsterdam"),
            "NL",
            Currency.getInstance("EUR"),
            null));
    // The case was of another debtor before.
    accept(debtCase("c-1", "d-0", 800, "999.00"));
    accept(debtCase("c-1", "d-1", 700, "100.00"));
    accept(debtCase("c-2", "d-1", 700, "500.00"));
    accept(debtCase("c-3", "d-2", 700, "77.00"));
    // And will be of yet another one.
    accept(debtCase("c-1", "d-3", -60, "55.00"));
    accept(payment("p-1", "c-1", "d-1", 600, "40.00"));
    accept(payment("p-2", "c-3", "d-2", 600, "7.00"));
    accept(payment("p-3", "c-2", "d-1", -1, "1.00"));
  }

  @Test
  void it_has_all_claims_of_the_debtor_as_they_stand_the_one_handed_over_first() {
    HandOver file = prepare("c-1");
    assertThat(file.debtorId()).isEqualTo(new DebtorId("d-1"));
    assertThat(file.claims())
        .extracting(claim -> claim.version().caseId() + " " + claim.paid() + " " + claim.balance())
        .containsExactly("c-1 40.00 60.00", "c-2 0 500.00");
  }

  @Test
  void what_was_paid_is_told_of_every_settled_claim_however_many_there_are() {
    for (int i = 0; i < 9; i++) {
      accept(debtCase("paid-" + i, "d-1", 500, "10." + i + "0"));
      accept(payment("of-" + i, "paid-" + i, "d-1", 400, "10." + i + "0"));
    }
    // With each new case a history lets go of what was settled long ago.
    accept(debtCase("c-4", "d-1", 300, "1.00"));
    assertThat(prepare("c-1").claims())
        .filteredOn(claim -> claim.version().caseId().value().startsWith("paid-"))
        .extracting(claim -> claim.version().amount() + " " + claim.paid() + " " + claim.balance())
        .containsExactlyElementsOf(
            IntStream.range(0, 9).mapToObj("10.%1$d0 10.%1$d0 0.00"::formatted).toList());
  }

  @Test
  void nothing_of_other_debtors_is_in_it_and_nothing_that_happens_later() {
    HandOver file = prepare("c-1");
    assertThat(file.records(PaymentRecord.class))
        .extracting(payment -> payment.paymentId().value())
        .containsExactly("p-1");
    assertThat(file.toString())
        .doesNotContain("d-0", "d-2", "999.00", "c-3", "p-3", "d-3", "55.00");
  }

  @Test
  void that_it_was_made_is_on_record_without_the_case_s_id_and_an_unknown_case_is_none() {
    prepare("c-1");
    assertThat(audit.entries().getLast().what()).isEqualTo("case.handed-over");
    assertThat(audit.entries().getLast().detail())
        .isEqualTo(
            new IdProofs(new Random(1)).of("caseId", "c-1") + " to=bailiff records=3 decisions=0");
    assertThat(
            handOvers.prepare(
                CLIENT, new Subject(new CaseId("c-9"), Recipient.BAILIFF, NOW), "test"))
        .isEmpty();
    assertThat(audit.entries()).hasSize(1);
  }

  private HandOver prepare(String id) {
    return handOvers
        .prepare(CLIENT, new Subject(new CaseId(id), Recipient.BAILIFF, NOW), "test")
        .orElseThrow();
  }

  private void accept(PortfolioRecord record) {
    assertThat(log.accept(List.of(new NumberedRecord(1, record))).rejected()).isEmpty();
  }

  private static CaseRecord debtCase(String id, String debtor, int secondsAgo, String amount) {
    return new CaseRecord(
        CLIENT,
        new CaseId(id),
        new DebtorId(debtor),
        NOW.minusSeconds(secondsAgo),
        LocalDate.parse("2026-02-01"),
        new BigDecimal(amount),
        Stage.COLLECTION,
        CaseStatus.OPEN,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  private static PaymentRecord payment(
      String id, String debtCase, String debtor, int secondsAgo, String amount) {
    return new PaymentRecord(
        CLIENT,
        new PaymentId(id),
        new DebtorId(debtor),
        new CaseId(debtCase),
        NOW.minusSeconds(secondsAgo),
        new BigDecimal(amount));
  }
}
