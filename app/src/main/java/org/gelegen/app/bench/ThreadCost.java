package org.gelegen.app.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * What work costs the thread that does it, an item of work.
 *
 * @param cpuNanos time on a processor; what other processes take is not in it
 * @param allocatedBytes memory taken from the heap
 */
record ThreadCost(double cpuNanos, double allocatedBytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int FEWEST_PASSES = 3;

  /**
   * Does {@code work} for each item over and over, at least so long: the median of all passes.
   *
   * @param nanos of this thread on a processor
   */
  static <T> ThreadCost of(List<T> items, long nanos, Consumer<T> work) {
    double[] passes = new double[64];
    int count = 0;
    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    for (long end = start; count < FEWEST_PASSES || end - start < nanos; count++) {
      items.forEach(work);
      long before = end;
      end = THREADS.getCurrentThreadCpuTime();
      passes = count < passes.length ? passes : Arrays.copyOf(passes, 2 * count);
      passes[count] = (double) (end - before) / items.size();
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    double[] sorted = Arrays.copyOf(passes, count);
    Arrays.sort(sorted);
    return new ThreadCost(sorted[count / 2], (double) allocated / items.size() / count);
  }

  /** The cost of the same work and something more, less this. */
  double lessThan(ThreadCost more) {
    return Math.max(0, more.cpuNanos - cpuNanos);
  }
}
