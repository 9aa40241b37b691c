package org.gelegen.trainer.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.trainer.examples.PlainRows;
import org.gelegen.trainer.examples.PlainTable;
import org.junit.jupiter.api.Test;

class LeakWatchTest {

  private static List<String> suspected(long seed, int count, PlainRows.Column column) {
    return LeakWatch.look(
            PlainTable.of(PlainRows.random(seed, count, "extra", column), List.of()).known())
        .stream()
        .map(Suspicion::feature)
        .toList();
  }

  @Test
  void a_column_that_follows_from_the_outcome_is_named() {
    // Nine times out of ten it says what became of the row: an AUC of .9.
    assertThat(
            suspected(
                1,
                2_000,
                (random, _, positive) ->
                    new AttributeValue.Flag(positive == (random.nextInt(10) > 0))))
        .containsExactly("debtor.extra");
    assertThat(
            suspected(
                2,
                2_000,
                (random, _, positive) ->
                    new AttributeValue.Number(random.nextGaussian() + (positive ? 3 : 0))))
        .containsExactly("debtor.extra");
  }

  @Test
  void a_column_that_was_filled_in_with_hindsight_is_named_though_new_rows_lack_it() {
    assertThat(
            suspected(
                3,
                2_000,
                (random, row, positive) ->
                    new AttributeValue.Flag(row < 1_600 ? positive : random.nextBoolean())))
        .containsExactly("debtor.extra");
  }

  @Test
  void honest_columns_raise_no_suspicion_however_few_rows_there_are() {
    for (int seed = 0; seed < 100; seed++) {
      for (int count : new int[] {60, 200, 1_000}) {
        assertThat(
                suspected(
                    seed,
                    count,
                    (random, _, positive) ->
                        new AttributeValue.Number(random.nextGaussian() + (positive ? 0.5 : 0))))
            .as("seed %d, %d rows", seed, count)
            .isEmpty();
      }
    }
  }

  @Test
  void the_figures_are_in_the_words() {
    Suspicion suspicion =
        LeakWatch.look(
                PlainTable.of(
                        PlainRows.random(
                            4,
                            2_000,
                            "extra",
                            (_, _, positive) -> new AttributeValue.Flag(positive)),
                        List.of())
                    .known())
            .getFirst();
    assertThat(suspicion)
        .hasToString(
            "debtor.extra alone tells how later contacts ended with an AUC of at least 1.00:"
                + " was it known before them?");
  }
}
