package org.gelegen.scheduler.gateways;

import java.io.StringWriter;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Posts each contact as JSON to the operator's own service, signed as Standard Webhooks has it. The
 * contact's id is the webhook's id, so that the receiver can tell a repetition: without an answer
 * the contact's fate is unknown, and it is sent again.
 *
 * <p>2xx is taken, and 409, which says that it was taken before. 3xx is not followed. 401, 403 and
 * 404 speak of the settings and not of the contact, so the contact waits, as with 408, 425, 429 and
 * 5xx; any other answer fails it.
 */
public final class WebhookGateway implements Gateway, AutoCloseable {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final JsonFactory JSON = new JsonFactory();

  private final WebhookSettings settings;
  private final WebhookSignature signature;
  private final InstantSource clock;
  private final HttpClient http;

  public WebhookGateway(WebhookSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    signature = new WebhookSignature(settings.secret());
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout())
            .build();
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Set<Channel> channels() {
    return settings.channels();
  }

  @Override
  public boolean idempotent() {
    return true;
  }

  @Override
  public int concurrency() {
    return settings.concurrency();
  }

  @Override
  public Delivery send(OutgoingMessage message) {
    return post(id(message.clientId(), message.contactId()), body(message));
  }

  /** Posts {@code contact.cancelled} under an id of its own. */
  @Override
  public Delivery recall(Recall recall) {
    return post(id(recall.clientId(), recall.contactId()) + ".cancelled", body(recall));
  }

  private Delivery post(String id, String body) {
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(request(id, body), _ -> new BoundedDiscard());
    try {
      return judge(answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Delivery.Unknown("the webhook did not answer within " + settings.timeout());
    } catch (ExecutionException e) {
      return e.getCause() instanceof ConnectException
          ? new Delivery.Later("the webhook could not be connected to", null)
          : new Delivery.Unknown("the webhook did not answer: " + e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Delivery.Unknown("interrupted while the webhook was asked");
    }
  }

  /** A header carries ASCII only, and a contact's id may be anything. */
  private static String id(ClientId client, ContactId contact) {
    return URLEncoder.encode(client.value() + "/" + contact.value(), StandardCharsets.UTF_8);
  }

  private HttpRequest request(String id, String body) {
    long timestamp = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(settings.url())
        .timeout(settings.timeout())
        .header("Content-Type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(timestamp))
        .header("webhook-signature", signature.of(id, timestamp, body))
        .header("Idempotency-Key", id)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String body(OutgoingMessage message) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("type", "contact.due");
      json.writeStringProperty("timestamp", message.at().toString());
      json.writeObjectPropertyStart("data");
      json.writeStringProperty("clientId", message.clientId().value());
      json.writeStringProperty("contactId", message.contactId().value());
      json.writeStringProperty("debtorId", message.debtorId().value());
      json.writeStringProperty("caseId", message.caseId().value());
      if (!message.alsoCaseIds().isEmpty()) {
        json.writeArrayPropertyStart("alsoCaseIds");
        message.alsoCaseIds().forEach(other -> json.writeString(other.value()));
        json.writeEndArray();
      }
      json.writeStringProperty("channel", message.channel().wireName());
      write(json, "address", message.address());
      json.writeStringProperty("language", message.language());
      write(json, "subject", message.subject());
      json.writeStringProperty("text", message.body());
      json.writeStringProperty("notAfter", message.facts().notAfter().toString());
      json.writeStringProperty("expectedValue", message.facts().expectedValue().toPlainString());
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String body(Recall recall) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("type", "contact.cancelled");
      json.writeStringProperty("timestamp", recall.at().toString());
      json.writeObjectPropertyStart("data");
      json.writeStringProperty("clientId", recall.clientId().value());
      json.writeStringProperty("contactId", recall.contactId().value());
      json.writeStringProperty("channel", recall.channel().wireName());
      json.writeStringProperty("reason", recall.reason());
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private static Delivery judge(HttpResponse<Void> response) {
    int status = response.statusCode();
    if ((status >= 200 && status < 300) || status == 409) {
      return new Delivery.Accepted();
    }
    String reason = "the webhook answered " + status;
    return switch (status) {
      case 401, 403, 404 ->
          new Delivery.Later(reason + ": check the webhook's url and secret", null);
      case 408, 425, 429 -> new Delivery.Later(reason, retryAfter(response).orElse(null));
      default ->
          status >= 500
              ? new Delivery.Later(reason, retryAfter(response).orElse(null))
              : new Delivery.Rejected(reason);
    };
  }

  private static Optional<Duration> retryAfter(HttpResponse<Void> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  @Override
  public void close() {
    http.close();
  }
}
