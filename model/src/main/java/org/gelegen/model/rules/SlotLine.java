package org.gelegen.model.rules;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.slots.Slot;

/** The slots of a grid in order, for finding those that a closing touches. */
final class SlotLine {
  private final Instant[] starts;
  private final Instant[] ends;

  SlotLine(List<Slot> slots) {
    starts = slots.stream().map(Slot::start).toArray(Instant[]::new);
    ends = slots.stream().map(Slot::end).toArray(Instant[]::new);
  }

  int size() {
    return starts.length;
  }

  Instant start() {
    return starts[0];
  }

  Instant end() {
    return ends[ends.length - 1];
  }

  Instant startOf(int slot) {
    return starts[slot];
  }

  /** The position of the first slot that ends after {@code from}. */
  int firstTouched(Instant from) {
    int low = 0;
    int high = ends.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle].isAfter(from)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The position after the last slot that begins before {@code to}. */
  int endTouched(Instant to) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle].isBefore(to)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
