package org.gelegen.scheduler.links;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.gelegen.model.GelegenException;
import org.gelegen.model.links.Clicks;
import org.gelegen.model.links.TrackedLink;
import org.gelegen.scheduler.listening.Listener;
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

  private static final String SORRY =
      "This link does not work right now. Please try again later.\n";
  private static final Logger LOG = LoggerFactory.getLogger(LinkListener.class);
  private final Clicks clicks;
  private final Pace pace;
  private final LinkTokens tokens;
  private final Listener listener;

  private LinkListener(LinkSettings settings, Clicks clicks) {
    this.clicks = clicks;
    pace = new Pace(settings.perSecond(), System::nanoTime);
    tokens = new LinkTokens(settings.secret());
    listener =
        Listener.start(settings.host(), settings.port(), "links.listenPort", SORRY, this::route);
  }

  /**
   * Starts listening.
   *
   * @throws GelegenException when the port is taken
   */
  public static LinkListener start(LinkSettings settings, Clicks clicks) {
    return new LinkListener(settings, clicks);
  }

  /** Where it listens. */
  public int port() {
    return listener.port();
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
    exchange.getResponseHeaders().set("X-Robots-Tag", "noindex, nofollow");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    Listener.answer(exchange, status, text);
  }

  @Override
  public void close() {
    listener.close();
  }
}
