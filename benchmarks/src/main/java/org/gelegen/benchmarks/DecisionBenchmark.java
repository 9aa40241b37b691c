package org.gelegen.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.gelegen.app.bench.DecisionMaker;
import org.gelegen.app.bench.MeasuredPortfolio;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.history.DebtorHistory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A whole decision for debtor after debtor with what the product's trainer learned. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {

  /** A portfolio and whose turn it is. */
  @State(Scope.Thread)
  public static class Portfolio {
    private final MeasuredPortfolio portfolio =
        MeasuredPortfolio.of(Inputs.learned(Inputs.PORTFOLIO));
    final DecisionMaker maker = new DecisionMaker(portfolio, new SplittableRandom(1));
    private int turn;

    DebtorHistory next() {
      turn = (turn + 1) % portfolio.histories().size();
      return portfolio.histories().get(turn);
    }
  }

  @Benchmark
  public Decision decide(Portfolio portfolio) {
    return portfolio.maker.decide(portfolio.next());
  }

  @Benchmark
  public Decision decideAndExplain(Portfolio portfolio) {
    return portfolio.maker.decideAndExplain(portfolio.next());
  }
}
