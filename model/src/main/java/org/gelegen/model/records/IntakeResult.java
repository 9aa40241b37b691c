package org.gelegen.model.records;

import java.util.List;

/** What became of a batch of records: every one is accepted, a duplicate or rejected. */
public record IntakeResult(long accepted, long duplicates, List<Rejection> rejected) {
  public IntakeResult {
    rejected = List.copyOf(rejected);
  }
}
