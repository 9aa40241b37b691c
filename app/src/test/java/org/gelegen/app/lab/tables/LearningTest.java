package org.gelegen.app.lab.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.trainer.examples.PlainRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LearningTest {
  private static final int ROWS = 1_200;

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final List<String> said = new ArrayList<>();
  private final List<PlainRow> rows = rows();

  @AfterEach
  void close() {
    executor.close();
  }

  /** Rows that a column tells much of: log-odds of twice a normal number. */
  private static List<PlainRow> rows() {
    SplittableRandom random = new SplittableRandom(1);
    return IntStream.range(0, ROWS)
        .mapToObj(
            _ -> {
              double number = random.nextGaussian();
              boolean positive = random.nextDouble() < 1 / (1 + Math.exp(-2 * number));
              return new PlainRow(
                  new TreeMap<>(Map.of("number", new AttributeValue.Number(number))), positive);
            })
        .toList();
  }

  private Learning learning(long seed) {
    return new Learning(
        seed,
        executor,
        line -> {
          synchronized (said) {
            said.add(line);
          }
        });
  }

  @Test
  void each_fold_is_asked_about_by_a_head_that_did_not_know_it() {
    int[] folds = IntStream.range(0, ROWS).map(row -> row % 3).toArray();
    Scores scores = learning(7).acrossFolds("made up", rows, folds, Learning.Order.DRAWN);
    // A normal number doubled as log-odds ranks with an AUC of about .85.
    assertThat(scores.auc()).isBetween(0.8, 0.9);
    assertThat(said).hasSize(3).anyMatch(line -> line.startsWith("made up, fold 3 of 3: "));
    assertThat(learning(7).acrossFolds("again", rows, folds, Learning.Order.DRAWN))
        .isEqualTo(scores);
  }

  @Test
  void heads_are_fitted_anew_before_each_batch_on_the_rows_before_it() {
    Scores scores = learning(7).retrained("made up", rows, 700, 600, 200);
    assertThat(scores.auc()).isBetween(0.8, 0.9);
    assertThat(said)
        .anyMatch(line -> line.startsWith("made up, rows from 700: "))
        .anyMatch(line -> line.startsWith("made up, rows from 900: "))
        .anyMatch(line -> line.startsWith("made up, rows from 1,100: "))
        .hasSize(3);
  }
}
