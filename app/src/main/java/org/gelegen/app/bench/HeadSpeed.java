package org.gelegen.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.compiled.SumScorer;
import org.gelegen.model.compiled.TreeScorer;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.slots.ActionGrid;

/**
 * How fast one head scores all actions of a debtor whose features are known.
 *
 * @param form what the head is made of, in words
 * @param nanosPerAction calibrated probabilities
 */
public record HeadSpeed(String name, String form, double nanosPerAction) {
  private static final double LEFT_OUT = 0.01;
  private static final int DEBTORS = 2_000;

  private record Named(String name, Head head) {}

  /**
   * The heads of a model on debtors of one grid, over and over. Stretches are so short that hardly
   * any is interrupted by other processes; the slowest hundredth is left out.
   */
  static List<HeadSpeed> of(
      MeasuredPortfolio portfolio, List<DebtorHistory> histories, ActionGrid grid) {
    CompiledModel model = portfolio.decider().model();
    List<HeadSpeed> speeds = new ArrayList<>();
    for (Named named :
        List.of(
            new Named("reach", model.reach()),
            new Named("response", model.response()),
            new Named("harm", model.harm()),
            new Named("selfCure", model.selfCure()))) {
      speeds.add(
          new HeadSpeed(
              named.name(),
              form(named.head().scorer()),
              nanos(portfolio, histories, named.head(), grid) / grid.size()));
    }
    return speeds;
  }

  private static double nanos(
      MeasuredPortfolio portfolio, List<DebtorHistory> histories, Head head, ActionGrid grid) {
    FeatureFrame frame = new FeatureFrame(portfolio.decider().model().schema(), grid);
    Scorer.OnFrame scorer = head.scorer().on(frame);
    double[] target = new double[grid.size()];
    double[] stretches = new double[DEBTORS];
    for (int i = 0; i < DEBTORS; i++) {
      DebtorHistory history = histories.get(i % histories.size());
      frame.read(history, history.actionableCase().orElse(null), portfolio.now());
      long start = System.nanoTime();
      scorer.score(target);
      calibrate(target, head.calibration(), grid);
      stretches[i] = System.nanoTime() - start;
    }
    Arrays.sort(stretches);
    return Arrays.stream(stretches, 0, (int) (DEBTORS * (1 - LEFT_OUT))).average().orElseThrow();
  }

  private static void calibrate(double[] target, Calibration calibration, ActionGrid grid) {
    for (int action = 0; action < target.length; action++) {
      target[action] = calibration.probability(target[action], grid.channel(action));
    }
  }

  private static String form(Scorer scorer) {
    return switch (scorer) {
      case LinearScorer _ -> "regression";
      case TreeScorer trees -> trees.roots().length + " trees";
      case SumScorer sum ->
          String.join(" + ", sum.parts().stream().map(part -> form(part.scorer())).toList());
    };
  }
}
