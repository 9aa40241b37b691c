package org.gelegen.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.Test;

class OptOutTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-1");
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final Instant SENT = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant NOW = SENT.plus(Duration.ofDays(100));

  private final InMemoryRecordLog log = new InMemoryRecordLog();
  private final Portfolio portfolio =
      new Portfolio(
          log,
          new ClientRecord(
              CLIENT, SENT, "Noorderlicht", ZONE, "NL", Currency.getInstance("EUR"), null));

  @Test
  void an_opt_out_of_a_contact_long_forgotten_refuses_its_channel_only() {
    accept(contact());
    portfolio.refresh(NOW);
    accept(optOut(SENT.plus(Duration.ofDays(50))));
    assertThat(refused()).containsExactly(Channel.SMS);
  }

  @Test
  void an_opt_out_stamped_a_second_before_its_contact_refuses_its_channel_only() {
    accept(optOut(SENT.minusSeconds(1)));
    portfolio.refresh(NOW);
    accept(contact());
    assertThat(refused()).containsExactly(Channel.SMS);
  }

  @Test
  void an_opt_out_whose_channel_nobody_knows_refuses_every_channel() {
    DebtorHistory history = DebtorHistory.replay(DEBTOR, ZONE, List.of(optOut(SENT)));
    assertThat(Channel.values()).allMatch(history::refuses);
  }

  private List<Channel> refused() {
    portfolio.refresh(NOW);
    DebtorHistory history = portfolio.find(DEBTOR).orElseThrow();
    return Arrays.stream(Channel.values()).filter(history::refuses).toList();
  }

  private void accept(PortfolioRecord... records) {
    List<NumberedRecord> batch = new ArrayList<>();
    for (PortfolioRecord record : records) {
      batch.add(new NumberedRecord(batch.size() + 1, record));
    }
    assertThat(log.accept(batch).rejected()).isEmpty();
  }

  private static ContactRecord contact() {
    return new ContactRecord(
        CLIENT,
        new ContactId("k-1"),
        DEBTOR,
        null,
        Channel.SMS,
        SENT,
        Direction.OUTBOUND,
        null,
        null,
        null,
        null);
  }

  private static OutcomeRecord optOut(Instant at) {
    return new OutcomeRecord(CLIENT, new ContactId("k-1"), at, OutcomeResult.OPT_OUT, null);
  }
}
