package org.gelegen.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks, and says last how much faster the compiled forms are. */
public final class Benchmarks {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private Benchmarks() {}

  /**
   * Runs.
   *
   * @param arguments JMH's own, such as a part of the name of those to run
   */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    OptionsBuilder options = new OptionsBuilder();
    options
        .parent(given)
        .addProfiler(CpuProfiler.class)
        .addProfiler(GCProfiler.class)
        .forks(given.getForkCount().orElse(1))
        .warmupIterations(given.getWarmupIterations().orElse(3))
        .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(5)))
        .measurementIterations(given.getMeasurementIterations().orElse(5))
        .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(3)));
    print(new Runner(options.build()).run());
  }

  private static void print(Collection<RunResult> results) {
    Map<String, RunResult> byName = new TreeMap<>();
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      byName.put(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1), result);
    }
    System.out.println();
    byName.forEach(
        (name, result) ->
            System.out.printf(
                Locale.ROOT,
                "%-35s %,12.1f ns of CPU, %,12.1f ns on the wall, %,12.1f bytes allocated%n",
                name,
                secondary(result, CpuProfiler.LABEL),
                result.getPrimaryResult().getScore(),
                secondary(result, ALLOCATED)));
    for (String form : new String[] {"TreesBenchmark", "LogisticBenchmark"}) {
      RunResult compiled = byName.get(form + ".compiled");
      for (String tribuo : new String[] {"tribuoList", "tribuoOneByOne"}) {
        RunResult other = byName.get(form + "." + tribuo);
        if (compiled != null && other != null) {
          System.out.printf(
              Locale.ROOT,
              "%s: compiled is %.0f times as fast as %s (CPU)%n",
              form,
              secondary(other, CpuProfiler.LABEL) / secondary(compiled, CpuProfiler.LABEL),
              tribuo);
        }
      }
    }
  }

  private static double secondary(RunResult result, String label) {
    for (String each : result.getSecondaryResults().keySet()) {
      if (each.endsWith(label)) {
        return result.getSecondaryResults().get(each).getScore();
      }
    }
    return Double.NaN;
  }
}
