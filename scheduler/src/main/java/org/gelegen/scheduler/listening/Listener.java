package org.gelegen.scheduler.listening;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gelegen.model.GelegenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on a port of its own, so that the API need not be reachable from outside. A request and
 * its answer have 30 seconds each.
 */
public final class Listener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final String SECONDS = "30";

  static {
    // How long a request may take to come in, and its answer to go out; the server has no setter.
    for (String limit :
        new String[] {"sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime"}) {
      System.setProperty(limit, System.getProperty(limit, SECONDS));
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** What is done with a request. */
  public interface Route {
    /** Answers a request. What it throws is logged, and answered with a failure (503). */
    void take(HttpExchange exchange) throws IOException;
  }

  private Listener(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts listening.
   *
   * @param port 0: any that is free
   * @param setting the key that names the port, for the message
   * @param sorry what somebody is told whose request failed
   * @throws GelegenException when the port is taken
   */
  public static Listener start(String host, int port, String setting, String sorry, Route route) {
    try {
      Listener listener = new Listener(HttpServer.create(new InetSocketAddress(host, port), 0));
      listener.server.setExecutor(listener.threads);
      listener.server.createContext("/", exchange -> handle(exchange, sorry, route));
      listener.server.start();
      return listener;
    } catch (IOException e) {
      throw new GelegenException(
          "%s port %d cannot be listened on: choose another %s".formatted(host, port, setting), e);
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void handle(HttpExchange exchange, String sorry, Route route) throws IOException {
    try (exchange) {
      try {
        route.take(exchange);
      } catch (RuntimeException e) {
        LOG.error("what came from outside could not be taken", e);
        answer(exchange, 503, sorry);
      }
    }
  }

  /** Answers with a text, which stays away where only the head was asked for. */
  public static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes =
        exchange.getRequestMethod().equals("HEAD")
            ? new byte[0]
            : text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
