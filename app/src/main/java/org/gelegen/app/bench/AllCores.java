package org.gelegen.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.gelegen.model.GelegenException;
import org.gelegen.model.history.DebtorHistory;

/**
 * Decisions made on several threads at once, by the clock on the wall.
 *
 * @param decisions how many were made
 * @param contacts how many of them were to contact the debtor
 */
public record AllCores(long decisions, long contacts, Duration took) {
  private static final int CHUNK = 256;

  public double perSecond() {
    return decisions * 1e9 / took.toNanos();
  }

  /** How long so many take at this speed. */
  public Duration of(long number) {
    return Duration.ofNanos((long) (number * 1e9 / perSecond()));
  }

  /**
   * Decides for the portfolio over and over.
   *
   * @param most how many decisions
   * @param atMost for how long
   * @param progress told how many are done, now and then, by the calling thread
   */
  static AllCores run(
      MeasuredPortfolio portfolio, int threads, long most, Duration atMost, LongConsumer progress) {
    long start = System.nanoTime();
    Work work = new Work(portfolio, most, start + atMost.toNanos());
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> futures = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        SplittableRandom random = new SplittableRandom(thread);
        futures.add(executor.submit(() -> work.decide(random)));
      }
      long contacts = 0;
      for (Future<Long> future : futures) {
        while (future.state() == Future.State.RUNNING) {
          Thread.sleep(50);
          progress.accept(work.done.get());
        }
        contacts += future.get();
      }
      return new AllCores(work.done.get(), contacts, Duration.ofNanos(System.nanoTime() - start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GelegenException("measuring was interrupted", e);
    } catch (ExecutionException e) {
      throw new GelegenException("deciding failed: " + e.getCause(), e);
    }
  }

  /** What is left to do; threads take it by chunks. */
  private static final class Work {
    private final MeasuredPortfolio portfolio;
    private final long most;
    private final long endNanos;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    Work(MeasuredPortfolio portfolio, long most, long endNanos) {
      this.portfolio = portfolio;
      this.most = most;
      this.endNanos = endNanos;
    }

    /** Answers how many contacts were decided on. */
    long decide(SplittableRandom random) {
      DecisionMaker maker = new DecisionMaker(portfolio, random);
      List<DebtorHistory> histories = portfolio.histories();
      long contacts = 0;
      while (System.nanoTime() < endNanos) {
        long first = taken.getAndAdd(CHUNK);
        long end = Math.min(most, first + CHUNK);
        if (first >= end) {
          break;
        }
        for (long i = first; i < end; i++) {
          DebtorHistory history = histories.get((int) (i % histories.size()));
          contacts += maker.decide(history).chosen() == null ? 0 : 1;
        }
        done.addAndGet(end - first);
      }
      return contacts;
    }
  }
}
