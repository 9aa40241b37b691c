package org.gelegen.scoring;

import org.gelegen.model.changes.Changes;
import org.gelegen.model.portfolio.ClientId;

/** Changes as a node sees them that hears of none for a while. Awake, it takes all for changed. */
final class SleepingChanges implements Changes {
  private static final long ASLEEP = 1;

  private final Changes awake = Changes.unknown();
  private volatile boolean asleep;

  void sleep() {
    asleep = true;
  }

  void wake() {
    asleep = false;
  }

  @Override
  public long mark(ClientId client) {
    return mark();
  }

  @Override
  public long mark() {
    return asleep ? ASLEEP : awake.mark();
  }

  @Override
  public void note(ClientId client) {
    // It hears of nothing, or takes all for changed anyway.
  }
}
