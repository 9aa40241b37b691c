package org.gelegen.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PaymentRecord;
import org.junit.jupiter.api.Test;

class ErasedDebtorTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofDays(10));
  private static final DebtorId ANNA = new DebtorId("d-anna");
  private static final DebtorId BERT = new DebtorId("d-bert");

  private final InMemoryRecordLog log = new InMemoryRecordLog();
  private final Portfolio portfolio =
      new Portfolio(
          log,
          new ClientRecord(
              RandomRecords.CLIENT,
              NOW,
              "Noorderlicht",
              RandomRecords.ZONE,
              "NL",
              Currency.getInstance("EUR"),
              null));

  @Test
  void what_was_to_happen_to_an_erased_debtor_does_not() {
    log.accept(
        List.of(
            payment(1, ANNA, NOW),
            payment(2, ANNA, LATER),
            payment(3, BERT, LATER),
            payment(4, ANNA, LATER.plusSeconds(1))));
    portfolio.refresh(NOW);
    assertThat(portfolio.find(ANNA, LATER)).isPresent();

    log.erase(RandomRecords.CLIENT, ANNA, NOW, "test");
    portfolio.refresh(NOW);
    assertThat(portfolio.find(ANNA)).isEmpty();
    assertThat(portfolio.find(ANNA, LATER)).isEmpty();
    portfolio.refresh(LATER.plusSeconds(1));
    assertThat(portfolio.find(ANNA)).isEmpty();
    assertThat(portfolio.all()).extracting(DebtorHistory::debtorId).containsExactly(BERT);
  }

  private static NumberedRecord payment(long number, DebtorId debtor, Instant at) {
    return new NumberedRecord(
        number,
        new PaymentRecord(
            RandomRecords.CLIENT,
            new PaymentId("p-" + number),
            debtor,
            null,
            at,
            new BigDecimal("10.00")));
  }
}
