package org.gelegen.storage;

import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;

/**
 * A client's counter of positions. Whoever takes positions holds the client's row until the end of
 * the transaction, so positions become visible in their order and none is ever filled in later.
 */
final class Positions {
  private Positions() {}

  /** Takes {@code count} positions and answers the first. Positions begin at 1. */
  static long reserve(Handle handle, ClientId client, int count) {
    return handle
            .createQuery(
                """
                insert into client (client_id, position) values (:client, :count)
                on conflict (client_id) do update set position = client.position + excluded.position
                returning position
                """)
            .bind("client", client.value())
            .bind("count", count)
            .mapTo(Long.class)
            .one()
        - count
        + 1;
  }

  /** Keeps everybody else from taking positions until the end of the transaction. */
  static void hold(Handle handle, ClientId client) {
    handle
        .createQuery("select position from client where client_id = :client for update")
        .bind("client", client.value())
        .mapTo(Long.class)
        .findOne();
  }

  /** The last position taken, 0 when there is none. */
  static long last(Handle handle, ClientId client) {
    return handle
        .createQuery("select position from client where client_id = :client")
        .bind("client", client.value())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }
}
