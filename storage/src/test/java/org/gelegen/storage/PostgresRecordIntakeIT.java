package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog.DebtorEvent;
import org.gelegen.model.records.RecordLog.Tail;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRecordIntakeIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final RecordCodec codec = new RecordCodec();
  private final Database database = DATABASE.emptied();
  private final PostgresRecordIntake intake = new PostgresRecordIntake(database, codec);
  private final PostgresRecordLog log = new PostgresRecordLog(database, codec);
  private final ClientId north = new ClientId("noorderlicht");
  private final ClientId south = new ClientId("zuiderzon");

  @Test
  void two_imports_at_once_of_the_same_records_of_two_clients_take_each_in_once()
      throws ExecutionException, InterruptedException {
    List<PortfolioRecord> records = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      records.add(Records.payment(i % 2 == 0 ? north : south, "p-" + i, "d-" + i % 50));
    }
    List<PortfolioRecord> reversed = records.reversed();
    long accepted = 0;
    long duplicates = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<List<IntakeResult>>> imports =
          Stream.of(records, reversed).map(all -> threads.submit(() -> inBatches(all))).toList();
      for (Future<List<IntakeResult>> one : imports) {
        for (IntakeResult result : one.get()) {
          accepted += result.accepted();
          duplicates += result.duplicates();
          assertThat(result.rejected()).isEmpty();
        }
      }
    }
    assertThat(accepted).isEqualTo(2000);
    assertThat(duplicates).isEqualTo(2000);
    assertThat(log.tail(north, 0, 5000).events()).hasSize(1000);
  }

  @Test
  void a_reader_of_the_tail_misses_nothing_while_two_imports_write()
      throws ExecutionException, InterruptedException {
    List<DebtorEvent> seen = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<? extends Future<?>> imports =
          IntStream.range(0, 2)
              .mapToObj(
                  writer ->
                      threads.submit(
                          () ->
                              inBatches(
                                  IntStream.range(0, 2000)
                                      .<PortfolioRecord>mapToObj(
                                          i -> Records.payment(north, writer + "-" + i, "d"))
                                      .toList())))
              .toList();
      long position = 0;
      boolean writing = true;
      while (writing) {
        writing = imports.stream().anyMatch(one -> !one.isDone());
        Tail tail = log.tail(north, position, 300);
        while (!tail.events().isEmpty()) {
          seen.addAll(tail.events());
          position = tail.position();
          tail = log.tail(north, position, 300);
        }
      }
      for (Future<?> one : imports) {
        one.get();
      }
    }
    assertThat(seen).hasSize(4000).doesNotHaveDuplicates();
  }

  @Test
  void outcomes_in_any_order_around_their_contacts_all_find_their_debtor() {
    long seed = 20_260_301L;
    List<PortfolioRecord> records = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      records.add(Records.contact(north, "k-" + i, "d-" + i % 20));
      records.add(Records.outcome(north, "k-" + i));
    }
    Collections.shuffle(records, new Random(seed));
    inBatches(records);
    assertThat(log.tail(north, 0, 5000).events()).as("seed %d", seed).hasSize(1000);
    assertThat(log.findByDebtor(north, new DebtorId("d-7"))).as("seed %d", seed).hasSize(50);
    // All again: 500 contacts and 500 outcomes are known, whatever became of them in between.
    assertThat(intake.accept(Records.numbered(records)))
        .isEqualTo(new IntakeResult(0, 1000, List.of()));
  }

  @Test
  void a_batch_holds_up_nobody_before_its_turn_and_then_sees_what_came_in_meanwhile() {
    List<NumberedRecord> first = Records.numbered(List.of(Records.contact(north, "k-1", "d-1")));
    List<NumberedRecord> second =
        Records.numbered(
            List.of(
                Records.outcome(north, "k-1"),
                Records.contact(north, "k-1", "d-1"),
                Records.contact(north, "k-1", "d-2")));
    DatabaseSettings settings = DATABASE.settings();
    // A server whose transactions see one moment only, unless they ask for something else.
    DatabaseSettings serializable =
        new DatabaseSettings(
            settings.url() + "?options=-c%20default_transaction_isolation%3Dserializable",
            settings.user(),
            settings.password(),
            settings.connections());
    try (Database strict = Database.open(serializable)) {
      PostgresRecordIntake elsewhere = new PostgresRecordIntake(strict, codec);
      IntakeResult result =
          elsewhere.accept(
              second, () -> assertThat(inAnotherThread(elsewhere, first).accepted()).isEqualTo(1));
      assertThat(result.accepted()).isEqualTo(1);
      assertThat(result.duplicates()).isEqualTo(1);
      assertThat(result.rejected()).extracting(Rejection::line).containsExactly(3L);
    }
    assertThat(log.findByDebtor(north, new DebtorId("d-1")))
        .containsExactlyInAnyOrder(
            Records.contact(north, "k-1", "d-1"), Records.outcome(north, "k-1").over(Channel.SMS));
  }

  @Test
  void a_large_batch_takes_what_is_new_whichever_of_its_records_are_known() {
    // Of the records in the order of their keys one in 64 is looked at first: k-0000 is, k-0001 is
    // not.
    for (String known : List.of("k-0000", "k-0001")) {
      ClientId client = new ClientId("large-" + known);
      intake.accept(Records.numbered(List.of(Records.contact(client, known, "d-1"))));
      List<PortfolioRecord> batch = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        batch.add(Records.contact(client, "k-%04d".formatted(i), "d-1"));
      }
      batch.add(Records.contact(client, "k-0150", "d-2"));
      batch.add(Records.outcome(client, "k-0199"));
      batch.add(Records.outcome(client, "k-9999"));
      IntakeResult result = intake.accept(Records.numbered(batch));
      assertThat(result.accepted()).as(known).isEqualTo(201);
      assertThat(result.duplicates()).as(known).isEqualTo(1);
      assertThat(result.rejected()).as(known).extracting(Rejection::line).containsExactly(201L);
      assertThat(log.findByDebtor(client, new DebtorId("d-1"))).as(known).hasSize(201);
      assertThat(log.findWaiting(client, Set.of(new ContactId("k-9999")))).as(known).hasSize(1);
    }
  }

  @Test
  void a_batch_whose_turn_does_not_come_leaves_nothing_behind() {
    List<NumberedRecord> batch = Records.numbered(List.of(Records.payment(north, "p-1", "d-1")));
    assertThatThrownBy(
            () ->
                intake.accept(
                    batch,
                    () -> {
                      throw new IllegalStateException("the one before failed");
                    }))
        .hasMessageContaining("the one before failed");
    assertThat(log.findByDebtor(north, new DebtorId("d-1"))).isEmpty();
    assertThat(intake.accept(batch).accepted()).isEqualTo(1);
  }

  @Test
  void positions_follow_the_order_of_arrival_and_not_that_of_the_keys() {
    List<PortfolioRecord> records =
        List.of(
            Records.payment(north, "p-3", "d-1"),
            Records.contact(north, "k-2", "d-1"),
            Records.payment(north, "p-1", "d-1"),
            Records.contact(north, "k-1", "d-1"));
    intake.accept(Records.numbered(records));
    assertThat(log.tail(north, 0, 10).events())
        .extracting(DebtorEvent::record)
        .containsExactlyElementsOf(records);
  }

  @Test
  void a_batch_that_fails_leaves_nothing_behind() {
    List<PortfolioRecord> records =
        List.of(Records.payment(north, "p-1", "d-1"), Records.payment(south, "p-1", "d-1"));
    DATABASE.asOwner(
        "alter table record add constraint no_south check (client_id <> 'zuiderzon') not valid");
    try {
      assertThatThrownBy(() -> intake.accept(Records.numbered(records)))
          .hasMessageContaining("no_south")
          .hasMessageNotContaining("10.00");
    } finally {
      DATABASE.asOwner("alter table record drop constraint no_south");
    }
    assertThat(log.findByDebtor(north, new DebtorId("d-1"))).isEmpty();
    assertThat(intake.accept(Records.numbered(records)).accepted()).isEqualTo(2);
  }

  /** In this thread it would be the same connection, and in the same transaction. */
  private static IntakeResult inAnotherThread(
      PostgresRecordIntake intake, List<NumberedRecord> batch) {
    return CompletableFuture.supplyAsync(() -> intake.accept(batch))
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  private List<IntakeResult> inBatches(List<PortfolioRecord> records) {
    List<IntakeResult> results = new ArrayList<>();
    for (int from = 0; from < records.size(); from += 100) {
      results.add(intake.accept(Records.numbered(records.subList(from, from + 100))));
    }
    return results;
  }
}
