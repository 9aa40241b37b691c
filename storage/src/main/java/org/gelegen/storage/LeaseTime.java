package org.gelegen.storage;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Whose clock says when a dialer's lease ends. Everything else about a call goes by the moment that
 * the caller names.
 */
public enum LeaseTime {
  /**
   * The database's, so that no node ends another one's leases whose clock is behind or ahead. For
   * callers that live in the present.
   */
  OF_DATABASE,
  /** The caller's. For callers whose time is made up, as in a simulation. */
  OF_CALLER;

  /**
   * The moment that leases go by.
   *
   * @param now what the caller's clock shows
   */
  Instant now(Handle handle, Instant now) {
    return switch (this) {
      case OF_DATABASE ->
          handle
              .createQuery("select clock_timestamp() as now")
              .map((row, _) -> Rows.instant(row, "now"))
              .one();
      case OF_CALLER -> now;
    };
  }
}
