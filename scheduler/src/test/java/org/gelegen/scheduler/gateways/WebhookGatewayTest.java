package org.gelegen.scheduler.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookGatewayTest {
  private static final byte[] KEY =
      "an invented secret of 32 bytes..".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:01Z");

  private record Received(Map<String, List<String>> headers, String body) {
    private String header(String name) {
      return headers.getOrDefault(name, List.of("absent")).getFirst();
    }
  }

  private interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  private final List<Received> received = new ArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private HttpServer server;
  private ExecutorService threads;
  private Answer answer = status(204);

  @BeforeEach
  void start() throws IOException {
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/contacts",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(new Received(Map.copyOf(exchange.getRequestHeaders()), body));
          answer.give(exchange);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    stop.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void a_contact_arrives_as_json_under_its_id_with_a_signature_that_holds()
      throws GeneralSecurityException {
    assertThat(send()).isEqualTo(new Delivery.Accepted());

    Received request = received.getFirst();
    assertThat(request.body)
        .isEqualTo(
            "{\"type\":\"contact.due\",\"timestamp\":\"2026-03-02T08:00:00Z\",\"data\":{"
                + "\"clientId\":\"noorderlicht\",\"contactId\":\"2026-03-02-7f\","
                + "\"debtorId\":\"d-17\",\"caseId\":\"c-9\",\"channel\":\"email\","
                + "\"address\":\"d17@example.org\",\"language\":\"nl\","
                + "\"subject\":\"Uw rekening\\r\\nBcc: everybody@example.org\","
                + "\"text\":\"Er staat nog € 143,20 open.\\nGroet\","
                + "\"notAfter\":\"2026-03-02T09:00:00Z\",\"expectedValue\":\"9.14\"}}");
    String id = request.header("Webhook-id");
    String timestamp = request.header("Webhook-timestamp");
    assertThat(id).isEqualTo("noorderlicht%2F2026-03-02-7f");
    assertThat(request.header("Idempotency-key")).isEqualTo(id);
    // 2026-03-02T08:00:01Z is 1,772,438,401 seconds after 1970.
    assertThat(timestamp).isEqualTo("1772438401");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] digest =
        mac.doFinal((id + "." + timestamp + "." + request.body).getBytes(StandardCharsets.UTF_8));
    assertThat(request.header("Webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void a_call_that_is_taken_back_is_told_under_an_id_of_its_own() {
    Recall recall =
        new Recall(
            new ClientId("noorderlicht"),
            new ContactId("2026-03-02-7f"),
            Channel.PHONE,
            Instant.parse("2026-03-02T08:30:00Z"),
            "payment");
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/contacts");
    try (WebhookGateway gateway = new WebhookGateway(settings(url), () -> NOW)) {
      assertThat(gateway.recall(recall)).isEqualTo(new Delivery.Accepted());
    }
    Received request = received.getFirst();
    assertThat(request.body)
        .isEqualTo(
            "{\"type\":\"contact.cancelled\",\"timestamp\":\"2026-03-02T08:30:00Z\",\"data\":{"
                + "\"clientId\":\"noorderlicht\",\"contactId\":\"2026-03-02-7f\","
                + "\"channel\":\"phone\",\"reason\":\"payment\"}}");
    assertThat(request.header("Webhook-id")).isEqualTo("noorderlicht%2F2026-03-02-7f.cancelled");
  }

  @Test
  void an_answer_decides_what_becomes_of_the_contact() {
    assertThat(sendWith(200)).isEqualTo(new Delivery.Accepted());
    assertThat(sendWith(409)).isEqualTo(new Delivery.Accepted());
    assertThat(sendWith(422)).isEqualTo(new Delivery.Rejected("the webhook answered 422"));
    assertThat(sendWith(302)).isInstanceOf(Delivery.Rejected.class);
    assertThat(sendWith(401)).isInstanceOf(Delivery.Later.class);
    assertThat(sendWith(429)).isEqualTo(new Delivery.Later("the webhook answered 429", null));
    assertThat(sendWith(503)).isEqualTo(new Delivery.Later("the webhook answered 503", null));
  }

  @Test
  void a_busy_receiver_says_how_long_to_wait() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "90");
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        };
    assertThat(send())
        .isEqualTo(new Delivery.Later("the webhook answered 503", Duration.ofSeconds(90)));
  }

  @Test
  void a_redirect_is_not_followed() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/contacts");
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        };
    send();
    assertThat(received).hasSize(1);
  }

  @Test
  void without_an_answer_the_contact_s_fate_is_unknown() {
    answer =
        _ -> {
          try {
            stop.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    assertThat(send()).isInstanceOf(Delivery.Unknown.class);
    answer = HttpExchange::close;
    assertThat(send()).isInstanceOf(Delivery.Unknown.class);
  }

  @Test
  void where_nobody_listens_the_contact_was_certainly_not_taken() {
    URI nowhere = URI.create("http://127.0.0.1:1/contacts");
    assertThat(send(nowhere)).isInstanceOf(Delivery.Later.class);
  }

  @Test
  void an_endless_answer_is_hung_up_on() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] noise = new byte[8192];
          while (stop.getCount() > 0) {
            exchange.getResponseBody().write(noise);
          }
        };
    assertThat(send()).isEqualTo(new Delivery.Accepted());
  }

  @Test
  void a_webhook_elsewhere_must_be_encrypted_and_name_no_user() {
    assertThatThrownBy(() -> settings(URI.create("http://example.org/contacts")))
        .hasMessageContaining("must be https");
    assertThatThrownBy(() -> settings(URI.create("https://me:secret@example.org/contacts")))
        .hasMessageContaining("no user");
    assertThatThrownBy(() -> settings(URI.create("file:///etc/passwd")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(settings(URI.create("https://example.org/contacts")).toString())
        .doesNotContain(SECRET);
  }

  @Test
  void a_short_secret_is_refused() {
    WebhookSettings settings =
        new WebhookSettings(
            URI.create("https://example.org/"),
            "whsec_c2hvcnQ=",
            Set.of(Channel.SMS),
            Duration.ofSeconds(1),
            1);
    assertThatThrownBy(() -> new WebhookGateway(settings, () -> NOW))
        .hasMessageContaining("at least 24 bytes but has 5");
  }

  private Delivery sendWith(int status) {
    answer = status(status);
    return send();
  }

  private static Answer status(int status) {
    return exchange -> {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  private Delivery send() {
    return send(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/contacts"));
  }

  private static Delivery send(URI url) {
    try (WebhookGateway gateway = new WebhookGateway(settings(url), () -> NOW)) {
      return gateway.send(Messages.to("d17@example.org"));
    }
  }

  private static WebhookSettings settings(URI url) {
    return new WebhookSettings(url, SECRET, Set.of(Channel.EMAIL), Duration.ofMillis(1500), 4);
  }
}
