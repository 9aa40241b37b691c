package org.gelegen.app.demo.counterparts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.Properties;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.junit.jupiter.api.Test;

class MailServerTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");

  /** Mailboxes are listed in the order of their first message. */
  @Test
  void each_message_arrives_once_whichever_mailbox_it_is_for() throws Exception {
    try (MailServer server =
        new MailServer(
            id -> Optional.of(new Handed(CLIENT, new ContactId("k-" + id))), _ -> () -> {})) {
      int sent = 0;
      for (String to : new String[] {"first", "second", "first", "third", "second"}) {
        send(server, to);
        sent++;
        assertThat(server.taken()).hasSize(sent);
      }
      assertThat(server.repeated()).isZero();
    }
  }

  private static void send(MailServer server, String to) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", server.settings().host());
    properties.put("mail.smtp.port", server.settings().port());
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("incasso@gelegen.example.org"));
    message.setRecipient(
        Message.RecipientType.TO, new InternetAddress(to + "@noorderlicht.example.org"));
    message.setSubject("Uw rekening");
    message.setText("Er staat nog een bedrag open.");
    Transport.send(message);
  }
}
