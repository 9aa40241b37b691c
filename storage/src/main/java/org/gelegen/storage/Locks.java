package org.gelegen.storage;

import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;

/** Locks that have no row, held until the transaction ends. */
final class Locks {
  /** What {@link #share} asks, with parameters for what it is and whose. */
  static final String SHARED = "pg_advisory_xact_lock_shared(hashtextextended(? || ':' || ?, 0))";

  private Locks() {}

  /** Waits for the lock on {@code what} of a client and holds it. */
  static void hold(Handle handle, String what, ClientId client) {
    take(
        handle,
        "select pg_advisory_xact_lock(hashtextextended(:what || ':' || :client, 0))",
        what,
        client);
  }

  /** Waits while somebody holds the lock, and keeps others from holding it; many may share it. */
  static void share(Handle handle, String what, ClientId client) {
    take(
        handle,
        "select pg_advisory_xact_lock_shared(hashtextextended(:what || ':' || :client, 0))",
        what,
        client);
  }

  /** Holds the lock if nobody does; answers whether. */
  static boolean tryHold(Handle handle, String what, ClientId client) {
    return handle
        .createQuery(
            "select pg_try_advisory_xact_lock(hashtextextended(:what || ':' || :client, 0))")
        .bind("what", what)
        .bind("client", client.value())
        .mapTo(Boolean.class)
        .one();
  }

  private static void take(Handle handle, String sql, String what, ClientId client) {
    handle
        .createQuery(sql)
        .bind("what", what)
        .bind("client", client.value())
        .map((_, _) -> client)
        .one();
  }
}
