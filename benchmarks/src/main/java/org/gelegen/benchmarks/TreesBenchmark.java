package org.gelegen.benchmarks;

import java.util.concurrent.TimeUnit;
import org.gelegen.trainer.learners.TreeLearner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** 200 trees of depth 6, an action. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Inputs.DEBTORS * Inputs.ACTIONS)
public class TreesBenchmark {

  /** The trees in both forms. */
  @State(Scope.Benchmark)
  public static class Trees {
    final Inputs inputs = Inputs.of(Inputs.learned(Inputs.PORTFOLIO), learner());
  }

  static TreeLearner learner() {
    return new TreeLearner(1, new TreeLearner.Growth(200, 6, 0.15, 2));
  }

  @Benchmark
  public void tribuoOneByOne(Trees trees, Blackhole blackhole) {
    trees.inputs.predictOneByOne(blackhole::consume);
  }

  @Benchmark
  public void tribuoList(Trees trees, Blackhole blackhole) {
    trees.inputs.predictLists(blackhole::consume);
  }

  @Benchmark
  public void compiled(Trees trees, Blackhole blackhole) {
    blackhole.consume(trees.inputs.score());
  }
}
