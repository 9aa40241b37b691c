package org.gelegen.trainer.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.RandomRecords;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Slot;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Tables;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

class CompiledLearnersLawsTest {
  private static final FeatureSchema SCHEMA =
      new FeatureSchema(
          List.of(
              new AttributeFeature(
                  AttributeFeature.Scope.DEBTOR, "tenure", AttributeFeature.Type.NUMBER, List.of()),
              new AttributeFeature(
                  AttributeFeature.Scope.DEBTOR,
                  "tariff",
                  AttributeFeature.Type.CATEGORY,
                  List.of("t0", "t1"))));

  private static Model<Label> tribuo(Fitted fitted) throws IOException {
    return Model.deserializeFromStream(new ByteArrayInputStream(fitted.provenance()))
        .castModel(Label.class);
  }

  @Test
  void compiled_trees_say_what_tribuo_s_own_model_says() throws IOException {
    for (long seed = 1; seed <= 4; seed++) {
      Fitted fitted = new TreeLearner(seed).fit(Tables.random(seed, SCHEMA, 2_000));
      Model<Label> model = tribuo(fitted);
      Sample others = Tables.random(seed + 100, SCHEMA, 300);
      double[] logOdds = RowScorer.logOdds(fitted.scorer(), others);
      for (int i = 0; i < others.size(); i++) {
        assertThat(probability(logOdds[i]))
            .as("seed %d row %d", seed, i)
            .isCloseTo(yes(model, known(others, i)), within(1e-6));
      }
    }
  }

  @Test
  void the_compiled_regression_says_what_tribuo_s_own_model_says() throws IOException {
    for (long seed = 1; seed <= 4; seed++) {
      Sample rows = Tables.random(seed, SCHEMA, 1_500);
      LogisticLearner.Encoding encoding = LogisticLearner.Encoding.of(rows);
      Fitted fitted = new LogisticLearner(seed).fit(rows);
      Model<Label> model = tribuo(fitted);
      Sample others = Tables.random(seed + 100, SCHEMA, 300);
      double[] logOdds = RowScorer.logOdds(fitted.scorer(), others);
      for (int i = 0; i < others.size(); i++) {
        assertThat(probability(logOdds[i]))
            .as("seed %d row %d", seed, i)
            .isCloseTo(yes(model, encoding.example(others, i, new Label("no"))), within(1e-9));
      }
    }
  }

  @Test
  void all_actions_at_once_get_what_each_gets_as_a_row() {
    for (long seed = 1; seed <= 3; seed++) {
      Sample rows = Tables.random(seed, SCHEMA, 2_000);
      Instant asOf = RandomRecords.START.plus(Duration.ofDays(200));
      FeatureFrame frame = frame(seed, asOf);
      Sample actions = Tables.ofFrame(frame);
      for (Learner learner : List.of(new TreeLearner(seed), new LogisticLearner(seed))) {
        Scorer scorer = learner.fit(rows).scorer();
        double[] atOnce = new double[frame.grid().size()];
        scorer.on(frame).score(atOnce);
        double[] oneByOne = RowScorer.logOdds(scorer, actions);
        for (int action = 0; action < atOnce.length; action++) {
          assertThat(atOnce[action])
              .as("seed %d %s action %d", seed, learner.name(), action)
              .isCloseTo(oneByOne[action], within(1e-5));
        }
      }
    }
  }

  private static FeatureFrame frame(long seed, Instant asOf) {
    List<Slot> slots = new ArrayList<>();
    for (int day = 0; day < 6; day++) {
      for (int hour = 7; hour < 19; hour++) {
        Instant start = asOf.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
        slots.add(new Slot(start, start.plusSeconds(3600)));
      }
    }
    ActionGrid grid = new ActionGrid(RandomRecords.ZONE, slots, Arrays.asList(Channel.values()));
    FeatureFrame frame = new FeatureFrame(SCHEMA, grid);
    DebtorHistory history =
        DebtorHistory.replay(
            RandomRecords.DEBTOR,
            RandomRecords.ZONE,
            RandomRecords.shuffled(seed, 40).stream()
                .filter(record -> !record.at().isAfter(asOf))
                .toList());
    frame.read(history, history.actionableCase().orElse(null), asOf);
    return frame;
  }

  @Test
  void the_same_rows_and_seed_give_the_same_trees_and_weights() {
    Sample rows = Tables.random(9, SCHEMA, 2_000);
    Sample again = Tables.random(9, SCHEMA, 2_000);
    for (Learner learner : List.of(new TreeLearner(3), new LogisticLearner(3))) {
      assertThat(RowScorer.logOdds(learner.fit(rows).scorer(), rows))
          .isEqualTo(RowScorer.logOdds(learner.fit(again).scorer(), rows));
    }
  }

  private static Example<Label> known(Sample sample, int index) {
    float[] row = new float[SCHEMA.size()];
    sample.table().copyRow(sample.row(index), row, 0);
    ArrayExample<Label> example = new ArrayExample<>(new Label("no"));
    for (int i = 0; i < row.length; i++) {
      if (!Float.isNaN(row[i])) {
        example.add(SCHEMA.feature(i).name(), row[i]);
      }
    }
    return example;
  }

  private static double yes(Model<Label> model, Example<Label> example) {
    return Objects.requireNonNull(model.predict(example).getOutputScores().get("yes")).getScore();
  }

  private static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
