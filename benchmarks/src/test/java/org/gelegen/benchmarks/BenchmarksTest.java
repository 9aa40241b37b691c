package org.gelegen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import org.gelegen.app.bench.DecisionMaker;
import org.gelegen.app.bench.MeasuredPortfolio;
import org.gelegen.app.lab.LearnedPortfolio;
import org.gelegen.trainer.learners.Learner;
import org.junit.jupiter.api.Test;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/** What is compared for speed says the same. */
class BenchmarksTest {
  private static final LearnedPortfolio LEARNED = Inputs.learned(200);

  @Test
  void compiled_trees_say_what_tribuo_says_one_by_one_and_by_lists() {
    assertSame(TreesBenchmark.learner());
  }

  @Test
  void the_compiled_regression_says_what_tribuo_says_one_by_one_and_by_lists() {
    assertSame(LogisticBenchmark.learner());
  }

  private static void assertSame(Learner learner) {
    Inputs inputs = Inputs.of(LEARNED, learner);
    assertThat(inputs.grid().size()).isEqualTo(Inputs.ACTIONS);
    assertThat(inputs.scorers()).hasSize(Inputs.DEBTORS);
    double[] logOdds = new double[Inputs.ACTIONS];
    int[] debtor = {0};
    int[] next = {0};
    inputs.predictLists(
        predictions -> {
          inputs.scorers().get(debtor[0]).score(logOdds);
          for (int action = 0; action < Inputs.ACTIONS; action++) {
            assertThat(yes(predictions.get(action)))
                .as("debtor %d action %d", debtor[0], action)
                .isCloseTo(1 / (1 + Math.exp(-logOdds[action])), within(1e-6));
          }
          debtor[0]++;
        });
    inputs.predictOneByOne(
        prediction -> {
          int action = next[0] % Inputs.ACTIONS;
          if (action == 0) {
            inputs.scorers().get(next[0] / Inputs.ACTIONS).score(logOdds);
          }
          assertThat(yes(prediction))
              .as("alone, debtor %d action %d", next[0] / Inputs.ACTIONS, action)
              .isCloseTo(1 / (1 + Math.exp(-logOdds[action])), within(1e-6));
          next[0]++;
        });
    assertThat(debtor[0]).isEqualTo(Inputs.DEBTORS);
    assertThat(next[0]).isEqualTo(Inputs.DEBTORS * Inputs.ACTIONS);
  }

  private static double yes(Prediction<Label> prediction) {
    return Objects.requireNonNull(prediction.getOutputScores().get("yes")).getScore();
  }

  @Test
  void a_decision_is_the_same_with_and_without_its_reasons() {
    MeasuredPortfolio portfolio = MeasuredPortfolio.of(LEARNED);
    DecisionMaker plain = new DecisionMaker(portfolio, new SplittableRandom(1));
    DecisionMaker explaining = new DecisionMaker(portfolio, new SplittableRandom(1));
    assertThat(portfolio.histories())
        .isNotEmpty()
        .allSatisfy(
            history ->
                assertThat(explaining.decideAndExplain(history).chosen())
                    .isEqualTo(plain.decide(history).chosen()));
  }
}
