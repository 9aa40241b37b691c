package org.gelegen.scheduler.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.InMemorySentMessages;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.receipts.SentMessages;
import org.junit.jupiter.api.Test;

class SmtpGatewayTest {
  private final InMemorySentMessages messages = new InMemorySentMessages();

  @Test
  void an_e_mail_arrives_with_its_text_its_own_id_and_a_way_out()
      throws MessagingException, IOException {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      SmtpGateway gateway = new SmtpGateway(settings(mail.getSmtp().getPort()), messages);
      assertThat(gateway.send(Messages.to("d17@example.org"))).isEqualTo(new Delivery.Accepted());
      assertThat(gateway.send(Messages.to("d17@example.org"))).isEqualTo(new Delivery.Accepted());

      MimeMessage arrived = mail.getReceivedMessages()[0];
      assertThat(arrived.getContentType()).startsWith("multipart/alternative");
      MimeMultipart parts = (MimeMultipart) arrived.getContent();
      assertThat(parts.getCount()).isEqualTo(2);
      assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
      assertThat(parts.getBodyPart(0).getContent().toString().strip())
          .isEqualTo("Er staat nog € 143,20 open.\r\nGroet");
      assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
      assertThat(parts.getBodyPart(1).getContent().toString())
          .contains("<html lang=\"nl\">", "<p>Er staat nog &euro; 143,20 open.<br>Groet</p>");
      assertThat(arrived.getAllRecipients()).hasSize(1);
      assertThat(arrived.getFrom()[0]).hasToString("incasso@example.org");
      // The line break that would have started another header is gone.
      assertThat(arrived.getSubject()).isEqualTo("Uw rekening Bcc: everybody@example.org");
      assertThat(arrived.getSentDate()).isEqualTo(Date.from(Messages.AT));
      assertThat(arrived.getHeader("List-Unsubscribe"))
          .containsExactly("<https://example.org/stop?contact=2026-03-02-7f>");
      assertThat(arrived.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      // Where what cannot be delivered is told to, as the server notes it.
      assertThat(arrived.getHeader("Return-Path")).containsExactly("<bounces@example.org>");
      assertThat(messages.find("smtp", arrived.getMessageID()).orElseThrow().contactId())
          .isEqualTo(new ContactId("2026-03-02-7f"));
      assertThat(arrived.getMessageID())
          .matches("<[0-9a-f]{40}@example\\.org>")
          .isEqualTo(mail.getReceivedMessages()[1].getMessageID());
    } finally {
      mail.stop();
    }
  }

  @Test
  void what_the_server_refuses_for_now_waits_and_what_it_refuses_for_good_fails() {
    assertThat(talkTo(Map.of("RCPT", "451 try again later")))
        .isEqualTo(new Delivery.Later("the mail server answered 451", null));
    assertThat(talkTo(Map.of("RCPT", "550 no such user here")))
        .isEqualTo(new Delivery.Rejected("the mail server answered 550"));
    assertThat(talkTo(Map.of("MAIL", "421 closing")))
        .isEqualTo(new Delivery.Later("the mail server answered 421", null));
    assertThat(talkTo(Map.of("RCPT", "550 5.1.1 no such user here")))
        .isEqualTo(new Delivery.Rejected("the mail server answered 550"));
    assertThat(talkTo(Map.of(".", "452 disk full")))
        .isEqualTo(new Delivery.Later("the mail server answered 452", null));
  }

  /** Else every address of a day were wrong because of a setting. */
  @Test
  void a_server_that_takes_nothing_of_us_is_tried_again_and_says_nothing_of_an_address() {
    Map<String, String> refusals =
        Map.of(
            "MAIL", "550 sender rejected",
            "RCPT", "554 5.7.1 relay access denied",
            "DATA", "554 no valid recipients",
            ".", "554 looks like spam");
    refusals.forEach(
        (command, answer) ->
            assertThat(talkTo(Map.of(command, answer)))
                .as(command)
                .isEqualTo(
                    new Delivery.Later(
                        "the mail server answered %s: check smtp.from, smtp.user and whether it lets us send"
                            .formatted(answer.substring(0, 3)),
                        null)));
    assertThat(talkTo(Map.of("RCPT", "530 authentication required")))
        .isInstanceOf(Delivery.Later.class);
  }

