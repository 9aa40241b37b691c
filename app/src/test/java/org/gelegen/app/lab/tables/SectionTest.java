package org.gelegen.app.lab.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTest {
  private static final Scores OURS = new Scores(0.801, 0.2715, 0.08, 0.01, 0.76);
  private static final Scores THEIRS = new Scores(0.7916, 0.2769, 0.0784, 0.0099, 0.75);

  private static Section section(Goal goal) {
    return Section.of("a table", OURS, Map.of("logistic regression", THEIRS), goal, "a note");
  }

  @Test
  void figures_stand_beside_those_of_others_with_the_goal() {
    assertThat(section(Goal.auc(0.8).logLoss(0.272)).lines())
        .containsExactly(
            "a table",
            "                        AUC  log-loss   Brier     ECE   ALIFT",
            "Gelegen              0.8010    0.2715  0.0800  0.0100  0.7600",
            "logistic regression  0.7916    0.2769  0.0784  0.0099  0.7500",
            "goal: AUC at least 0.800, log-loss at most 0.272: reached",
            "a note");
  }

  @Test
  void a_goal_is_missed_when_any_part_of_it_is() {
    assertThat(section(Goal.auc(0.802)).lines()).contains("goal: AUC at least 0.802: missed");
    assertThat(section(Goal.auc(0.8).logLoss(0.271)).lines())
        .contains("goal: AUC at least 0.800, log-loss at most 0.271: missed");
    assertThat(section(Goal.auc(0.8).ece(0.009)).lines())
        .contains("goal: AUC at least 0.800, ECE at most 0.009: missed");
    assertThat(Goal.auc(0.801).logLoss(0.2715).ece(0.01).isReachedBy(OURS)).isTrue();
  }
}
