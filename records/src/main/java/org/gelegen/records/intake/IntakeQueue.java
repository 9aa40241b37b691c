package org.gelegen.records.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.gelegen.model.GelegenException;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.RecordIntake;

/**
 * Hands batches to the intake in their order, each prepared while the one before it is taken in.
 * When one fails, none after it is taken in. For one thread.
 *
 * <p>A batch is begun only once the one before it is prepared. What that one needs to get through,
 * a connection above all, it holds by then, so that imports side by side never wait for each other
 * in a circle.
 */
final class IntakeQueue {
  /** How many threads have something to do: one prepares, one takes in. */
  static final int THREADS = 2;

  private final RecordIntake intake;
  private final ExecutorService threads;
  private Future<?> lastPrepared = CompletableFuture.completedFuture(null);
  private Future<?> lastTaken = CompletableFuture.completedFuture(null);

  /**
   * @param threads {@value #THREADS} of them, which begin what they are given in its order
   */
  IntakeQueue(RecordIntake intake, ExecutorService threads) {
    this.intake = intake;
    this.threads = threads;
  }

  Future<IntakeResult> hand(List<NumberedRecord> batch) {
    Future<?> preparedBefore = lastPrepared;
    Future<?> takenBefore = lastTaken;
    CompletableFuture<Void> prepared = new CompletableFuture<>();
    Future<IntakeResult> taken =
        threads.submit(
            () -> {
              try {
                await(preparedBefore);
                return intake.accept(
                    batch,
                    () -> {
                      prepared.complete(null);
                      await(takenBefore);
                    });
              } finally {
                prepared.complete(null);
              }
            });
    lastPrepared = prepared;
    lastTaken = taken;
    return taken;
  }

  private static void await(Future<?> before) {
    try {
      before.get();
    } catch (ExecutionException e) {
      throw new GelegenException("the lines before were not taken in", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GelegenException("interrupted while waiting for the lines before", e);
    }
  }
}
