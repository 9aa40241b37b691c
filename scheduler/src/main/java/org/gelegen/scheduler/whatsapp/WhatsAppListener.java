package org.gelegen.scheduler.whatsapp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gelegen.model.GelegenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the account tells of messages: a listener of its own, so that the API need not be reachable
 * from outside for it. It answers nobody but who has the app's secret, or the verify token the
 * first time. What could not be taken is answered with a failure, so that it is told again.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">Graph API
 *     webhooks, "Verification requests" and "Event notifications"</a>
 */
public final class WhatsAppListener implements AutoCloseable {
  /** The path that is told of. */
  public static final String PATH = "/whatsapp";

  private static final Logger LOG = LoggerFactory.getLogger(WhatsAppListener.class);
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int MOST_BYTES = 1 << 20;
  private static final String SECONDS = "30";

  static {
    // How long a request may take to come in, and its answer to go out; the server has no setter.
    for (String limit :
        new String[] {"sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime"}) {
      System.setProperty(limit, System.getProperty(limit, SECONDS));
    }
  }

  private final WhatsAppSettings.Inbound settings;
  private final WhatsAppInbound inbound;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private WhatsAppListener(
      WhatsAppSettings.Inbound settings, WhatsAppPorts ports, HttpServer server) {
    this.settings = settings;
    this.server = server;
    inbound = new WhatsAppInbound(ports);
  }

  /**
   * Starts listening.
   *
   * @throws GelegenException when the port is taken
   */
  public static WhatsAppListener start(WhatsAppSettings.Inbound settings, WhatsAppPorts ports) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
    } catch (IOException e) {
      throw new GelegenException(
          "%s port %d cannot be listened on: choose another whatsapp.listenPort"
              .formatted(settings.host(), settings.port()),
          e);
    }
    WhatsAppListener listener = new WhatsAppListener(settings, ports, server);
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
        LOG.error("what was told of WhatsApp messages could not be taken", e);
        answer(exchange, 503, "");
      }
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      answer(exchange, 404, "");
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "GET" -> verify(exchange);
      case "POST" -> take(exchange);
      default -> answer(exchange, 405, "");
    }
  }

  private void verify(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String challenge = query.getOrDefault("hub.challenge", "");
    if ("subscribe".equals(query.get("hub.mode"))
        && same(query.getOrDefault("hub.verify_token", ""), settings.verifyToken())
        && challenge.matches("[A-Za-z0-9_-]{1,256}")) {
      answer(exchange, 200, challenge);
    } else {
      answer(exchange, 403, "");
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      answer(exchange, 413, "");
      return;
    }
    String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
    if (signature == null || !same(signature, "sha256=" + hmac(body))) {
      LOG.warn("a notification of WhatsApp was not signed with the app's secret");
      answer(exchange, 401, "");
      return;
    }
    try {
      inbound.take(MAPPER.readTree(body));
    } catch (JacksonException e) {
      answer(exchange, 400, "");
      return;
    }
    answer(exchange, 200, "");
  }

  private String hmac(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(settings.appSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : (raw == null ? "" : raw).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          parameters.put(
              URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
          // A bad percent escape: a parameter that says nothing.
        }
      }
    }
    return parameters;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
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
