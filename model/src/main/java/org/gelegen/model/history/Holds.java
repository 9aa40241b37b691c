package org.gelegen.model.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.records.HoldRecord;

/** The newest version of each hold that has not ended, begun or not. */
record Holds(List<HoldRecord> all) {
  static final Holds NONE = new Holds(List.of());

  Holds {
    all = List.copyOf(all);
  }

  Holds asOf(Instant at) {
    if (all.isEmpty()) {
      return this;
    }
    List<HoldRecord> next = new ArrayList<>(all);
    return next.removeIf(hold -> !lasts(hold, at)) ? new Holds(next) : this;
  }

  Holds with(HoldRecord version) {
    List<HoldRecord> next = new ArrayList<>(all);
    next.removeIf(hold -> hold.holdId().equals(version.holdId()));
    if (lasts(version, version.at())) {
      next.add(version);
    }
    return new Holds(next);
  }

  /** Whether a hold on this case alone is in force. */
  boolean lieOn(CaseId caseId, Instant at) {
    for (HoldRecord hold : all) {
      if (caseId.equals(hold.caseId()) && !hold.from().isAfter(at) && lasts(hold, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean lasts(HoldRecord hold, Instant at) {
    return hold.until() == null || hold.until().isAfter(at);
  }
}
