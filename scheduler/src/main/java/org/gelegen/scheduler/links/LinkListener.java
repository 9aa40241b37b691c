package org.gelegen.scheduler.links;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gelegen.model.GelegenException;
import org.gelegen.model.links.Clicks;
import org.gelegen.model.links.TrackedLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where debtors follow links: a listener of its own, so that the API need not be reachable from
 * outside for it. It knows one path and leads to the page of the client's settings, whatever is
 * asked; nothing of the request gets into where it leads. Nothing that tells who it is is logged.
 */
public final class LinkListener implements AutoCloseable {
  /** What comes before a token. */
  static final String PATH = "/p/";

  private static final Logger LOG = LoggerFactory.getLogger(LinkListener.class);
  private static final String SECONDS = "30";

  static {
    // How long a request may take to come in, and its answer to go out; the server has no setter.
    for (String limit :
        new String[] {"sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime"}) {
      System.setProperty(limit, System.getProperty(limit, SECONDS));
    }
  }

  private final Clicks clicks;
  private final Pace pace;
  private final LinkTokens tokens;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LinkListener(LinkSettings settings, Clicks clicks, HttpServer server) {
    this.clicks = clicks;
    this.server = server;
    pace = new Pace(settings.perSecond(), System::nanoTime);
    tokens = new LinkTokens(settings.secret());
  }

  /**
   * Starts listening.
   *
   * @throws GelegenException when the port is taken
   */
  public static LinkListener start(LinkSettings settings, Clicks clicks) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
    } catch (IOException e) {
      throw new GelegenException(
          "%s port %d cannot be listened on: choose another links.listenPort"
              .formatted(settings.host(), settings.port()),
          e);
    }
    LinkListener listener = new LinkListener(settings, clicks, server);
    server.setExecutor(listener.threads);
    server.createContext("/", listener::handle);
    server.start();
    return listener;
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        route(exchange);
      } catch (RuntimeException e) {
        LOG.error("a link could not be followed", e);
        answer(exchange, 503, "This link does not work right now. Please try again later.\n");
      }
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      answer(exchange, 405, "");
      return;
    }
    String path = exchange.getRequestURI().getRawPath();
    String token = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
    // Who makes tokens up must not keep debtors from paying, and costs no look into the database.
    if (LinkTokens.isToken(token) && !tokens.isOurs(token) && !pace.tryTake()) {
      exchange.getResponseHeaders().set("Retry-After", "2");
      answer(exchange, 429, "Please try again in a moment.\n");
      return;
    }
    Optional<TrackedLink> link = LinkTokens.isToken(token) ? clicks.find(token) : Optional.empty();
    Optional<URI> target = link.flatMap(clicks::target);
    if (link.isEmpty() || target.isEmpty()) {
      answer(exchange, 404, "This link is not known.\n");
      return;
    }
    if (Visitor.mayBePerson(method, exchange.getRequestHeaders())) {
      note(link.get());
    }
    exchange.getResponseHeaders().set("Location", target.get().toASCIIString());
    answer(exchange, 302, "");
  }

  /** Who wants to pay is led there, also when it could not be noted. */
  private void note(TrackedLink link) {
    try {
      clicks.note(link);
    } catch (RuntimeException e) {
      LOG.error("that contact {} was clicked could not be recorded", link.contactId(), e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes =
        exchange.getRequestMethod().equals("HEAD")
            ? new byte[0]
            : text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("X-Robots-Tag", "noindex, nofollow");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
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
