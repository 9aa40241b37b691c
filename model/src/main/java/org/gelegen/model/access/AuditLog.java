package org.gelegen.model.access;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;

/** An append-only log of every change of state, without personal data. */
public interface AuditLog {
  /**
   * Adds an entry for good.
   *
   * @param by the key's id, or the command that did it
   * @param what in a few words, such as {@code model.promoted}
   * @param detail ids and figures, never personal data
   */
  void append(ClientId client, Instant at, String by, String what, String detail);
}
