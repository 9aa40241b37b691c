package org.gelegen.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.RandomRecords;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.Test;

class ScorerLawsTest {
  private static final int SEEDS = 80;

  /** So many actions of a grid are looked at one by one. */
  private static final int ALONE = 40;

  @Test
  void all_actions_at_once_get_what_each_gets_alone() {
    for (int seed = 0; seed < SEEDS; seed++) {
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
      FeatureFrame frame = new FeatureFrame(model.schema(), grid);
      frame.read(history, history.actionableCase().orElse(null), now);

      for (Head head : List.of(model.reach(), model.response(), model.harm(), model.selfCure())) {
        Scorer.OnFrame scorer = head.scorer().on(frame);
        double[] together = new double[grid.size()];
        scorer.score(together);
        double[] contributions = new double[model.schema().size()];
        for (int action = 0; action < grid.size(); action++) {
          // Explaining walks every tree for one action alone, so its sum is the oracle.
          double alone = scorer.explain(action, contributions) + Arrays.stream(contributions).sum();
          assertThat(together[action])
              .as("seed %d, action %d, %s", seed, action, head.scorer().getClass())
              .isCloseTo(alone, within(1e-6));
        }
      }
    }
  }

  /** Grids that a week of hours over all channels is not: each moment begins a horizon. */
  private static List<ActionGrid> oddGrids() {
    List<ActionGrid> grids = new ArrayList<>();
    // A Monday in the middle of an hour, a Saturday a minute before the hour, and the days on which
    // clocks change: an hour that is not there, and one that is there twice.
    for (String from :
        List.of(
            "2026-03-02T09:30:00Z",
            "2026-03-07T07:59:00Z",
            "2026-03-28T20:00:00Z",
            "2026-10-24T20:00:00Z")) {
      for (Duration length :
          List.of(Duration.ofMinutes(1), Duration.ofHours(30), Duration.ofDays(31))) {
        List<Slot> slots = new Horizon(Instant.parse(from), length).slots(RandomRecords.ZONE);
        grids.add(new ActionGrid(RandomRecords.ZONE, slots, List.of(Channel.values())));
        grids.add(new ActionGrid(RandomRecords.ZONE, slots, List.of(Channel.SMS)));
      }
    }
    return grids;
  }

  @Test
  void an_action_gets_in_every_grid_what_it_gets_as_the_only_one() {
    List<ActionGrid> grids = oddGrids();
    for (int seed = 0; seed < SEEDS; seed++) {
      CompiledModel model = RandomModels.model(seed);
      ActionGrid grid = grids.get(seed % grids.size());
      DebtorHistory history =
          DebtorHistory.replay(
              RandomRecords.DEBTOR, RandomRecords.ZONE, RandomRecords.shuffled(seed, 20));
      Instant now = grid.slots().getFirst().start();
      ModelSession together = model.on(grid);
      together.score(history, history.actionableCase().orElse(null), now);
      int step = 1 + grid.size() / ALONE;
      for (int action = 0; action < grid.size(); action += step) {
        ModelSession alone =
            model.on(
                new ActionGrid(
                    grid.zone(),
                    List.of(grid.slots().get(grid.slotIndex(action))),
                    List.of(grid.channel(action))));
        alone.score(history, history.actionableCase().orElse(null), now);
        assertThat(
                new double[] {
                  together.reach(action),
                  together.responseWhenReached(action),
                  together.harm(action)
                })
            .as("seed %d, action %s", seed, grid.action(action))
            .containsExactly(
                new double[] {alone.reach(0), alone.responseWhenReached(0), alone.harm(0)},
                within(1e-9));
      }
    }
  }

  @Test
  void a_second_debtor_on_the_same_session_is_scored_as_on_a_fresh_one() {
    for (int seed = 0; seed < SEEDS; seed++) {
      CompiledModel model = RandomModels.model(seed);
      DebtorHistory first =
          DebtorHistory.replay(
              RandomRecords.DEBTOR, RandomRecords.ZONE, RandomRecords.shuffled(seed, 20));
      DebtorHistory second =
          DebtorHistory.replay(
              RandomRecords.DEBTOR, RandomRecords.ZONE, RandomRecords.shuffled(seed + 1000, 5));
      Instant now = Instant.parse("2026-04-01T08:00:00Z");
      ActionGrid grid =
          new ActionGrid(
              RandomRecords.ZONE,
              new Horizon(now, Duration.ofDays(2)).slots(RandomRecords.ZONE),
              List.of(Channel.values()));
      ModelSession used = model.on(grid);
      used.score(first, first.actionableCase().orElse(null), now);
      used.score(second, second.actionableCase().orElse(null), now);
      ModelSession fresh = model.on(grid);
      fresh.score(second, second.actionableCase().orElse(null), now);

      for (int action = 0; action < grid.size(); action++) {
        assertThat(used.reach(action)).isEqualTo(fresh.reach(action)).isBetween(0.0, 1.0);
        assertThat(used.uplift(action)).isEqualTo(fresh.uplift(action)).isBetween(0.0, 1.0);
        assertThat(used.response(action))
            .as("an answer with contact is at least as likely as without, seed %d", seed)
            .isGreaterThanOrEqualTo(fresh.selfCure(action) - 1e-12);
      }
    }
  }
}
