package org.gelegen.benchmarks;

import java.util.concurrent.TimeUnit;
import org.gelegen.trainer.learners.LogisticLearner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A logistic regression, an action. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Inputs.DEBTORS * Inputs.ACTIONS)
public class LogisticBenchmark {

  /** The regression in both forms. */
  @State(Scope.Benchmark)
  public static class Regression {
    final Inputs inputs = Inputs.of(Inputs.learned(Inputs.PORTFOLIO), learner());
  }

  static LogisticLearner learner() {
    return new LogisticLearner(1);
  }

  @Benchmark
  public void tribuoOneByOne(Regression regression, Blackhole blackhole) {
    regression.inputs.predictOneByOne(blackhole::consume);
  }

  @Benchmark
  public void tribuoList(Regression regression, Blackhole blackhole) {
    regression.inputs.predictLists(blackhole::consume);
  }

  @Benchmark
  public void compiled(Regression regression, Blackhole blackhole) {
    blackhole.consume(regression.inputs.score());
  }
}
