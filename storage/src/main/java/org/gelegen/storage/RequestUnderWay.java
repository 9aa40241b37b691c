package org.gelegen.storage;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A request with a key that this thread carries out.
 *
 * @param requestId names it, and the leases that it takes
 * @param transaction what it does belongs into; absent: each step has one of its own
 * @param attempt which one at it this is, where leases bind it
 * @param debtors whom its answer tells of
 * @param onTheirWay what it called off, which is settled before it is answered
 */
record RequestUnderWay(
    ClientTransactions where,
    ClientId client,
    String requestId,
    @Nullable Handle transaction,
    int attempt,
    Set<String> debtors,
    ContactsOnTheirWay onTheirWay) {
  /** The one of this thread; absent: none. */
  static final ScopedValue<RequestUnderWay> OF_THIS_THREAD = ScopedValue.newInstance();

  /** One whose steps all belong into {@code transaction}. */
  static RequestUnderWay in(
      Handle transaction,
      ClientTransactions where,
      ClientId client,
      String requestId,
      ContactsOnTheirWay onTheirWay) {
    return new RequestUnderWay(
        where, client, requestId, transaction, 0, new TreeSet<>(), onTheirWay);
  }

  /** One whose steps have transactions of their own. */
  static RequestUnderWay attempt(
      int attempt,
      ClientTransactions where,
      ClientId client,
      String requestId,
      ContactsOnTheirWay onTheirWay) {
    return new RequestUnderWay(
        where, client, requestId, null, attempt, new TreeSet<>(), onTheirWay);
  }

  /** The one of this thread that concerns a client of a database, or null. */
  static @Nullable RequestUnderWay find(ClientTransactions where, ClientId client) {
    if (!OF_THIS_THREAD.isBound()) {
      return null;
    }
    RequestUnderWay request = OF_THIS_THREAD.get();
    return request.where == where && request.client.equals(client) ? request : null;
  }

  /**
   * Makes the leases of this transaction the request's.
   *
   * @throws GelegenException when another attempt has begun, which does not know of them
   */
  void requireLast(Handle handle) {
    if (transaction == null
        && handle
            .createQuery(
                """
                select attempt from request_attempt
                where client_id = :client and request_id = :id and attempt = :attempt for share
                """)
            .bind("client", client.value())
            .bind("id", requestId)
            .bind("attempt", attempt)
            .mapTo(Integer.class)
            .findOne()
            .isEmpty()) {
      throw new GelegenException("the request is carried out again by somebody else");
    }
  }

  void tellsOf(Collection<String> more) {
    debtors.addAll(more);
  }
}
