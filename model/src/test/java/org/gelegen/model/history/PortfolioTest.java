package org.gelegen.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.junit.jupiter.api.Test;

/** What is taken in while a portfolio reads from the log. */
class PortfolioTest {
  private static final DebtorId DEBTOR = RandomRecords.DEBTOR;
  private static final ClientId CLIENT = RandomRecords.CLIENT;
  private static final Instant MARCH = Instant.parse("2026-03-01T10:00:00Z");
  private static final ClientRecord RECORD =
      new ClientRecord(
          CLIENT,
          MARCH.minus(Duration.ofDays(300)),
          "Noorderlicht Energie",
          RandomRecords.ZONE,
          "NL",
          Currency.getInstance("EUR"),
          null);

  private final InMemoryRecordLog log = new InMemoryRecordLog();
  private final Busy busy = new Busy(log);
  private final Portfolio portfolio = new Portfolio(busy, RECORD);

  /** Does something just before it reads a debtor's records, and as often as it reads on. */
  private static final class Busy implements RecordLog {
    private final InMemoryRecordLog log;
    private final List<Runnable> before = new ArrayList<>();
    private Runnable readingOn = () -> {};

    private Busy(InMemoryRecordLog log) {
      this.log = log;
    }

    @Override
    public List<ClientId> clients() {
      return log.clients();
    }

    @Override
    public Optional<ClientRecord> findClient(ClientId client) {
      return log.findClient(client);
    }

    @Override
    public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
      return findByDebtor(client, debtor, Long.MAX_VALUE);
    }

    @Override
    public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor, long position) {
      List<Runnable> now = List.copyOf(before);
      before.clear();
      now.forEach(Runnable::run);
      return log.findByDebtor(client, debtor, position);
    }

    @Override
    public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
      return log.findWaiting(client, contacts);
    }

    @Override
    public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
      return log.forEachDebtor(client, visitor);
    }

    @Override
    public Tail tail(ClientId client, long position, int limit) {
      readingOn.run();
      return log.tail(client, position, limit);
    }
  }

  private void accept(PortfolioRecord record) {
    assertThat(log.accept(List.of(new NumberedRecord(1, record))).rejected()).isEmpty();
  }

  private static DebtorRecord debtor(Instant at) {
    return new DebtorRecord(
        CLIENT,
        DEBTOR,
        at,
        DebtorKind.CONSUMER,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        Set.of(),
        false,
        null,
        List.of(),
        Collections.emptySortedMap());
  }

  private static ContactRecord contact(String id, Instant at) {
    return new ContactRecord(
        CLIENT,
        new ContactId(id),
        DEBTOR,
        null,
        Channel.SMS,
        at,
        Direction.OUTBOUND,
        null,
        null,
        null,
        null);
  }

  private static Instant day(int days) {
    return MARCH.plus(Duration.ofDays(days));
  }

  private static List<String> contacts(DebtorHistory history) {
    return history.attempts().stream().map(attempt -> attempt.contactId().value()).toList();
  }

  @Test
  void a_history_of_the_past_is_what_the_log_had_at_the_position_that_comes_with_it() {
    accept(debtor(MARCH));
    accept(contact("k-1", day(1)));
    accept(contact("k-2", day(5)));
    portfolio.refresh(day(6));
    busy.before.add(() -> accept(contact("late", day(2))));

    Portfolio.Snapshot snapshot = portfolio.snapshot(List.of(DEBTOR), day(3));

    assertThat(contacts(snapshot.histories().getFirst())).containsExactly("k-1");
    assertThat(snapshot.histories().getFirst())
        .isEqualTo(
            DebtorHistory.replay(
                DEBTOR,
                RandomRecords.ZONE,
                log.findByDebtor(CLIENT, DEBTOR, snapshot.position()).stream()
                    .filter(record -> !record.at().isAfter(day(3)))
                    .toList()));
    portfolio.refresh(day(6));
    assertThat(contacts(portfolio.find(DEBTOR, day(3)).orElseThrow()))
        .containsExactly("k-1", "late");
  }

  @Test
  void all_histories_of_a_moment_are_as_they_were_then_though_others_have_moved_on() {
    accept(debtor(MARCH));
    accept(contact("k-1", day(2)));
    accept(contact("k-2", day(5)));
    portfolio.refresh(day(6));
    Portfolio.Snapshot then = portfolio.snapshot(day(3));
    assertThat(then.histories())
        .singleElement()
        .satisfies(one -> assertThat(contacts(one)).containsExactly("k-1"));
    assertThat(portfolio.snapshot(day(6)).histories())
        .singleElement()
        .satisfies(one -> assertThat(contacts(one)).containsExactly("k-1", "k-2"));
    assertThat(portfolio.snapshot(MARCH.minusSeconds(1)).histories()).isEmpty();
  }

  @Test
  void nobody_waits_while_a_history_of_the_past_is_read() {
    accept(debtor(MARCH));
    accept(contact("k-1", day(5)));
    portfolio.refresh(day(6));
    List<Long> others = new ArrayList<>();
    busy.before.add(
        () ->
            others.add(
                CompletableFuture.supplyAsync(
                        () -> {
                          portfolio.refresh(day(7));
                          return portfolio.snapshot(day(7)).position();
                        })
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join()));

    assertThat(portfolio.snapshot(List.of(DEBTOR), day(1)).histories()).hasSize(1);
    assertThat(others).hasSize(1);
  }

  @Test
  void what_is_accepted_while_a_late_record_is_taken_in_is_in_no_snapshot_before_its_position() {
    accept(debtor(MARCH));
    accept(contact("k-2", day(5)));
    portfolio.refresh(day(6));
    accept(contact("late", day(2)));
    busy.before.add(() -> accept(contact("k-3", day(6))));
    List<Portfolio.Snapshot> between = new ArrayList<>();
    // The thread that refreshes may look in between: its lock is its own.
    busy.readingOn = () -> between.add(portfolio.snapshot(List.of(DEBTOR), day(6)));

    portfolio.refresh(day(6));

    between.add(portfolio.snapshot(List.of(DEBTOR), day(6)));
    assertThat(between)
        .extracting(snapshot -> contacts(snapshot.histories().getFirst()))
        .containsExactly(
            List.of("k-2"),
            List.of("late", "k-2"),
            List.of("late", "k-2", "k-3"),
            List.of("late", "k-2", "k-3"));
    assertThat(between)
        .allSatisfy(
            snapshot ->
                assertThat(log.findByDebtor(CLIENT, DEBTOR, snapshot.position()))
                    .hasSize(1 + contacts(snapshot.histories().getFirst()).size()));
  }
}
