package org.gelegen.scheduler.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.InMemorySentMessages;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.replies.InMemoryWrittenNumbers;
import org.gelegen.model.replies.Reply;
import org.gelegen.model.replies.WrittenNumber;
import org.gelegen.scheduler.gateways.TwoWayPorts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatsAppListenerTest {
  private static final Instant TOLD = Instant.parse("2026-03-02T08:01:00Z");

  private final InMemorySentMessages messages = new InMemorySentMessages();
  private final InMemoryWrittenNumbers numbers = new InMemoryWrittenNumbers();
  private final List<Reply> replies = new ArrayList<>();
  private final List<PortfolioRecord> log = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private boolean databaseDown;
  private WhatsAppListener listener;

  @BeforeEach
  void start() {
    Receipts receipts =
        new Receipts(
            messages,
            batch -> {
              if (databaseDown) {
                throw new GelegenException("the database is down");
              }
              batch.stream()
                  .map(numbered -> numbered.record())
                  .filter(record -> !log.contains(record))
                  .forEach(log::add);
              return new IntakeResult(batch.size(), 0, List.of());
            },
            () -> TOLD.plusSeconds(60));
    listener =
        WhatsAppListener.start(
            WhatsAppMessages.settings(URI.create("https://graph.example.org/v23.0")).inbound(),
            new TwoWayPorts(
                messages,
                numbers,
                receipts,
                reply -> {
                  if (databaseDown) {
                    throw new GelegenException("the database is down");
                  }
                  replies.add(reply);
                }));
    ContactId contact = new ContactId("k-1");
    DebtorId debtor = new DebtorId("d-17");
    messages.keep(
        new SentMessage(
            WhatsAppMessages.NORTH, "whatsapp", "wamid.1", contact, debtor, WhatsAppMessages.SENT));
    WrittenNumber number =
        new WrittenNumber(
            WhatsAppMessages.NORTH,
            "whatsapp",
            "31612345678",
            contact,
            debtor,
            WhatsAppMessages.SENT);
    numbers.keep(number);
    numbers.handedOver(number);
  }

  @AfterEach
  void stop() {
    listener.close();
    http.close();
  }

  @Test
  void the_first_question_is_answered_to_who_knows_the_token_and_to_nobody_else() throws Exception {
    String asked = "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";
    HttpResponse<String> answer = get(asked + "an+invented+verify+token");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1158201444");
    assertThat(get(asked + "guessed").statusCode()).isEqualTo(403);
    assertThat(get("").statusCode()).isEqualTo(403);
    assertThat(
            get("?hub.mode=subscribe&hub.challenge=%3Cscript%3E&hub.verify_token="
                    + "an+invented+verify+token")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void statuses_become_outcomes_once_however_often_they_are_told() throws Exception {
    String body =
        notification(
            """
            "statuses":[
              {"id":"wamid.1","status":"sent","timestamp":"1772438401","recipient_id":"31612345678"},
              {"id":"wamid.1","status":"delivered","timestamp":"1772438400","recipient_id":"31612345678"},
              {"id":"wamid.1","status":"read","timestamp":"1772438460","recipient_id":"31612345678"}]
            """);
    assertThat(post(body)).isEqualTo(200);
    assertThat(post(body)).isEqualTo(200);
    // 1,772,438,400 is 2026-03-02T08:00:00Z, a quarter of a second before the contact.
    assertThat(log)
        .containsExactly(
            outcome("k-1", WhatsAppMessages.SENT, OutcomeResult.DELIVERED),
            outcome("k-1", TOLD, OutcomeResult.READ));
  }

  @Test
  void a_failure_says_whether_the_number_is_to_blame() throws Exception {
    post(failed("131026"));
    post(failed("131053"));
    assertThat(log)
        .extracting(record -> ((OutcomeRecord) record).result())
        .containsExactly(OutcomeResult.BOUNCED, OutcomeResult.FAILED);
  }

  @Test
  void a_status_of_a_message_whose_answer_was_lost_is_known_by_what_it_bears() throws Exception {
    post(
        notification(
            """
            "statuses":[{"id":"wamid.lost","status":"delivered","timestamp":"1772438460",
              "biz_opaque_callback_data":"noorderlicht/k-2%2Fa"}]
            """));
    post(
        notification(
            """
            "statuses":[{"id":"wamid.lost","status":"delivered","timestamp":"1772438460",
              "biz_opaque_callback_data":"somebody else's"},
              {"id":"wamid.lost","status":"delivered","timestamp":"1772438460"}]
            """));
    assertThat(log).containsExactly(outcome("k-2/a", TOLD.plusSeconds(1), OutcomeResult.DELIVERED));
  }

  @Test
  void a_reply_is_read_and_a_button_says_what_it_is() throws Exception {
    post(reply("\"type\":\"text\",\"text\":{\"body\":\"Ik bel u morgen\"}", "wamid.1"));
    post(reply("\"type\":\"text\",\"text\":{\"body\":\"Ik bel u morgen\"}", ""));
    post(
        reply(
            "\"type\":\"button\",\"button\":{\"payload\":\"callback-request\",\"text\":\"Bel\"}",
            "wamid.1"));
    post(
        reply(
            "\"type\":\"button\",\"button\":{\"payload\":\"delivered\",\"text\":\"x\"}",
            "wamid.1"));
    // What stands on the button is about the message: an appointment, say.
    post(
        reply(
            "\"type\":\"button\",\"button\":{\"payload\":\"Cancel\",\"text\":\"Cancel\"}",
            "wamid.1"));
    assertThat(log)
        .containsExactly(
            outcome("k-1", TOLD, OutcomeResult.READ),
            outcome("k-1", TOLD, OutcomeResult.CALLBACK_REQUEST));
    assertThat(replies).isEmpty();
  }

  @Test
  void a_stop_goes_to_the_inbox_with_its_number_and_is_told_again_where_that_fails()
      throws Exception {
    databaseDown = true;
    String text = reply("\"type\":\"text\",\"text\":{\"body\":\" Stop! \"}", "");
    assertThat(post(text)).isEqualTo(503);
    databaseDown = false;
    assertThat(post(text)).isEqualTo(200);
    post(
        reply(
            "\"type\":\"button\",\"button\":{\"payload\":\"opt-out\",\"text\":\"x\"}", "wamid.1"));
    post(reply("\"type\":\"button\",\"button\":{\"payload\":\"STOP\",\"text\":\"STOP\"}", ""));
    assertThat(replies).containsExactly(stop(TOLD), stop(TOLD, "wamid.1"), stop(TOLD));
    // One without a legible moment is one all the same.
    post(text.replace("1772438460", "soon"));
    assertThat(replies.getLast()).isEqualTo(stop(null));
    assertThat(log).isEmpty();
  }

  private static Reply stop(@Nullable Instant at, String... quoted) {
    return new Reply(
        "whatsapp", Channel.WHATSAPP, List.of("31612345678"), List.of(quoted), true, at);
  }

  @Test
  void what_is_not_signed_with_the_secret_changes_nothing() throws Exception {
    String body = failed("131026");
    String right = signature(body);
    assertThat(post(body, "sha256=" + "0".repeat(64))).isEqualTo(401);
    assertThat(post(body, "")).isEqualTo(401);
    assertThat(post(body + " ", right)).isEqualTo(401);
    assertThat(post(body, right.toUpperCase(Locale.ROOT))).isEqualTo(401);
    assertThat(log).isEmpty();
    assertThat(post(body, right)).isEqualTo(200);
    assertThat(log).hasSize(1);
  }

  @Test
  void what_cannot_be_taken_now_is_told_again_and_what_is_no_json_is_not() throws Exception {
    databaseDown = true;
    assertThat(post(failed("131026"))).isEqualTo(503);
    databaseDown = false;
    assertThat(post(failed("131026"))).isEqualTo(200);
    assertThat(log).hasSize(1);
    assertThat(post("not json")).isEqualTo(400);
    assertThat(post("[1,null,{\"entry\":7}]")).isEqualTo(200);
    assertThat(post("{\"x\":\"" + "y".repeat(1 << 20) + "\"}")).isEqualTo(413);
    assertThat(
            http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + "/"))
                        .build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(404);
  }

  private static OutcomeRecord outcome(String contact, Instant at, OutcomeResult result) {
    return new OutcomeRecord(WhatsAppMessages.NORTH, new ContactId(contact), at, result, null);
  }

  private static String notification(String value) {
    return """
    {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages",
      "value":{"messaging_product":"whatsapp","metadata":{"phone_number_id":"106540352242922"},
      %s}}]}]}
    """
        .formatted(value);
  }

  private static String failed(String code) {
    return notification(
        """
        "statuses":[{"id":"wamid.1","status":"failed","timestamp":"1772438460",
          "errors":[{"code":%s,"title":"no"}]}]
        """
            .formatted(code));
  }

  private static String reply(String content, String quoted) {
    return notification(
        """
        "messages":[{"from":"31612345678","id":"wamid.in","timestamp":"1772438460",%s%s}]
        """
            .formatted(
                content,
                quoted.isEmpty() ? "" : ",\"context\":{\"from\":\"1\",\"id\":\"" + quoted + "\"}"));
  }

  private static String signature(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            WhatsAppMessages.APP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  private int post(String body) throws Exception {
    return post(body, signature(body));
  }

  private int post(String body, String signature) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("")).POST(HttpRequest.BodyPublishers.ofString(body));
    if (!signature.isEmpty()) {
      request.header("X-Hub-Signature-256", signature);
    }
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private HttpResponse<String> get(String query) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri(query)).build(), BodyHandlers.ofString());
  }

  private URI uri(String query) {
    return URI.create("http://127.0.0.1:" + listener.port() + WhatsAppListener.PATH + query);
  }
}
