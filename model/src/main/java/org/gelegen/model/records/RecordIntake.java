package org.gelegen.model.records;

import java.util.List;

/** Takes records into the log, each once. */
public interface RecordIntake {
  /**
   * Takes a batch in, all or nothing as far as failures go: when this returns, what it calls
   * accepted is durable, and when it throws, nothing of the batch was taken in.
   *
   * <p>A record whose key is known with the same content is a duplicate and changes nothing; one
   * whose key is known with other content is rejected. This holds within the batch as well: the
   * first counts.
   */
  IntakeResult accept(List<NumberedRecord> batch);
}
