package org.gelegen.model.changes;

import java.util.concurrent.atomic.AtomicLong;
import org.gelegen.model.portfolio.ClientId;

/**
 * Tells whether anything was changed since it was last asked, so that what was read can be used
 * again.
 *
 * <p>A mark is asked for before reading. As long as a later mark is the same, nothing that was
 * committed here has changed in between, and nothing that was committed elsewhere more than a
 * second ago. Safe for use by many threads.
 */
public interface Changes {
  /** The mark of one client. */
  long mark(ClientId client);

  /** The mark of all clients together. */
  long mark();

  /** Something of a client was changed here: its mark is another one when this returns. */
  void note(ClientId client);

  /** Nothing is known of changes: no mark is ever given twice. */
  static Changes unknown() {
    AtomicLong next = new AtomicLong();
    return new Changes() {
      @Override
      public long mark(ClientId client) {
        return next.getAndIncrement();
      }

      @Override
      public long mark() {
        return next.getAndIncrement();
      }

      @Override
      public void note(ClientId client) {
        // Every mark is another one anyway.
      }
    };
  }
}
