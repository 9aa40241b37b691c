package org.gelegen.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.trainer.evaluation.Metrics;
import org.gelegen.trainer.examples.PlainRow;
import org.gelegen.trainer.examples.PlainRows;
import org.gelegen.trainer.examples.PlainTable;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.learners.LogisticLearner;
import org.gelegen.trainer.learners.RowScorer;
import org.junit.jupiter.api.Test;

class SteadyLearnerTest {
  private static final int ROWS = 3_000;

  /** A rate that says yes with the label until it moves, and from then on has one value for all. */
  private static List<PlainRow> moving(int from) {
    return PlainRows.random(
        1,
        ROWS,
        "rate",
        (random, row, positive) ->
            new AttributeValue.Number(
                row >= from ? -10 : random.nextGaussian() + (positive ? 1 : 0)));
  }

  @Test
  void a_feature_that_moved_has_drifted_and_no_other() {
    assertThat(SteadyLearner.drifted(PlainTable.of(moving(2_600), List.of()).known()))
        .containsExactly("debtor.rate");
    assertThat(SteadyLearner.drifted(PlainTable.of(moving(ROWS), List.of()).known())).isEmpty();
  }

  @Test
  void no_rows_have_not_drifted() {
    Sample sample = PlainTable.of(moving(ROWS), List.of()).known();
    assertThat(SteadyLearner.drifted(sample.first(0))).isEmpty();
  }

  @Test
  void what_drifted_is_not_looked_at() {
    Sample sample = PlainTable.of(moving(2_600), List.of()).known();
    Scorer steady = new SteadyLearner(new LogisticLearner(1)).fit(sample).scorer();
    Scorer without =
        new LogisticLearner(1)
            .fit(sample.seeing(feature -> !feature.name().equals("debtor.rate")))
            .scorer();
    assertThat(RowScorer.logOdds(steady, sample)).isEqualTo(RowScorer.logOdds(without, sample));
  }

  @Test
  void a_head_that_minds_drift_counts_on_what_did_not() {
    List<PlainRow> rows = moving(2_000);
    PlainTable table = PlainTable.of(rows.subList(0, 2_600), rows.subList(2_600, ROWS));
    TrainedHead head = new PlainTrainer(Recipe.product().mindingDrift(), 1).fit(table);
    assertThat(head.notes()).containsKey("response.steady-logistic.weight");
    Metrics metrics = Metrics.of(PlainTrainer.probabilities(head, table), table.asked().labels());
    // A normal number halved as log-odds ranks with an AUC of about .64.
    assertThat(metrics.auc()).isCloseTo(0.64, within(0.05));
  }

  @Test
  void without_a_drift_a_head_that_minds_it_has_no_more_learners_than_others() {
    PlainTable table = PlainTable.of(moving(ROWS), List.of());
    assertThat(new PlainTrainer(Recipe.product().mindingDrift(), 1).fit(table).notes())
        .containsKey("response.logistic.weight")
        .doesNotContainKey("response.steady-logistic.weight");
  }
}
