package org.gelegen.scheduler.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.receipts.InMemorySentMessages;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.replies.InMemoryWrittenNumbers;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.StubServer;
import org.gelegen.scheduler.gateways.TwoWayPorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatsAppGatewayTest {
  private static final String TAKEN =
      """
      {"messaging_product":"whatsapp","contacts":[{"input":"31612345678","wa_id":"31612345678"}],
       "messages":[{"id":"wamid.1","message_status":"accepted"}]}
      """;

  private final InMemorySentMessages messages = new InMemorySentMessages();
  private final InMemoryWrittenNumbers numbers = new InMemoryWrittenNumbers();
  private StubServer api;
  private WhatsAppGateway gateway;

  @BeforeEach
  void start() throws IOException {
    api = new StubServer();
    api.answer = StubServer.text(200, TAKEN);
    gateway = new WhatsAppGateway(WhatsAppMessages.settings(api.uri("/v23.0")), ports());
  }

  @AfterEach
  void stop() {
    gateway.close();
    api.close();
  }

  @Test
  void a_message_names_an_approved_template_with_its_language_and_parameters() {
    assertThat(gateway.send(WhatsAppMessages.message())).isEqualTo(new Delivery.Accepted());
    StubServer.Received request = api.received.getFirst();
    assertThat(request.path()).isEqualTo("/v23.0/106540352242922/messages");
    assertThat(request.header("Authorization")).isEqualTo("Bearer an-invented-token");
    assertThat(request.header("Content-type")).isEqualTo("application/json");
    assertThat(request.body())
        .isEqualTo(
            "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\","
                + "\"to\":\"31612345678\",\"type\":\"template\",\"template\":{"
                + "\"name\":\"gelegen_whatsapp_firm\",\"language\":{\"code\":\"nl\"},"
                + "\"components\":[{\"type\":\"body\",\"parameters\":["
                + "{\"type\":\"text\",\"text\":\"Noorderlicht Energie\"},"
                + "{\"type\":\"text\",\"text\":\"€ 143,20\"},"
                + "{\"type\":\"text\",\"text\":\"c-9\"}]}]},"
                + "\"biz_opaque_callback_data\":\"noorderlicht/k-1\"}");
    assertThat(messages.find("whatsapp", "wamid.1").orElseThrow().contactId())
        .isEqualTo(new ContactId("k-1"));
  }

  @Test
  void a_number_is_kept_before_a_message_goes_to_it_and_none_goes_where_it_cannot_be() {
    numbers.away(true);
    assertThat(gateway.send(WhatsAppMessages.message()))
        .isEqualTo(new Delivery.Later("the number could not be kept", null));
    assertThat(api.received).isEmpty();
    numbers.away(false);
    assertThat(gateway.send(WhatsAppMessages.message())).isEqualTo(new Delivery.Accepted());
    assertThat(numbers.findLast("whatsapp", "31612345678")).isPresent();
  }

  @Test
  void what_the_template_needs_and_nobody_knows_is_told() {
    assertThat(
            gateway.send(WhatsAppMessages.message("k-1", "+31612345678", List.of("paymentLink"))))
        .isEqualTo(new Delivery.Rejected("the template needs {{paymentLink}}, which is not known"));
    assertThat(gateway.send(WhatsAppMessages.message("k-1", "0612345678", List.of())))
        .isInstanceOf(Delivery.Rejected.class);
    assertThat(api.received).isEmpty();
  }

  @Test
  void the_code_of_a_refusal_decides_over_its_status() {
    // Undeliverable, a wrong number of parameters: never. Busy, theirs: later. Ours to mend: later.
    assertThat(refused(400, 131026))
        .isEqualTo(new Delivery.Rejected("the WhatsApp API answered error 131026"));
    assertThat(refused(400, 132000)).isInstanceOf(Delivery.Rejected.class);
    assertThat(refused(400, 131047)).isInstanceOf(Delivery.Rejected.class);
    // Who says stop to what came before is known all the same; nobody answers what was refused.
    assertThat(numbers.findWritten("whatsapp", "31612345678")).hasSize(1);
    assertThat(numbers.findLast("whatsapp", "31612345678")).isEmpty();
    assertThat(refused(400, 131056))
        .isEqualTo(new Delivery.Later("the WhatsApp API answered error 131056", null));
    assertThat(refused(400, 130429)).isInstanceOf(Delivery.Later.class);
    assertThat(refused(500, 131000)).isInstanceOf(Delivery.Later.class);
    assertThat(refused(503, 131016)).isInstanceOf(Delivery.Later.class);
    assertThat(refused(401, 190))
        .isEqualTo(
            new Delivery.Later(
                "the WhatsApp API answered error 190: check the settings of whatsapp and its"
                    + " templates",
                null));
    assertThat(refused(404, 132001)).isInstanceOf(Delivery.Later.class);
  }

  @Test
  void an_answer_without_a_code_is_judged_by_its_status_and_nobody_knows_what_a_gateway_did() {
    assertThat(answered(429, "slow down")).isInstanceOf(Delivery.Later.class);
    assertThat(answered(403, "<html>")).isInstanceOf(Delivery.Later.class);
    assertThat(answered(400, "<html>"))
        .isEqualTo(new Delivery.Rejected("the WhatsApp API answered 400"));
    assertThat(answered(502, "<html>bad gateway</html>")).isInstanceOf(Delivery.Unknown.class);
    assertThat(answered(504, "")).isInstanceOf(Delivery.Unknown.class);
    assertThat(answered(200, "<html>log in</html>")).isInstanceOf(Delivery.Unknown.class);
    assertThat(answered(200, "{\"messages\":[]}")).isInstanceOf(Delivery.Unknown.class);
  }

  @Test
  void a_busy_api_says_how_long_to_wait() {
    api.answer =
        (exchange, _) -> {
          exchange.getResponseHeaders().add("Retry-After", "90");
          exchange.sendResponseHeaders(429, -1);
          exchange.close();
        };
    assertThat(gateway.send(WhatsAppMessages.message()))
        .isEqualTo(new Delivery.Later("the WhatsApp API answered 429", Duration.ofSeconds(90)));
  }

  @Test
  void without_an_answer_nobody_knows_and_where_nobody_is_nothing_was_said() {
    api.answer = api.silence();
    assertThat(gateway.send(WhatsAppMessages.message())).isInstanceOf(Delivery.Unknown.class);
    // Who answers it has got it.
    assertThat(numbers.findLast("whatsapp", "31612345678")).isPresent();
    api.answer = StubServer.hangUp();
    assertThat(gateway.send(WhatsAppMessages.message())).isInstanceOf(Delivery.Unknown.class);
    api.answer = StubServer.text(200, "x".repeat(100_000));
    assertThat(gateway.send(WhatsAppMessages.message())).isInstanceOf(Delivery.Unknown.class);
    try (WhatsAppGateway nowhere =
        new WhatsAppGateway(
            WhatsAppMessages.settings(URI.create("http://127.0.0.1:1/v23.0")), ports())) {
      assertThat(nowhere.send(WhatsAppMessages.message())).isInstanceOf(Delivery.Later.class);
    }
  }

  @Test
  void the_api_must_be_encrypted_and_no_secret_is_printed() {
    assertThatThrownBy(
            () -> WhatsAppMessages.settings(URI.create("http://graph.example.org/v23.0")))
        .hasMessageContaining("must be https");
    assertThat(WhatsAppMessages.settings(URI.create("https://graph.example.org/v23.0")).toString())
        .doesNotContain("invented");
  }

  private TwoWayPorts ports() {
    return new TwoWayPorts(
        messages,
        numbers,
        new Receipts(
            messages,
            batch -> new IntakeResult(batch.size(), 0, List.of()),
            () -> WhatsAppMessages.SENT),
        _ -> {});
  }

  private Delivery refused(int status, int code) {
    return answered(
        status,
        "{\"error\":{\"message\":\"(#%d) no\",\"type\":\"OAuthException\",\"code\":%d}}"
            .formatted(code, code));
  }

  private Delivery answered(int status, String body) {
    api.answer = StubServer.text(status, body);
    return gateway.send(WhatsAppMessages.message());
  }
}
