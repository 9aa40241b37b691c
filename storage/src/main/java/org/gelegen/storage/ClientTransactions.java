package org.gelegen.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The one place where a transaction is told whose rows it may see.
 *
 * <p>Row-level security shows a transaction the rows of the client in {@code app.client} only, and
 * none without. The setting is local to the transaction, so a pooled connection never carries it
 * over. What is cut short because it waited too long ends with an {@link
 * org.gelegen.model.UnavailableException}. The few questions that concern every client (who are
 * they, whose key is this, which training is next, whose is the message that a gateway tells of)
 * are asked as the role {@code gelegen_all_clients}, which may read a few columns and no personal
 * data, but for replies of which it is not known yet whose they are.
 */
final class ClientTransactions {
  private final Jdbi jdbi;
  private final DataSource connections;

  /**
   * Begins transactions.
   *
   * @param connections those that {@code jdbi} has
   */
  ClientTransactions(Jdbi jdbi, DataSource connections) {
    this.jdbi = jdbi;
    this.connections = connections;
  }

  /**
   * Runs {@code work} in a transaction that sees one client: that of the {@link RequestUnderWay} if
   * there is one, else one of its own.
   */
  <T> T in(ClientId client, Function<Handle, T> work) {
    RequestUnderWay request = RequestUnderWay.find(this, client);
    return request == null || request.transaction() == null
        ? apart(client, work)
        : work.apply(request.transaction());
  }

  /** Runs {@code work} in a transaction of its own, whatever request is under way. */
  <T> T apart(ClientId client, Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(
          handle -> {
            enter(handle, client);
            return work.apply(handle);
          });
    } catch (RuntimeException e) {
      throw Refusals.of(e);
    }
  }

  /**
   * Runs {@code work} in a transaction beside which the thread may have others: Jdbi would let them
   * share its connection. Each statement sees what was committed before it.
   */
  <T> T beside(ClientId client, Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      return handle.inTransaction(
          TransactionIsolationLevel.READ_COMMITTED,
          open -> {
            enter(open, client);
            return work.apply(open);
          });
    } catch (RuntimeException e) {
      throw Refusals.of(e);
    }
  }

  /** Runs {@code work} on one client's rows as they were at one moment, changing nothing. */
  <T> T inSnapshot(ClientId client, Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(
          TransactionIsolationLevel.REPEATABLE_READ,
          handle -> {
            enter(handle, client);
            return work.apply(handle);
          });
    } catch (RuntimeException e) {
      throw Refusals.of(e);
    }
  }

  /**
   * Runs {@code work} in one transaction that goes from client to client. Each statement sees what
   * was committed before it, whatever the server's default is, so that a transaction may wait for
   * another one and then see what that one did.
   */
  <T> T inEach(Function<Scope, T> work) {
    try {
      return jdbi.inTransaction(
          TransactionIsolationLevel.READ_COMMITTED, handle -> work.apply(new Scope(handle)));
    } catch (RuntimeException e) {
      throw Refusals.of(e);
    }
  }

  /**
   * One statement that is run with every request.
   *
   * <p>It is planned once for each connection, until the statistics of its tables change, and not,
   * as PostgreSQL would, anew for arrays of other lengths, which takes longer than the statement
   * itself; and with each row looked up by an index, as the tables may have been empty then.
   *
   * @param sql with question marks; it finds few rows of each table, by an index
   * @param sharing what of the client's is locked besides, as by {@link Locks#share}; empty:
   *     nothing
   */
  record Frequent(String sql, String sharing) {
    private static final String PLANNED_ONCE =
        ", set_config('plan_cache_mode', 'force_generic_plan', true)"
            + ", set_config('enable_seqscan', 'off', true)"
            + ", set_config('enable_hashjoin', 'off', true)"
            + ", set_config('enable_mergejoin', 'off', true)";

    /**
     * The transaction is begun and ended in words, so that it is one however the driver sends them.
     * The setting is one statement and this is the next, so that it sees what the lock kept.
     */
    private String together() {
      return "begin isolation level read committed;\nselect set_config('app.client', ?, true)"
          + PLANNED_ONCE
          + (sharing.isEmpty() ? "" : ", " + Locks.SHARED)
          + ";\n"
          + sql
          + ";\ncommit";
    }

    private PreparedStatement prepare(Connection connection, ClientId client, Binding binding)
        throws SQLException {
      PreparedStatement statement = connection.prepareStatement(together());
      statement.setString(1, client.value());
      if (!sharing.isEmpty()) {
        statement.setString(2, sharing);
        statement.setString(3, client.value());
      }
      binding.bind(statement, sharing.isEmpty() ? 2 : 4);
      return statement;
    }
  }

  /** Gives a statement's parameters their values. */
  @FunctionalInterface
  interface Binding {
    /** The numbers of its parameters begin at {@code first}. */
    void bind(PreparedStatement statement, int first) throws SQLException;
  }

  /** Reads a row of what a statement answers. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Runs a statement in a transaction of its own that sees one client, in a single round trip.
   *
   * @return the rows that it answers
   */
  <T> List<T> inOneTrip(ClientId client, Frequent frequent, Binding binding, RowReader<T> reader) {
    try (Connection connection = connections.getConnection()) {
      try (PreparedStatement statement = frequent.prepare(connection, client, binding)) {
        return rows(statement, reader);
      } catch (SQLException e) {
        undo(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw Refusals.of(
          new GelegenException("the database did not do what every request needs", e));
    }
  }

  /** The same for a statement whose parameters are the client and the ids of debtors. */
  <T> List<T> inOneTrip(
      ClientId client, Frequent frequent, Collection<DebtorId> debtors, RowReader<T> reader) {
    String[] ids = debtors.stream().map(DebtorId::value).toArray(String[]::new);
    return inOneTrip(
        client,
        frequent,
        (statement, first) -> {
          statement.setString(first, client.value());
          statement.setArray(first + 1, statement.getConnection().createArrayOf("text", ids));
        },
        reader);
  }

  private static <T> List<T> rows(PreparedStatement statement, RowReader<T> reader)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    // Begun, the setting, the statement itself, ended.
    statement.execute();
    statement.getMoreResults();
    if (statement.getMoreResults()) {
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
    }
    return rows;
  }

  /** The pool knows nothing of a transaction that was begun in words. */
  private static void undo(Connection connection, SQLException failure) {
    try (Statement rollback = connection.createStatement()) {
      rollback.execute("rollback");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
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
