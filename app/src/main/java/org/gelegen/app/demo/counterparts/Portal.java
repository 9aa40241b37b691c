package org.gelegen.app.demo.counterparts;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.gelegen.app.demo.counterparts.LocalServer.Answer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.scheduler.gateways.WebhookSettings;

/**
 * A creditor's portal that is told of messages by signed calls. What debtors do there comes in as
 * records.
 *
 * @see <a href="https://www.standardwebhooks.com/">Standard Webhooks</a>
 */
final class Portal extends Server {
  private static final String PATH = "/contacts";
  private static final byte[] SECRET =
      "a made-up secret for a portal".getBytes(StandardCharsets.US_ASCII);

  private final LocalServer server = LocalServer.start(PATH, this::answer);

  Portal() {
    super("webhook", "portal, signed webhook", Portal::handed);
  }

  WebhookSettings settings() {
    return new WebhookSettings(
        server.uri(PATH),
        "whsec_" + Base64.getEncoder().encodeToString(SECRET),
        Set.of(Channel.PORTAL),
        Duration.ofSeconds(30),
        4);
  }

  private static Optional<Handed> handed(String id) {
    String[] parts = URLDecoder.decode(id, StandardCharsets.UTF_8).split("/", 2);
    return Optional.of(new Handed(new ClientId(parts[0]), new ContactId(parts[1])));
  }

  private Answer answer(HttpExchange request, String body) {
    Headers headers = request.getRequestHeaders();
    String id = headers.getFirst("webhook-id");
    String signed = id + "." + headers.getFirst("webhook-timestamp") + "." + body;
    String signature = "v1," + Base64.getEncoder().encodeToString(Hmac.of(SECRET, signed));
    if (!MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8),
        String.valueOf(headers.getFirst("webhook-signature")).getBytes(StandardCharsets.UTF_8))) {
      return new Answer(401, "");
    }
    if (inbox().turnsAway(id)) {
      return new Answer(503, "");
    }
    if (inbox().has(id)) {
      inbox().take(id, body);
      return new Answer(409, "");
    }
    inbox().take(id, body);
    return new Answer(202, "");
  }

  @Override
  public void close() {
    server.close();
  }
}
