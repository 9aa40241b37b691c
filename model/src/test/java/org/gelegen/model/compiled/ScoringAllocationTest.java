package org.gelegen.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.RandomRecords;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.junit.jupiter.api.Test;

class ScoringAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TIMES = 100;

  @Test
  void scoring_a_debtor_whose_features_are_known_takes_nothing_from_the_heap() {
    for (int seed = 0; seed < 20; seed++) {
      CompiledModel model = RandomModels.model(seed);
      DebtorHistory history =
          DebtorHistory.replay(
              RandomRecords.DEBTOR, RandomRecords.ZONE, RandomRecords.shuffled(seed, 20));
      Instant now = history.asOf().orElseThrow();
      ActionGrid grid =
          new ActionGrid(
              history.zone(),
              new Horizon(now, Duration.ofDays(7)).slots(history.zone()),
              List.of(Channel.values()));
      FeatureFrame frame = new FeatureFrame(model.schema(), grid);
      frame.read(history, history.actionableCase().orElse(null), now);
      double[] logOdds = new double[grid.size()];
      for (Head head : List.of(model.reach(), model.response(), model.harm(), model.selfCure())) {
        Scorer.OnFrame scorer = head.scorer().on(frame);

        assertThat(allocated(scorer, logOdds))
            .as("bytes for %d debtors, seed %d, %s", TIMES, seed, head.scorer().getClass())
            .isZero();
      }
    }
  }

  private static long allocated(Scorer.OnFrame scorer, double[] logOdds) {
    scorer.score(logOdds);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < TIMES; i++) {
      scorer.score(logOdds);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
