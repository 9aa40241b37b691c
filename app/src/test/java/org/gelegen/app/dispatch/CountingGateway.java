package org.gelegen.app.dispatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The other side of a webhook: counts how often each contact was asked for. */
final class CountingGateway implements AutoCloseable {
  private final HttpServer server;
  private final Duration takes;
  private final Map<String, Integer> requests = new ConcurrentHashMap<>();
  private final AtomicInteger total = new AtomicInteger();

  /**
   * Starts it.
   *
   * @param takes how long it thinks about each request, having noted it
   */
  CountingGateway(Duration takes) throws IOException {
    this.takes = takes;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      requests.merge(exchange.getRequestHeaders().getFirst("Idempotency-Key"), 1, Integer::sum);
      total.incrementAndGet();
      Thread.sleep(takes);
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/contacts");
  }

  /** How many different contacts were asked for: the effects of one that honours the key. */
  int contacts() {
    return requests.size();
  }

  /** How many requests there were. */
  int requests() {
    return total.get();
  }

  /** How often the contact that was asked for most often was. */
  int most() {
    return requests.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
