package org.gelegen.storage;

import java.util.function.Function;
import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The one place where a transaction is told whose rows it may see.
 *
 * <p>Row-level security shows a transaction the rows of the client in {@code app.client} only, and
 * none without. The setting is local to the transaction, so a pooled connection never carries it
 * over. The few questions that concern every client (who are they, whose key is this, which
 * training is next) are asked as the role {@code gelegen_all_clients}, which may read three tables
 * and no personal data.
 */
final class ClientTransactions {
  private final Jdbi jdbi;

  ClientTransactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Runs {@code work} in a transaction that sees one client. */
  <T> T in(ClientId client, Function<Handle, T> work) {
    return jdbi.inTransaction(
        handle -> {
          enter(handle, client);
          return work.apply(handle);
        });
  }

  /** Runs {@code work} on one client's rows as they were at one moment, changing nothing. */
  <T> T inSnapshot(ClientId client, Function<Handle, T> work) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          enter(handle, client);
          return work.apply(handle);
        });
  }

  /**
   * Runs {@code work} in one transaction that goes from client to client. Each statement sees what
   * was committed before it, whatever the server's default is, so that a transaction may wait for
   * another one and then see what that one did.
   */
  <T> T inEach(Function<Scope, T> work) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.READ_COMMITTED, handle -> work.apply(new Scope(handle)));
  }

  private static void enter(Handle handle, ClientId client) {
    handle
        .createQuery("select set_config('app.client', :client, true)")
        .bind("client", client.value())
        .mapTo(String.class)
        .one();
  }

  /** A transaction that can go from client to client. */
  static final class Scope {
    private final Handle handle;

    private Scope(Handle handle) {
      this.handle = handle;
    }

    /** From here on the transaction sees {@code client}. */
    Handle enter(ClientId client) {
      handle.execute("set local role gelegen_service");
      ClientTransactions.enter(handle, client);
      return handle;
    }

    /** From here on the transaction sees the directory of all clients. */
    Handle enterDirectory() {
      handle.execute("set local role gelegen_all_clients");
      return handle;
    }

    /** The transaction as it is, for tables without clients. */
    Handle handle() {
      return handle;
    }
  }
}
