package org.gelegen.scheduler.gateways;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
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
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.receipts.SentMessages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands e-mail to an SMTP server, each over a connection of its own.
 *
 * <p>SMTP has no idempotency key that is honoured everywhere. What the server refused, or what
 * broke off before the end of the message was sent, was certainly not taken; when the connection is
 * lost after that end and before the answer, nobody can know. The message's own id is kept before
 * it is sent, so that a report of what became of it is matched in every case.
 *
 * @see "RFC 5321, section 4.5.3.2.6, on the answer after the end of the data"
 */
public final class SmtpGateway implements Gateway {
  /** Under this name the ids of messages are kept. */
  public static final String NAME = "smtp";

  private static final Logger LOG = LoggerFactory.getLogger(SmtpGateway.class);

  /** An answer such as {@code 554 5.7.1 relay access denied}. */
  private static final Pattern OF_POLICY = Pattern.compile("5\\d\\d[ -]5\\.7\\.");

  private final SmtpSettings settings;
  private final SentMessages messages;
  private final Session session;

  public SmtpGateway(SmtpSettings settings, SentMessages messages) {
    this.settings = settings;
    this.messages = messages;
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
    if (settings.bouncesTo() != null) {
      properties.setProperty("mail.smtp.from", settings.bouncesTo());
    }
    // Our own name is asked of the machine otherwise, which may take the resolver's time.
    properties.setProperty("mail.smtp.localhost", domain(settings));
    return properties;
  }

  @Override
  public String name() {
    return NAME;
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
    try {
      messages.keep(
          new SentMessage(
              message.clientId(),
              NAME,
              messageId(message),
              message.contactId(),
              message.debtorId(),
              message.at()));
    } catch (RuntimeException e) {
      LOG.error("e-mail of contact {} waits, its id cannot be kept", message.contactId(), e);
      return new Delivery.Later("the message's id could not be kept", null);
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
    MimeMessage mail = new IdentifiedMessage(session, messageId(message));
    mail.setFrom(new InternetAddress(settings.from(), true));
    mail.setRecipient(RecipientType.TO, to);
    mail.setSentDate(Date.from(message.at()));
    // A line break in a subject would start a header of the writer's choice.
    String subject = message.subject() == null ? "" : message.subject();
    mail.setSubject(subject.replaceAll("\\p{Cntrl}+", " "), "UTF-8");
    mail.setContent(alternatives(message));
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

  private String messageId(OutgoingMessage message) {
    return "<" + fingerprint(message) + "@" + domain(settings) + ">";
  }

  /** The text as it is and as a page; a reader shows the last one that it can. */
  private static MimeMultipart alternatives(OutgoingMessage message) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(message.body(), "UTF-8");
    MimeBodyPart page = new MimeBodyPart();
    page.setText(HtmlMail.of(message.language(), message.body()), "UTF-8", "html");
    return new MimeMultipart("alternative", plain, page);
  }

  /**
   * Only a refused recipient is refused for good. A server that refuses the sender, or will take
   * nothing of us, refuses the next message as well, until somebody mends it.
   */
  private static Delivery judge(MessagingException failure, boolean endOfDataSent) {
    SMTPAddressFailedException recipient = cause(failure, SMTPAddressFailedException.class);
    if (recipient != null) {
      int code = recipient.getReturnCode();
      return isOfAddress(code, recipient.getMessage())
          ? new Delivery.Rejected("the mail server answered " + code)
          : later(code);
    }
    SMTPSendFailedException answer = cause(failure, SMTPSendFailedException.class);
    if (answer != null && answer.getReturnCode() >= 400) {
      return later(answer.getReturnCode());
    }
    if (endOfDataSent) {
      return new Delivery.Unknown("the connection was lost before the mail server's answer");
    }
    String kind = failure.getClass().getSimpleName();
    return new Delivery.Later("the mail server could not be spoken to: " + kind, null);
  }

  private static Delivery later(int code) {
    String what = "the mail server answered " + code;
    return new Delivery.Later(
        code < 500 ? what : what + ": check smtp.from, smtp.user and whether it lets us send",
        null);
  }

  /**
   * Whether an answer about a recipient is about its address and not about us. Enhanced codes 5.7
   * are about what a server lets pass (RFC 3463, section 3.8), 503 and 53x about how we came.
   */
  private static boolean isOfAddress(int code, @Nullable String answer) {
    boolean ofAddress = code == 501 || (code >= 550 && code < 600);
    return ofAddress && (answer == null || !OF_POLICY.matcher(answer).lookingAt());
  }

  /** The first of its kind among the causes; {@code null} without one. */
  private static <T extends MessagingException> @Nullable T cause(
      MessagingException failure, Class<T> kind) {
    for (Exception cause = failure; cause != null; ) {
      if (kind.isInstance(cause)) {
        return kind.cast(cause);
      }
      cause = cause instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return null;
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
