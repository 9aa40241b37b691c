package org.gelegen.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.gelegen.app.bench.SpeedReport.DecisionCost;
import org.gelegen.app.bench.SpeedReport.Memory;
import org.gelegen.model.compiled.ModelSession;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.slots.ActionGrid;
import org.jspecify.annotations.Nullable;

/**
 * Measures how fast decisions are made for a portfolio. Costs of a decision are CPU of the thread
 * that decides, the median of passes over some debtors; what other processes take is not in them.
 */
public final class SpeedMeter {
  private static final Duration FOREVER = Duration.ofDays(365);
  private static final int SOME = 500;

  private final MeasuredPortfolio portfolio;
  private final Duration stretch;
  private final int cores;

  /**
   * Makes a meter.
   *
   * @param stretch how long the warm-up takes, and each figure
   */
  public SpeedMeter(MeasuredPortfolio portfolio, Duration stretch, int cores) {
    this.portfolio = portfolio;
    this.stretch = stretch;
    this.cores = cores;
  }

  /**
   * Measures.
   *
   * @param decisions how many all cores make; null: as many as they can in a stretch
   * @param progress told how many of those are done
   */
  public SpeedReport measure(@Nullable Long decisions, LongConsumer progress) {
    AllCores.run(portfolio, cores, Long.MAX_VALUE, stretch, done -> {});
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    long inUse = inUse();
    List<DebtorHistory> some = sameZone();
    ActionGrid grid = portfolio.grid(some.getFirst().zone());
    DecisionCost cost = cost(some, grid);
    List<HeadSpeed> heads = HeadSpeed.of(portfolio, some, grid);
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    AllCores all =
        decisions == null
            ? AllCores.run(portfolio, cores, Long.MAX_VALUE, stretch, progress)
            : AllCores.run(portfolio, cores, decisions, FOREVER, progress);
    long peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    return new SpeedReport(
        stretch,
        load,
        grid.size(),
        heads,
        cost,
        cores,
        all,
        new Memory(inUse, peak, Runtime.getRuntime().maxMemory()));
  }

  /** Some debtors of one zone. */
  private List<DebtorHistory> sameZone() {
    return portfolio.histories().stream()
        .filter(history -> history.zone().equals(portfolio.histories().getFirst().zone()))
        .limit(SOME)
        .toList();
  }

  private DecisionCost cost(List<DebtorHistory> some, ActionGrid grid) {
    Decider decider = portfolio.decider();
    Instant now = portfolio.now();
    DecisionMaker maker = new DecisionMaker(portfolio, new SplittableRandom(0));
    ModelSession scores = decider.model().on(grid);
    FeatureFrame frame = new FeatureFrame(decider.model().schema(), grid);
    ThreadCost rules = each(some, history -> decider.rules().permits(standing(history), grid));
    ThreadCost features = each(some, history -> frame.read(history, subject(history), now));
    ThreadCost scoring = each(some, history -> scores.score(history, subject(history), now));
    ThreadCost whole = each(some, maker::decide);
    ThreadCost explained = each(some, maker::decideAndExplain);
    return new DecisionCost(
        micros(whole.cpuNanos()),
        micros(rules.cpuNanos()),
        micros(features.cpuNanos()),
        micros(features.lessThan(scoring)),
        micros(Math.max(0, whole.cpuNanos() - rules.cpuNanos() - scoring.cpuNanos())),
        micros(explained.cpuNanos()),
        whole.allocatedBytes());
  }

  private ThreadCost each(List<DebtorHistory> some, Consumer<DebtorHistory> work) {
    return ThreadCost.of(some, stretch.toNanos(), work);
  }

  private Standing standing(DebtorHistory history) {
    CaseState subject = subject(history);
    return new Standing(
        portfolio.decider().client(),
        history,
        subject == null ? null : subject.version().caseId(),
        List.of());
  }

  private static @Nullable CaseState subject(DebtorHistory history) {
    return history.actionableCase().orElse(null);
  }

  private static double micros(double nanos) {
    return nanos / 1_000;
  }

  private static long inUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
