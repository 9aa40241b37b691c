package org.gelegen.model.changes;

import org.gelegen.model.portfolio.ClientId;

/**
 * Tells whether anything was changed since it was last asked, so that what was read can be used
 * again.
 *
 * <p>A mark is asked for before reading. As long as a later mark is the same, nothing that was
 * noted here has changed in between, and nothing that was committed anywhere more than a second
 * ago. Safe for use by many threads.
 */
public interface Changes {
  /** The mark of one client. */
  long mark(ClientId client);

  /** The mark of all clients together. */
  long mark();

  /** Something of a client was changed here: its mark is another one when this returns. */
  void note(ClientId client);

  /** Nothing is known of changes: no mark is ever given twice, to whoever asks. */
  static Changes unknown() {
    return Unknown.CHANGES;
  }
}
