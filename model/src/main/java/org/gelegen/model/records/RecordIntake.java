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
   *
   * <p>What is accepted takes the debtor's planned contacts back in the same step where {@link
   * org.gelegen.model.campaign.Cancellations} says so: they are cancelled when this returns, and
   * one that is just being sent bears the reason. A duplicate takes nothing back.
   */
  IntakeResult accept(List<NumberedRecord> batch);

  /**
   * As {@link #accept(List)}, for a batch that must not overtake another one: what needs no look at
   * the log is done first, then {@code turn} is waited for, and only then is the log touched.
   *
   * @param turn returns when it is this batch's turn; what it throws ends the call, and nothing of
   *     the batch was taken in
   */
  default IntakeResult accept(List<NumberedRecord> batch, Runnable turn) {
    turn.run();
    return accept(batch);
  }
}
