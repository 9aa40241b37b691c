package org.gelegen.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.gelegen.model.GelegenException;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;
import org.jspecify.annotations.Nullable;

/**
 * Hands records to the intake, many at a time, while the world goes on: one batch is stored as the
 * next is filled. What the simulated world says must be taken: a rejection is a failure. Not
 * thread-safe.
 */
final class Feed implements Consumer<PortfolioRecord>, AutoCloseable {
  private static final int BATCH = 20_000;

  private final RecordIntake intake;
  private final ExecutorService storing = Executors.newSingleThreadExecutor();
  private List<NumberedRecord> batch = new ArrayList<>();
  private @Nullable Future<IntakeResult> stored;
  private long accepted;
  private long line;

  Feed(RecordIntake intake) {
    this.intake = intake;
  }

  @Override
  public void accept(PortfolioRecord record) {
    batch.add(new NumberedRecord(++line, record));
    if (batch.size() == BATCH) {
      hand();
    }
  }

  /** Hands over what is left; answers how many records were new. */
  long finish() {
    hand();
    settle();
    return accepted;
  }

  private void hand() {
    settle();
    if (!batch.isEmpty()) {
      List<NumberedRecord> full = batch;
      stored = storing.submit(() -> intake.accept(full));
      batch = new ArrayList<>();
    }
  }

  private void settle() {
    if (stored == null) {
      return;
    }
    try {
      IntakeResult result = stored.get();
      if (!result.rejected().isEmpty()) {
        throw new GelegenException(
            "the simulated world said something that was not taken: "
                + result.rejected().getFirst());
      }
      accepted += result.accepted();
      stored = null;
    } catch (ExecutionException e) {
      throw new GelegenException("the records could not be stored: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GelegenException("the demonstration was interrupted", e);
    }
  }

  @Override
  public void close() {
    storing.shutdown();
  }
}
