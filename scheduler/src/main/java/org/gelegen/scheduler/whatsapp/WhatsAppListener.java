package org.gelegen.scheduler.whatsapp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gelegen.model.GelegenException;
import org.gelegen.scheduler.gateways.TwoWayPorts;
import org.gelegen.scheduler.listening.Listener;
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
  private final WhatsAppSettings.Inbound settings;
  private final WhatsAppInbound inbound;
  private final Listener listener;

  private WhatsAppListener(WhatsAppSettings.Inbound settings, TwoWayPorts ports) {
    this.settings = settings;
    inbound = new WhatsAppInbound(ports);
    listener =
        Listener.start(settings.host(), settings.port(), "whatsapp.listenPort", "", this::route);
  }

  /**
   * Starts listening.
   *
   * @throws GelegenException when the port is taken
   */
  public static WhatsAppListener start(WhatsAppSettings.Inbound settings, TwoWayPorts ports) {
    return new WhatsAppListener(settings, ports);
  }

  /** Where it listens. */
  public int port() {
    return listener.port();
  }

  private void route(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      Listener.answer(exchange, 404, "");
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "GET" -> verify(exchange);
      case "POST" -> take(exchange);
      default -> Listener.answer(exchange, 405, "");
    }
  }

  private void verify(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String challenge = query.getOrDefault("hub.challenge", "");
    if ("subscribe".equals(query.get("hub.mode"))
        && same(query.getOrDefault("hub.verify_token", ""), settings.verifyToken())
        && challenge.matches("[A-Za-z0-9_-]{1,256}")) {
      Listener.answer(exchange, 200, challenge);
    } else {
      Listener.answer(exchange, 403, "");
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      Listener.answer(exchange, 413, "");
      return;
    }
    String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
    if (signature == null || !same(signature, "sha256=" + hmac(body))) {
      LOG.warn("a notification of WhatsApp was not signed with the app's secret");
      Listener.answer(exchange, 401, "");
      return;
    }
    try {
      inbound.take(MAPPER.readTree(body));
    } catch (JacksonException e) {
      Listener.answer(exchange, 400, "");
      return;
    }
    Listener.answer(exchange, 200, "");
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

  @Override
  public void close() {
    listener.close();
  }
}
