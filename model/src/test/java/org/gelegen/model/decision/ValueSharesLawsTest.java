package org.gelegen.model.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.LogOdds;
import org.gelegen.model.compiled.ModelSession;
import org.gelegen.model.compiled.RandomModels;
import org.gelegen.model.decision.ValueShares.Stakes;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.RandomRecords;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.junit.jupiter.api.Test;

class ValueSharesLawsTest {
  private static final int SEEDS = 60;
  private static final double LN3 = Math.log(3);

  /** Log-odds of minus infinity: it never happens. */
  private static final LogOdds NEVER = new LogOdds(-800, new double[2]);

  @Test
  void baseline_and_effects_add_up_to_the_value() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      CompiledModel model = RandomModels.model(seed);
      DebtorHistory history =
          DebtorHistory.replay(
              RandomRecords.DEBTOR, RandomRecords.ZONE, RandomRecords.shuffled(seed, 20));
      Instant now = history.asOf().orElseThrow();
      ActionGrid grid =
          new ActionGrid(
              history.zone(),
              new Horizon(now, Duration.ofDays(3)).slots(history.zone()),
              List.of(Channel.values()));
      ModelSession scores = model.on(grid);
      scores.score(history, history.actionableCase().orElse(null), now);
      for (int i = 0; i < 40; i++) {
        int action = random.nextInt(grid.size());
        Stakes stakes =
            new Stakes(
                1000 * random.nextDouble(), 5 * random.nextDouble(), 100 * random.nextDouble());
        ValueShares shares = ValueShares.of(scores, action, stakes);
        double value =
            stakes.atStake() * scores.uplift(action)
                - stakes.cost()
                - stakes.costOfHarm() * scores.harm(action);
        assertThat(shares.baseline() + Arrays.stream(shares.effects()).sum())
            .as("seed %d, action %d", seed, action)
            .isCloseTo(value, within(1e-9));
      }
    }
  }

  /** From 1/2 to 3/4 adds ln 3; 80 · 1/4 · 1/2 = 10, of which the features have 2/3 and 1/3. */
  @Test
  void a_head_s_share_is_split_in_proportion_to_what_is_added_to_its_log_odds() {
    ValueShares shares =
        shares(
            new LogOdds(0, new double[] {LN3 * 2 / 3, LN3 / 3}),
            new LogOdds(0, new double[2]),
            NEVER);
    assertThat(shares.baseline()).isCloseTo(20 - 0.5, within(1e-9));
    assertThat(shares.effects()[0]).isCloseTo(20.0 / 3, within(1e-9));
    assertThat(shares.effects()[1]).isCloseTo(10.0 / 3, within(1e-9));
  }

  /** 80 · (3/4 · 3/4 − 1/2 · 1/2) = 25; neither head comes first, so each has half. */
  @Test
  void heads_that_matter_alike_share_alike() {
    ValueShares shares =
        shares(new LogOdds(0, new double[] {LN3, 0}), new LogOdds(0, new double[] {0, LN3}), NEVER);
    assertThat(shares.effects()[0]).isCloseTo(12.5, within(1e-9));
    assertThat(shares.effects()[1]).isCloseTo(12.5, within(1e-9));
  }

  /** 80 · 1/2 · (1/4 − 1/2): who would pay anyway is worth less to contact. */
  @Test
  void what_makes_self_cure_likelier_takes_from_the_value() {
    ValueShares shares =
        shares(
            new LogOdds(0, new double[2]),
            new LogOdds(LN3, new double[2]),
            new LogOdds(-LN3, new double[] {0, LN3}));
    assertThat(shares.baseline()).isCloseTo(80 * 0.5 * 0.5 - 0.5, within(1e-9));
    assertThat(shares.effects()[1]).isCloseTo(80 * 0.5 * -0.25, within(1e-9));
  }

  @Test
  void where_self_cure_is_likelier_than_an_answer_neither_counts() {
    ValueShares shares =
        shares(
            new LogOdds(0, new double[] {LN3, 0}),
            new LogOdds(-3, new double[] {0.5, 0}),
            new LogOdds(2, new double[] {0, 1}));
    assertThat(shares.baseline()).isCloseTo(-0.5, within(1e-9));
    assertThat(shares.effects()).containsExactly(new double[] {0, 0}, within(1e-9));
  }

  /** At 1/2 a unit of log-odds adds 1/4 of a probability: 80 · 1/4 · 1/2 = 10 for each unit. */
  @Test
  void what_cancels_out_is_told_and_little_loses_no_digits() {
    LogOdds response = new LogOdds(0, new double[2]);
    ValueShares cancelling = shares(new LogOdds(0, new double[] {1, -1}), response, NEVER);
    assertThat(cancelling.effects()).containsExactly(new double[] {10, -10}, within(1e-9));
    ValueShares little = shares(new LogOdds(0, new double[] {1, -1 + 1e-13}), response, NEVER);
    assertThat(little.effects()).containsExactly(new double[] {10, -10}, within(1e-6));
  }

  /** 50 · (1/2 − 1/4). */
  @Test
  void harm_costs_what_it_costs() {
    LogOdds nothing = new LogOdds(0, new double[2]);
    ValueShares shares =
        ValueShares.of(NEVER, nothing, NEVER, 3, new LogOdds(-LN3, new double[] {LN3, 0}), STAKES);
    assertThat(shares.baseline()).isCloseTo(-0.5 - 12.5, within(1e-9));
    assertThat(shares.effects()[0]).isCloseTo(-12.5, within(1e-9));
  }

  private static final Stakes STAKES = new Stakes(80, 0.5, 50);

  private static ValueShares shares(LogOdds reach, LogOdds response, LogOdds selfCure) {
    return ValueShares.of(reach, response, selfCure, 1, NEVER, STAKES);
  }
}
