package org.gelegen.model.changes;

import java.util.concurrent.atomic.AtomicLong;
import org.gelegen.model.portfolio.ClientId;

/**
 * Marks that are never given twice: one count for all who ask, and negative, so that none is taken
 * for a mark of somebody who knows.
 */
final class Unknown implements Changes {
  static final Changes CHANGES = new Unknown();

  private final AtomicLong last = new AtomicLong();

  private Unknown() {}

  @Override
  public long mark(ClientId client) {
    return last.decrementAndGet();
  }

  @Override
  public long mark() {
    return last.decrementAndGet();
  }

  @Override
  public void note(ClientId client) {
    // Every mark is another one anyway.
  }
}
