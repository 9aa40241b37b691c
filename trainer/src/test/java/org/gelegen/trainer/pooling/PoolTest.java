package org.gelegen.trainer.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.trainer.PriorModels;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Tables;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.learners.LogisticLearner;
import org.gelegen.trainer.learners.RowScorer;
import org.junit.jupiter.api.Test;

class PoolTest {
  private static final FeatureSchema BUILT_IN = new FeatureSchema(List.of());
  private static final CompiledModel TABLE = PriorModels.segmentTable();

  private static Contribution contribution(long seed, int evidence) {
    Head reach =
        new Head(
            new LogisticLearner(seed).fit(Tables.random(seed, BUILT_IN, 1_500)).scorer(),
            Calibration.none());
    return new Contribution(
        new CompiledModel(
            BUILT_IN,
            reach,
            TABLE.response(),
            TABLE.harm(),
            TABLE.selfCure(),
            TABLE.selfCureDays()),
        Map.of(Target.REACH, evidence));
  }

  private static double[] reach(CompiledModel model, Sample rows) {
    return RowScorer.logOdds(model.reach().scorer(), rows);
  }

  @Test
  void the_pool_says_the_weighted_mean_of_what_its_contributors_and_the_table_say() {
    Contribution large = contribution(1, 800);
    Contribution small = contribution(2, 50);
    Sample rows = Tables.random(3, BUILT_IN, 400);
    double[] pooled = reach(Pool.of(List.of(large, small), TABLE), rows);
    double[] larges = reach(large.model(), rows);
    double[] smalls = reach(small.model(), rows);
    double[] tables = reach(TABLE, rows);
    for (int i = 0; i < rows.size(); i++) {
      // 800 / (800 + 200), 50 / (50 + 200) and a quarter.
      double mean = (0.8 * larges[i] + 0.2 * smalls[i] + 0.25 * tables[i]) / 1.25;
      assertThat(pooled[i]).as("row %d", i).isCloseTo(mean, within(1e-9));
    }
  }

  @Test
  void a_head_that_nobody_contributes_to_is_the_table_s() {
    Sample rows = Tables.random(3, BUILT_IN, 400);
    CompiledModel pool = Pool.of(List.of(contribution(1, 800)), TABLE);
    double[] pooled = RowScorer.logOdds(pool.harm().scorer(), rows);
    double[] tables = RowScorer.logOdds(TABLE.harm().scorer(), rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(pooled[i]).as("row %d", i).isCloseTo(tables[i], within(1e-9));
    }
    assertThat(reach(pool, rows)).isNotEqualTo(reach(TABLE, rows));
  }

  @Test
  void what_is_written_is_read_again() {
    Contribution contribution = contribution(1, 123);
    Contribution read = Contribution.read(contribution.write(), contribution.notes());
    assertThat(read.evidence()).isEqualTo(Map.of(Target.REACH, 123));
    Sample rows = Tables.random(3, BUILT_IN, 100);
    assertThat(reach(read.model(), rows)).isEqualTo(reach(contribution.model(), rows));
  }

  @Test
  void a_model_that_knows_a_client_s_attributes_is_no_contribution() {
    FeatureSchema own =
        new FeatureSchema(
            List.of(
                new AttributeFeature(
                    AttributeFeature.Scope.DEBTOR,
                    "tenure",
                    AttributeFeature.Type.NUMBER,
                    List.of())));
    CompiledModel adopted = PriorModels.adopt(TABLE, own);
    assertThatThrownBy(() -> new Contribution(adopted, Map.of()))
        .hasMessage("a contribution may not know a client's own attributes but has 1");
  }
}
