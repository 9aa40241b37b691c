package org.gelegen.storage;

import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;

/** Locks that have no row, held until the transaction ends. */
final class Locks {
  private Locks() {}

  /** Waits for the lock on {@code what} of a client and holds it. */
  static void hold(Handle handle, String what, ClientId client) {
    handle
        .createQuery("select pg_advisory_xact_lock(hashtextextended(:what || ':' || :client, 0))")
        .bind("what", what)
        .bind("client", client.value())
        .map((_, _) -> client)
        .one();
  }
}
