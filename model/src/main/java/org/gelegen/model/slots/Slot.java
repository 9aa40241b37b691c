package org.gelegen.model.slots;

import java.time.Instant;

/** A stretch of time for a contact, an hour as a rule: from start inclusive to end exclusive. */
public record Slot(Instant start, Instant end) {
  public Slot {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("a slot must end after " + start + " but ends " + end);
    }
  }
}
