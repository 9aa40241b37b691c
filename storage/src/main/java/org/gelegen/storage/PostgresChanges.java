package org.gelegen.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.gelegen.model.changes.Changes;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes that nodes tell each other by LISTEN and NOTIFY.
 *
 * <p>A mark holds for half a second at most, told or not: so a message that is lost, a node that
 * ends between its commit and its message, and a network that is silent make nobody stale for
 * longer. Until {@link #start} it knows of nothing, as {@link Changes#unknown} does.
 */
public final class PostgresChanges implements Changes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresChanges.class);
  private static final String CHANNEL = "gelegen_changes";
  private static final long HELD_NANOS = Duration.ofMillis(500).toNanos();
  private static final int TICKS = 24;
  private static final int POLL_MILLIS = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final DataSource connections;
  private final LongSupplier nanos;
  private final Changes unknown = Changes.unknown();

  /** Changes of any client, and those that may be anybody's. */
  private final AtomicLong total = new AtomicLong();

  private final AtomicLong anybody = new AtomicLong();
  private final Map<ClientId, AtomicLong> byClient = new ConcurrentHashMap<>();
  private final Set<ClientId> untold = ConcurrentHashMap.newKeySet();
  private @Nullable Thread listener;
  private volatile boolean listening;

  /**
   * Readies what {@link #start} starts.
   *
   * @param nanos a clock that never goes back, in nanoseconds
   */
  public PostgresChanges(Database database, LongSupplier nanos) {
    this.connections = database.dataSource();
    this.nanos = nanos;
  }

  /** Listens, on a connection of its own, until it is closed. */
  public synchronized void start() {
    if (listener == null) {
      Thread thread = Thread.ofPlatform().name("changes").daemon().unstarted(this::listen);
      listener = thread;
      listening = true;
      thread.start();
    }
  }

  @Override
  public long mark(ClientId client) {
    AtomicLong its = byClient.get(client);
    return listening ? mark(anybody.get() + (its == null ? 0 : its.get())) : unknown.mark();
  }

  @Override
  public long mark() {
    return listening ? mark(total.get()) : unknown.mark();
  }

  private long mark(long changes) {
    return (changes << TICKS) | ((nanos.getAsLong() / HELD_NANOS) & ((1L << TICKS) - 1));
  }

  @Override
  public void note(ClientId client) {
    changed(client);
    if (listening) {
      untold.add(client);
    }
  }

  private void changed(ClientId client) {
    byClient.computeIfAbsent(client, _ -> new AtomicLong()).incrementAndGet();
    total.incrementAndGet();
  }

  private void anybodyChanged() {
    anybody.incrementAndGet();
    total.incrementAndGet();
  }

  private void listen() {
    while (listening) {
      try (Connection connection = connections.getConnection()) {
        execute(connection, "listen " + CHANNEL);
        // Whatever was told before is lost.
        anybodyChanged();
        try {
          follow(connection);
        } finally {
          // It goes back to the others, who want nothing of this.
          execute(connection, "unlisten " + CHANNEL);
        }
      } catch (SQLException e) {
        if (listening) {
          LOG.warn("other nodes' changes are seen after half a second until the database answers");
          pause();
        }
      }
    }
  }

  private void follow(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (listening) {
      tell(connection);
      PGNotification[] told = postgres.getNotifications(POLL_MILLIS);
      for (PGNotification one : told == null ? new PGNotification[0] : told) {
        if (one.getPID() != postgres.getBackendPID()) {
          hear(one.getParameter());
        }
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void hear(String client) {
    try {
      changed(new ClientId(client));
    } catch (IllegalArgumentException e) {
      // It does not say whose: everybody's, then.
      anybodyChanged();
    }
  }

  private void tell(Connection connection) throws SQLException {
    List<ClientId> now = new ArrayList<>(untold);
    if (now.isEmpty()) {
      return;
    }
    now.forEach(untold::remove);
    // A message that is lost with the server is made up for: nobody has to wait for the disk.
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select set_config('synchronous_commit', 'off', true), pg_notify(?, ?)")) {
      for (ClientId client : now) {
        statement.setString(1, CHANNEL);
        statement.setString(2, client.value());
        statement.execute();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops listening, for good. */
  @Override
  public synchronized void close() {
    listening = false;
    if (listener != null) {
      try {
        listener.interrupt();
        listener.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
