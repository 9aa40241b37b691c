package org.gelegen.model.changes;

import java.util.List;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.RecordIntake;

/** Takes records in and notes whose they are. */
public final class NotedIntake implements RecordIntake {
  private final RecordIntake intake;
  private final Changes changes;

  public NotedIntake(RecordIntake intake, Changes changes) {
    this.intake = intake;
    this.changes = changes;
  }

  @Override
  public IntakeResult accept(List<NumberedRecord> batch) {
    IntakeResult result = intake.accept(batch);
    note(batch);
    return result;
  }

  @Override
  public IntakeResult accept(List<NumberedRecord> batch, Runnable turn) {
    IntakeResult result = intake.accept(batch, turn);
    note(batch);
    return result;
  }

  private void note(List<NumberedRecord> batch) {
    batch.stream().map(numbered -> numbered.record().clientId()).distinct().forEach(changes::note);
  }
}
