package org.gelegen.trainer.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gelegen.model.features.SchemaBuilder;
import org.gelegen.model.history.RandomRecords;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.junit.jupiter.api.Test;

class ExampleLawsTest {
  private static final Duration WINDOW = Duration.ofDays(14);

  private static Examples examples(long seed, Instant asOf, Instant knownUntil, int most) {
    InMemoryRecordLog log = new InMemoryRecordLog();
    List<NumberedRecord> batch = new ArrayList<>();
    for (PortfolioRecord record : RandomRecords.shuffled(seed, 60)) {
      if (!record.at().isAfter(knownUntil)) {
        batch.add(new NumberedRecord(batch.size() + 1L, record));
      }
    }
    log.accept(batch);
    try (ExecutorService executor = Executors.newFixedThreadPool(1)) {
      return new ExampleCollector(log, executor)
          .open(
              new ExampleCollector.Request(
                  RandomRecords.CLIENT, RandomRecords.ZONE, asOf, WINDOW, most, most, 7))
          .examples();
    }
  }

  @Test
  void records_that_come_later_change_no_row_that_was_there() {
    for (long seed = 0; seed < 25; seed++) {
      Instant asOf = RandomRecords.START.plus(Duration.ofDays(200 + seed));
      assertThat(examples(seed, asOf, Instant.MAX, 10_000).fingerprint())
          .as("seed %d", seed)
          .isEqualTo(examples(seed, asOf, asOf, 10_000).fingerprint());
    }
  }

  @Test
  void what_was_known_earlier_is_among_what_is_known_later_feature_by_feature() {
    for (long seed = 0; seed < 25; seed++) {
      Instant early = RandomRecords.START.plus(Duration.ofDays(200 + seed));
      ExampleTable before = examples(seed, early, Instant.MAX, 10_000).contacts();
      ExampleTable after =
          examples(seed, early.plus(Duration.ofDays(30)), Instant.MAX, 10_000).contacts();
      if (!before.schema().attributes().equals(after.schema().attributes())) {
        continue;
      }
      int matched = 0;
      for (int i = 0; i < before.size(); i++) {
        for (int j = 0; j < after.size(); j++) {
          if (before.atMillis(i) == after.atMillis(j) && before.channel(i) == after.channel(j)) {
            matched++;
            assertThat(row(after, j)).as("seed %d", seed).isEqualTo(row(before, i));
            for (Target target : Target.values()) {
              if (before.isLabelled(i, target)) {
                assertThat(after.isPositive(j, target)).isEqualTo(before.isPositive(i, target));
              }
            }
          }
        }
      }
      assertThat(matched).as("seed %d", seed).isEqualTo(before.size());
    }
  }

  private static float[] row(ExampleTable table, int index) {
    float[] row = new float[table.schema().size()];
    table.copyRow(index, row, 0);
    return row;
  }

  @Test
  void when_there_are_too_many_contacts_the_newest_are_kept() {
    Instant asOf = RandomRecords.START.plus(Duration.ofDays(420));
    ExampleTable all = examples(3, asOf, Instant.MAX, 10_000).contacts();
    ExampleTable some = examples(3, asOf, Instant.MAX, 10).contacts();
    assertThat(some.size()).isEqualTo(10);
    assertThat(some.at(0)).isEqualTo(all.at(all.size() - 10));
    assertThat(row(some, 9)).isEqualTo(row(all, all.size() - 1));
  }

  /** Which are wanted is not known yet while some are read, and depends on how fast others are. */
  @Test
  void what_is_imagined_does_not_depend_on_which_contacts_are_wanted() {
    int imagined = 0;
    for (long seed = 0; seed < 10; seed++) {
      InMemoryRecordLog log = new InMemoryRecordLog();
      SchemaBuilder schema = new SchemaBuilder();
      List<NumberedRecord> batch = new ArrayList<>();
      for (PortfolioRecord record : RandomRecords.shuffled(seed, 60)) {
        batch.add(new NumberedRecord(batch.size() + 1L, record));
        schema.add(record);
      }
      log.accept(batch);
      Instant asOf = RandomRecords.START.plus(Duration.ofDays(420));
      DebtorExamples.Plan plan =
          new DebtorExamples.Plan(schema.build(), RandomRecords.ZONE, asOf, WINDOW, 7, null);
      List<DebtorRecords> debtors = new ArrayList<>();
      log.forEachDebtor(RandomRecords.CLIENT, debtors::add);
      for (DebtorRecords debtor : debtors) {
        RowBuffer all = imagined(plan, debtor, Long.MIN_VALUE);
        RowBuffer none = imagined(plan, debtor, Long.MAX_VALUE);
        assertThat(none.size()).isEqualTo(all.size());
        for (int i = 0; i < all.size(); i++) {
          assertThat(none.row(i)).isEqualTo(all.row(i));
          assertThat(none.features(i)).isEqualTo(all.features(i));
        }
        imagined += all.size();
      }
    }
    assertThat(imagined).isGreaterThan(50);
  }

  private static RowBuffer imagined(
      DebtorExamples.Plan plan, DebtorRecords debtor, long wantedFrom) {
    return DebtorExamples.of(
            plan,
            debtor.debtorId(),
            debtor.records(),
            new DebtorExamples.Cutoffs(wantedFrom, Long.MAX_VALUE, Long.MIN_VALUE))
        .imaginedRows();
  }

  @Test
  void a_response_is_asked_only_of_what_reached_and_only_when_its_whole_window_is_over() {
    Instant asOf = RandomRecords.START.plus(Duration.ofDays(300));
    ExampleTable table = examples(5, asOf, Instant.MAX, 10_000).contacts();
    int responses = 0;
    for (int i = 0; i < table.size(); i++) {
      if (table.isLabelled(i, Target.RESPONSE)) {
        responses++;
        assertThat(table.isPositive(i, Target.REACH)).isTrue();
        assertThat(table.at(i)).isBeforeOrEqualTo(asOf.minus(WINDOW));
      }
    }
    assertThat(responses).isPositive();
  }

  @Test
  void of_days_without_contact_all_answered_ones_are_kept_and_the_share_of_the_others_is_told() {
    Instant asOf = RandomRecords.START.plus(Duration.ofDays(300));
    for (long seed = 0; seed < 10; seed++) {
      Examples all = examples(seed, asOf, Instant.MAX, 1_000_000);
      Examples some = examples(seed, asOf, Instant.MAX, 60);
      Sample allDays = all.sample(Target.SELF_CURE);
      Sample someDays = some.sample(Target.SELF_CURE);
      assertThat(all.keptOfUnanswered()).isEqualTo(1);
      assertThat(someDays.positives()).isEqualTo(allDays.positives());
      int unanswered = allDays.size() - allDays.positives();
      int kept = someDays.size() - someDays.positives();
      assertThat(kept).isLessThan(unanswered);
      // The days that are left out are chosen by chance: four standard deviations.
      double share = (double) kept / unanswered;
      assertThat(some.keptOfUnanswered())
          .as("seed %d", seed)
          .isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / unanswered)));
    }
  }

  @Test
  void nothing_is_said_of_the_time_after_the_last_record() {
    for (long seed = 0; seed < 10; seed++) {
      Instant last =
          RandomRecords.shuffled(seed, 60).stream()
              .map(PortfolioRecord::at)
              .max(Comparator.naturalOrder())
              .orElseThrow();
      assertThat(examples(seed, last.plus(Duration.ofDays(300)), Instant.MAX, 10_000).fingerprint())
          .as("seed %d", seed)
          .isEqualTo(examples(seed, last, Instant.MAX, 10_000).fingerprint());
    }
  }
}
