package org.gelegen.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebtorHistoryLawsTest {
  private static final int SEEDS = 60;
  private static final ClientRecord CLIENT =
      new ClientRecord(
          RandomRecords.CLIENT,
          RandomRecords.START,
          "Any Client",
          RandomRecords.ZONE,
          "NL",
          Currency.getInstance("EUR"),
          null);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 90})
  void history_by_increments_equals_history_by_replay_in_any_order_of_arrival(int contacts) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PortfolioRecord> arrival = RandomRecords.shuffled(seed, contacts);
      DebtorHistory replayed =
          DebtorHistory.replay(RandomRecords.DEBTOR, RandomRecords.ZONE, arrival);

      DebtorHistory grown = DebtorHistory.empty(RandomRecords.DEBTOR, RandomRecords.ZONE);
      List<PortfolioRecord> arrived = new ArrayList<>();
      for (PortfolioRecord record : arrival) {
        arrived.add(record);
        grown =
            grown.follows(record)
                ? grown.with(record)
                : DebtorHistory.replay(RandomRecords.DEBTOR, RandomRecords.ZONE, arrived);
      }

      assertThat(grown).as("seed %d, %d contacts", seed, contacts).isEqualTo(replayed);
    }
  }

  @Test
  void a_history_shown_during_a_replay_stays_what_it_was() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PortfolioRecord> ordered = new ArrayList<>(RandomRecords.shuffled(seed, 12));
      ordered.sort(DebtorHistory.ORDER);
      List<DebtorHistory> shown = new ArrayList<>();
      DebtorHistory.replay(
          RandomRecords.DEBTOR, RandomRecords.ZONE, ordered, (before, _) -> shown.add(before));

      for (int i = 0; i < ordered.size(); i++) {
        assertThat(shown.get(i))
            .as("seed %d, before record %d", seed, i)
            .isEqualTo(
                DebtorHistory.replay(
                    RandomRecords.DEBTOR, RandomRecords.ZONE, ordered.subList(0, i)));
      }
    }
  }

  @Test
  void a_portfolio_fed_in_chunks_holds_the_same_history_as_a_replay() {
    Instant end = Instant.parse("2027-01-01T00:00:00Z");
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PortfolioRecord> arrival = RandomRecords.shuffled(seed, 30);
      Random random = new Random(seed);
      InMemoryRecordLog log = new InMemoryRecordLog();
      Portfolio portfolio = new Portfolio(log, CLIENT);
      for (int from = 0; from < arrival.size(); ) {
        int to = Math.min(arrival.size(), from + 1 + random.nextInt(20));
        accept(log, arrival.subList(from, to));
        portfolio.refresh(end);
        from = to;
      }

      assertThat(portfolio.find(RandomRecords.DEBTOR))
          .as("seed %d", seed)
          .contains(DebtorHistory.replay(RandomRecords.DEBTOR, RandomRecords.ZONE, arrival));
    }
  }

  @Test
  void a_record_of_the_future_counts_from_its_moment_on() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PortfolioRecord> all = RandomRecords.shuffled(seed, 40);
      InMemoryRecordLog log = new InMemoryRecordLog();
      accept(log, all);
      Portfolio portfolio = new Portfolio(log, CLIENT);
      for (int day : new int[] {50, 51, 200, 500}) {
        Instant now = RandomRecords.START.plus(Duration.ofDays(day));
        portfolio.refresh(now);
        List<PortfolioRecord> past =
            all.stream().filter(record -> !record.at().isAfter(now)).toList();
        assertThat(portfolio.find(RandomRecords.DEBTOR).orElseThrow())
            .as("seed %d, day %d", seed, day)
            .isEqualTo(DebtorHistory.replay(RandomRecords.DEBTOR, RandomRecords.ZONE, past));
      }
    }
  }

  @Test
  void looking_at_any_moment_uses_what_happened_by_then_and_moves_nobody_else_s_view() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PortfolioRecord> all = RandomRecords.shuffled(seed, 40);
      InMemoryRecordLog log = new InMemoryRecordLog();
      accept(log, all.subList(0, all.size() / 2));
      Portfolio portfolio = new Portfolio(log, CLIENT);
      Instant now = RandomRecords.START.plus(Duration.ofDays(100));
      portfolio.refresh(now);
      accept(log, all.subList(all.size() / 2, all.size()));
      portfolio.refresh(now);
      for (int day : new int[] {500, 150, 101, 100, 99, 30, 0}) {
        Instant at = RandomRecords.START.plus(Duration.ofDays(day));
        assertThat(portfolio.find(RandomRecords.DEBTOR, at))
            .as("seed %d, day %d", seed, day)
            .isEqualTo(replay(all, at));
        assertThat(portfolio.find(RandomRecords.DEBTOR))
            .as("seed %d, now after day %d", seed, day)
            .isEqualTo(replay(all, now));
      }
    }
  }

  @Test
  void a_refresh_of_an_earlier_moment_loses_nothing_that_happened_since() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PortfolioRecord> all = RandomRecords.shuffled(seed, 40);
      InMemoryRecordLog log = new InMemoryRecordLog();
      accept(log, all.subList(0, all.size() / 2));
      Portfolio portfolio = new Portfolio(log, CLIENT);
      Instant now = RandomRecords.START.plus(Duration.ofDays(100));
      portfolio.refresh(now);
      accept(log, all.subList(all.size() / 2, all.size()));
      portfolio.refresh(RandomRecords.START.plus(Duration.ofDays(20)));
      portfolio.refresh(now);
      assertThat(portfolio.find(RandomRecords.DEBTOR))
          .as("seed %d", seed)
          .isEqualTo(replay(all, now));
    }
  }

  private static Optional<DebtorHistory> replay(List<PortfolioRecord> all, Instant at) {
    List<PortfolioRecord> past = all.stream().filter(record -> !record.at().isAfter(at)).toList();
    return past.isEmpty()
        ? Optional.empty()
        : Optional.of(DebtorHistory.replay(RandomRecords.DEBTOR, RandomRecords.ZONE, past));
  }

  @Test
  void a_debtor_of_the_future_is_not_known_before_its_first_record() {
    List<PortfolioRecord> all = RandomRecords.shuffled(3, 10);
    InMemoryRecordLog log = new InMemoryRecordLog();
    accept(log, all);
    Portfolio portfolio = new Portfolio(log, CLIENT);

    portfolio.refresh(RandomRecords.START.minusSeconds(1));
    assertThat(portfolio.all()).isEmpty();
    portfolio.refresh(RandomRecords.START.plus(Duration.ofDays(500)));
    assertThat(portfolio.all()).hasSize(1);
  }

  @Test
  void a_history_stays_bounded_however_long_it_gets() {
    DebtorHistory history =
        DebtorHistory.replay(
            RandomRecords.DEBTOR, RandomRecords.ZONE, RandomRecords.shuffled(7, 2000));

    assertThat(history.attempts()).hasSizeLessThanOrEqualTo(2 * Attempts.MAX);
    assertThat(history.cases()).hasSizeLessThanOrEqualTo(3);
  }

  private static void accept(InMemoryRecordLog log, List<PortfolioRecord> records) {
    List<NumberedRecord> batch = new ArrayList<>();
    for (PortfolioRecord record : records) {
      batch.add(new NumberedRecord(batch.size() + 1, record));
    }
    assertThat(log.accept(batch).rejected()).isEmpty();
  }
}
