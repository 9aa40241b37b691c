package org.gelegen.scheduler.gateways;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.gelegen.model.portfolio.Channel;

/**
 * Hands e-mail to an SMTP server, each over a connection of its own.
 *
 * <p>SMTP has no idempotency key that is honoured everywhere. What the server refused, or what
 * broke off before the end of the message was sent, was certainly not taken; when the connection is
 * lost after that end and before the answer, nobody can know.
 *
 * @see "RFC 5321, section 4.5.3.2.6, on the answer after the end of the data"
 */
public final class SmtpGateway implements Gateway {
  private final SmtpSettings settings;
  private final Session session;

  public SmtpGateway(SmtpSettings settings) {
    this.settings = settings;
    session = Session.getInstance(properties(settings));
  }

  private static Properties properties(SmtpSettings settings) {
    Properties properties = new Properties();
    String timeout = Long.toString(settings.timeout().toMillis());
    properties.setProperty("mail.smtp.connectiontimeout", timeout);
    properties.setProperty("mail.smtp.timeout", timeout);
    properties.setProperty("mail.smtp.writetimeout", timeout);
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    boolean startTls = settings.security() == SmtpSettings.Security.STARTTLS;
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
    properties.setProperty(
        "mail.smtp.ssl.enable", Boolean.toString(settings.security() == SmtpSettings.Security.TLS));
    // Our own name is asked of the machine otherwise, which may take the resolver's time.
    properties.setProperty("mail.smtp.localhost", domain(settings));
    return properties;
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public Set<Channel> channels() {
    return Set.of(Channel.EMAIL);
  }

  @Override
  public boolean idempotent() {
    return false;
  }

  @Override
  public int concurrency() {
    return settings.concurrency();
  }

  @Override
  public Delivery send(OutgoingMessage message) {
    MimeMessage mail;
    InternetAddress to;
    try {
      to = new InternetAddress(message.address() == null ? "" : message.address(), true);
      mail = mail(message, to);
    } catch (AddressException e) {
      // The exception quotes the address, which is nobody's business.
      return new Delivery.Rejected("the address is not a mailbox");
    } catch (MessagingException e) {
      return new Delivery.Rejected("no e-mail can be made of the text: " + e.getMessage());
    }
    PhasedTransport transport = new PhasedTransport(session);
    try {
      transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
      transport.sendMessage(mail, new Address[] {to});
      return new Delivery.Accepted();
    } catch (MessagingException e) {
      return judge(e, transport.endOfDataSent);
    } finally {
      hangUp(transport);
    }
  }

  private MimeMessage mail(OutgoingMessage message, InternetAddress to) throws MessagingException {
    String messageId = "<" + fingerprint(message) + "@" + domain(settings) + ">";
    MimeMessage mail = new IdentifiedMessage(session, messageId);
    mail.setFrom(new InternetAddress(settings.from(), true));
    mail.setRecipient(RecipientType.TO, to);
    mail.setSentDate(Date.from(message.at()));
    // A line break in a subject would start a header of the writer's choice.
    String subject = message.subject() == null ? "" : message.subject();
    mail.setSubject(subject.replaceAll("\\p{Cntrl}+", " "), "UTF-8");
    mail.setText(message.body(), "UTF-8");
    mail.setHeader("Content-Language", message.language());
    mail.setHeader("Auto-Submitted", "auto-generated");
    String unsubscribe = settings.unsubscribe();
    if (unsubscribe != null) {
      String id = URLEncoder.encode(message.contactId().value(), StandardCharsets.UTF_8);
      mail.setHeader("List-Unsubscribe", "<" + unsubscribe.replace("{contactId}", id) + ">");
      if (unsubscribe.startsWith("https:")) {
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    }
    mail.saveChanges();
    return mail;
  }

  private static Delivery judge(MessagingException failure, boolean endOfDataSent) {
    int code = code(failure);
    if (code >= 500 && code < 600) {
      return new Delivery.Rejected("the mail server answered " + code);
    }
    if (code >= 400) {
      return new Delivery.Later("the mail server answered " + code, null);
    }
    if (endOfDataSent) {
      return new Delivery.Unknown("the connection was lost before the mail server's answer");
    }
    String kind = failure.getClass().getSimpleName();
    return new Delivery.Later("the mail server could not be spoken to: " + kind, null);
  }

  /** The server's answer, or -1 without one; an answer about the address counts before others. */
  private static int code(MessagingException failure) {
    int code = -1;
    for (Exception cause = failure; cause != null; ) {
      if (cause instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (cause instanceof SMTPSendFailedException send) {
        code = Math.max(code, send.getReturnCode());
      }
      cause = cause instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return code;
  }

  private static void hangUp(PhasedTransport transport) {
    try {
      transport.close();
    } catch (MessagingException _) {
      // What counts was said before: the message was taken or it was not.
    }
  }

  private static String domain(SmtpSettings settings) {
    String domain = settings.from().substring(settings.from().lastIndexOf('@') + 1);
    return domain.toLowerCase(Locale.ROOT);
  }

  private static String fingerprint(OutgoingMessage message) {
    String key = message.clientId().value() + "/" + message.contactId().value();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** A message that keeps the Message-ID it is given. */
  private static final class IdentifiedMessage extends MimeMessage {
    private final String messageId;

    private IdentifiedMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }

  /** A transport that knows how far it came. */
  private static final class PhasedTransport extends SMTPTransport {
    private boolean endOfDataSent;

    private PhasedTransport(Session session) {
      super(session, null);
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      endOfDataSent = true;
      super.finishData();
    }
  }
}
