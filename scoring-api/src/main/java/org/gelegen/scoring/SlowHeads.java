package org.gelegen.scoring;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Closes connections on which the head of a request does not come to its end within its time. The
 * server itself only asks that the next byte comes in time, so that thousands of bytes could hold a
 * connection for days.
 */
final class SlowHeads implements Connection.Listener, AutoCloseable {
  private static final int LOOKS = 4;

  private final Duration time;
  private final LongSupplier nanos;
  private final Map<Connection, Seen> open = new ConcurrentHashMap<>();
  private final Thread looking;

  /**
   * A connection when it last stood between two requests, or in one.
   *
   * @param messages requests whose heads had come in
   * @param bytes that had come in
   */
  private record Seen(long messages, long bytes, long at) {}

  /**
   * Begins to look.
   *
   * @param time how long a head may take
   * @param nanos a clock that nobody sets, in nanoseconds
   */
  SlowHeads(Duration time, LongSupplier nanos) {
    this.time = time;
    this.nanos = nanos;
    looking = Thread.ofVirtual().name("slow-heads").start(this::look);
  }

  /** Looks at the connections of a server that is about to start. */
  void watch(Server server) {
    server.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStarting(LifeCycle starting) {
            for (Connector connector : server.getConnectors()) {
              connector.addBean(SlowHeads.this);
            }
          }
        });
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Seen(0, 0, nanos.getAsLong()));
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  private void look() {
    try {
      while (true) {
        Thread.sleep(time.dividedBy(LOOKS));
        open.forEach(this::look);
      }
    } catch (InterruptedException e) {
      // It was closed.
      Thread.currentThread().interrupt();
    }
  }

  private void look(Connection connection, Seen seen) {
    long messages = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    boolean inRequest = messages > connection.getMessagesOut();
    if (inRequest || messages != seen.messages || bytes == seen.bytes) {
      open.replace(connection, seen, new Seen(messages, bytes, nanos.getAsLong()));
    } else if (nanos.getAsLong() - seen.at > time.toNanos()) {
      connection.getEndPoint().close();
    }
  }

  @Override
  public void close() {
    looking.interrupt();
  }
}