  @Test
  void a_connection_lost_before_the_end_of_the_message_leaves_no_doubt_and_after_it_does() {
    assertThat(talkTo(Map.of("RCPT", "hang up"))).isInstanceOf(Delivery.Later.class);
    assertThat(talkTo(Map.of("DATA", "hang up"))).isInstanceOf(Delivery.Later.class);
    assertThat(talkTo(Map.of(".", "hang up"))).isInstanceOf(Delivery.Unknown.class);
  }

  @Test
  void a_server_that_takes_the_message_and_says_nothing_leaves_doubt_too() {
    assertThat(talkTo(Map.of(".", "say nothing"))).isInstanceOf(Delivery.Unknown.class);
  }

  @Test
  void nobody_listening_means_later_and_no_mailbox_means_never() {
    assertThat(
            new SmtpGateway(settings(1), new InMemorySentMessages())
                .send(Messages.to("d17@example.org")))
        .isInstanceOf(Delivery.Later.class);
    assertThat(
            new SmtpGateway(settings(1), new InMemorySentMessages())
                .send(Messages.to("not a mailbox")))
        .isEqualTo(new Delivery.Rejected("the address is not a mailbox"));
  }

  @Test
  void a_text_is_never_markup_and_an_address_in_it_is_a_link() {
    assertThat(HtmlMail.of("nl", "1 < 2 & <b>\"x\"\n\nBetaal: https://example.org/p?a=1&b=2.\n"))
        .contains("<p>1 &lt; 2 &amp; &lt;b&gt;\"x\"</p>")
        .contains(
            "<p>Betaal: <a"
                + " href=\"https://example.org/p?a=1&amp;b=2\">https://example.org/p?a=1&amp;b=2</a>.</p>");
  }

  @Test
  void without_its_id_kept_nothing_is_sent() {
    SentMessages broken =
        new SentMessages() {
          private final SentMessages kept = new InMemorySentMessages();

          @Override
          public void keep(SentMessage message) {
            throw new GelegenException("the database is down");
          }

          @Override
          public Optional<SentMessage> find(String gateway, String messageId) {
            return kept.find(gateway, messageId);
          }

          @Override
          public Instant firstTold(SentMessage message, OutcomeResult result, Instant now) {
            return kept.firstTold(message, result, now);
          }

          @Override
          public int forget(ClientId client, Instant before, int limit) {
            return kept.forget(client, before, limit);
          }
        };
    assertThat(new SmtpGateway(settings(1), broken).send(Messages.to("d17@example.org")))
        .isEqualTo(new Delivery.Later("the message's id could not be kept", null));
  }

  private static SmtpSettings settings(int port) {
    return new SmtpSettings(
        "127.0.0.1",
        port,
        SmtpSettings.Security.NONE,
        null,
        null,
        "incasso@example.org",
        "bounces@example.org",
        "https://example.org/stop?contact={contactId}",
        Duration.ofMillis(800),
        2);
  }

  /** Sends one message to a server that answers as it should but for what is named. */
  private static Delivery talkTo(Map<String, String> answers) {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread thread = Thread.ofVirtual().start(() -> serve(server, answers));
      Delivery delivery =
          new SmtpGateway(settings(server.getLocalPort()), new InMemorySentMessages())
              .send(Messages.to("d17@example.org"));
      thread.interrupt();
      return delivery;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void serve(ServerSocket server, Map<String, String> answers) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      say(out, "220 example.org");
      boolean inData = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (inData && !line.equals(".")) {
          continue;
        }
        String command = inData ? "." : line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        String answer = answers.getOrDefault(command, usual(command));
        if (answer.equals("hang up")) {
          return;
        }
        if (!answer.equals("say nothing")) {
          say(out, answer);
        }
        inData = command.equals("DATA") && answer.startsWith("354");
      }
    } catch (IOException _) {
      // The client hung up: that was to be tried, too.
    }
  }

  private static String usual(String command) {
    return switch (command) {
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 fine";
    };
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
