package org.gelegen.app.demo.counterparts;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.gelegen.app.demo.counterparts.LocalServer.Answer;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.scheduler.whatsapp.WhatsAppGateway;
import org.gelegen.scheduler.whatsapp.WhatsAppListener;
import org.gelegen.scheduler.whatsapp.WhatsAppSettings;
import tools.jackson.databind.json.JsonMapper;

/** What takes WhatsApp messages over HTTP, and tells of them by calls that it signs. */
final class WhatsAppCloud extends Carrier {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NUMBER = "106540352242922";
  private static final String PATH = "/v23.0/" + NUMBER + "/messages";
  private static final String TOKEN = "made-up-token";
  private static final String APP_SECRET = "made-up app secret";
  private static final String VERIFY_TOKEN = "made-up verify token";
  private static final int LIMIT_REACHED = 130_429;

  /** The message cannot be delivered; 131026 would say that the number has no WhatsApp. */
  private static final int FAILED = 131_000;

  private final InstantSource clock;
  private final String run;
  private final AtomicInteger ids = new AtomicInteger();
  private final int listenerPort = LocalServer.freePort();
  private final LocalServer server = LocalServer.start(PATH, this::answer);

  /**
   * Starts it.
   *
   * @param run what ids begin with
   * @param whose the contact that a message's id belongs to
   */
  WhatsAppCloud(String run, Function<String, Optional<Handed>> whose, InstantSource clock) {
    super(
        WhatsAppGateway.NAME,
        "WhatsApp Cloud API",
        Set.of(OutcomeResult.DELIVERED, OutcomeResult.READ, OutcomeResult.FAILED),
        whose);
    this.run = run;
    this.clock = clock;
  }

  WhatsAppSettings settings() {
    return new WhatsAppSettings(
        server.uri("/v23.0"),
        NUMBER,
        TOKEN,
        "gelegen_",
        Duration.ofSeconds(30),
        4,
        new WhatsAppSettings.Inbound("127.0.0.1", listenerPort, APP_SECRET, VERIFY_TOKEN));
  }

  private Answer answer(HttpExchange request, String body) {
    if (!("Bearer " + TOKEN).equals(request.getRequestHeaders().getFirst("Authorization"))) {
      return new Answer(401, "{\"error\":{\"code\":190}}");
    }
    if (inbox().turnsAway(JSON.readTree(body).path("biz_opaque_callback_data").asString(""))) {
      return new Answer(400, "{\"error\":{\"code\":" + LIMIT_REACHED + "}}");
    }
    String id = "wamid." + run + "-" + ids.incrementAndGet();
    inbox().take(id, body);
    return new Answer(200, JSON.writeValueAsString(Map.of("messages", new Id[] {new Id(id)})));
  }

  /** How the answer names the message. */
  private record Id(String id) {}

  @Override
  void report(String id, OutcomeResult result) {
    String errors = result == OutcomeResult.FAILED ? ",\"errors\":[{\"code\":" + FAILED + "}]" : "";
    String body =
        """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",\
        "value":{"messaging_product":"whatsapp","statuses":[{"id":"%s","status":"%s",\
        "timestamp":"%d"%s}]}}]}]}
        """
            .formatted(id, result.wireName(), clock.instant().getEpochSecond(), errors);
    String signature =
        HexFormat.of().formatHex(Hmac.of(APP_SECRET.getBytes(StandardCharsets.UTF_8), body));
    visits()
        .post(
            URI.create("http://127.0.0.1:" + listenerPort + WhatsAppListener.PATH),
            Map.of("X-Hub-Signature-256", "sha256=" + signature),
            body);
  }

  @Override
  public void close() {
    super.close();
    server.close();
  }
}
