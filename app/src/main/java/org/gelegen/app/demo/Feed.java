package org.gelegen.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gelegen.model.GelegenException;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;

/**
 * Hands records to the intake, many at a time. What the simulated world says must be taken: a
 * rejection is a failure. Not thread-safe.
 */
final class Feed implements Consumer<PortfolioRecord> {
  private static final int BATCH = 20_000;

  private final RecordIntake intake;
  private final List<NumberedRecord> batch = new ArrayList<>();
  private long accepted;
  private long duplicates;
  private long line;

  Feed(RecordIntake intake) {
    this.intake = intake;
  }

  @Override
  public void accept(PortfolioRecord record) {
    batch.add(new NumberedRecord(++line, record));
    if (batch.size() == BATCH) {
      flush();
    }
  }

  /** Hands over what is left. */
  void flush() {
    if (batch.isEmpty()) {
      return;
    }
    IntakeResult result = intake.accept(batch);
    if (!result.rejected().isEmpty()) {
      throw new GelegenException(
          "the simulated world said something that was not taken: " + result.rejected().getFirst());
    }
    accepted += result.accepted();
    duplicates += result.duplicates();
    batch.clear();
  }

  long accepted() {
    return accepted;
  }

  long duplicates() {
    return duplicates;
  }
}
