package org.gelegen.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import org.gelegen.scheduler.planning.CampaignPlan;
import org.gelegen.scheduler.planning.DebtorOptions;
import org.gelegen.scheduler.planning.GreedyPlanner;
import org.gelegen.scheduler.planning.LagrangianPlanner;
import org.gelegen.scheduler.planning.Limits;
import org.gelegen.scheduler.planning.MadeUpWeek;

/**
 * How fast and how well a made-up week is planned, by prices and, for comparison, greedily.
 *
 * @param options of all debtors together
 * @param took planning by prices, from options in memory, without warm-up
 * @param value of the plan by prices
 * @param bound no plan is worth more
 * @param greedyTook planning greedily
 * @param heapPeak bytes at most while planning by prices, the options included
 */
public record PlanSpeed(
    int debtors,
    long options,
    Duration took,
    double value,
    double bound,
    Duration greedyTook,
    double greedyValue,
    long heapPeak) {
  /** Makes up a week and plans it. */
  public static PlanSpeed of(int debtors, long seed) {
    DebtorOptions options = MadeUpWeek.options(debtors, seed);
    Limits limits = MadeUpWeek.limits(debtors);
    System.gc();
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    CampaignPlan plan = new LagrangianPlanner().plan(options, limits);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    long peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    long greedyStart = System.nanoTime();
    CampaignPlan greedy = new GreedyPlanner().plan(options, limits);
    Duration greedyTook = Duration.ofNanos(System.nanoTime() - greedyStart);
    return new PlanSpeed(
        debtors,
        options.end(debtors - 1),
        took,
        plan.value(),
        plan.upperBound(),
        greedyTook,
        greedy.value(),
        peak);
  }

  /** How far the plan may be from the best one, as a share of the bound. */
  public double gap() {
    return 1 - value / bound;
  }

  /** The same of the greedy plan. */
  public double greedyGap() {
    return 1 - greedyValue / bound;
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
