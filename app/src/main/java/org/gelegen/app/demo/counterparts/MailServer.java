package org.gelegen.app.demo.counterparts;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.scheduler.bounces.BounceSettings;
import org.gelegen.scheduler.gateways.SmtpGateway;
import org.gelegen.scheduler.gateways.SmtpSettings;

/**
 * Takes e-mail over SMTP, and reports on what bounces into a mailbox that is read over IMAP.
 *
 * @see "RFC 3464, An Extensible Message Format for Delivery Status Notifications"
 */
final class MailServer extends Carrier {
  private static final String FROM = "incasso@gelegen.example.org";
  private static final String REPORTS = "bounces@gelegen.example.org";
  private static final String USER = "bounces";
  private static final String PASSWORD = "made-up";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final GreenMail server;
  private final GreenMailUser reports;
  private final Runnable readReports;

  /** By themselves: the server lists them by mailbox, so a new one may stand before others. */
  private final Set<MimeMessage> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Starts it.
   *
   * @param whose the contact that a Message-ID belongs to
   * @param readReports has the house read its mailbox of reports
   */
  MailServer(Function<String, Optional<Handed>> whose, Function<MailServer, Runnable> readReports) {
    super(SmtpGateway.NAME, "mail server, SMTP and IMAP", Set.of(OutcomeResult.BOUNCED), whose);
    server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    server.start();
    reports = server.setUser(REPORTS, USER, PASSWORD);
    this.readReports = readReports.apply(this);
  }

  SmtpSettings settings() {
    return new SmtpSettings(
        "127.0.0.1",
        server.getSmtp().getPort(),
        SmtpSettings.Security.NONE,
        null,
        null,
        FROM,
        REPORTS,
        "mailto:" + FROM + "?subject=stop-{contactId}",
        TIMEOUT,
        4);
  }

  BounceSettings bounces() {
    return new BounceSettings(
        "127.0.0.1", server.getImap().getPort(), false, USER, PASSWORD, "INBOX", TIMEOUT);
  }

  /** Looks at what came since it was last looked. */
  private synchronized void look() {
    try {
      for (MimeMessage message : server.getReceivedMessages()) {
        String id = message.getMessageID();
        if (seen.add(message) && id != null && !message.isMimeType("multipart/report")) {
          inbox().take(id, text(message));
        }
      }
    } catch (MessagingException | IOException e) {
      throw new GelegenException("an e-mail cannot be read: " + e.getMessage(), e);
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    return part.getContent() instanceof Multipart parts
        ? text(parts.getBodyPart(0))
        : String.valueOf(part.getContent());
  }

  @Override
  public Set<Handed> taken() {
    look();
    return super.taken();
  }

  @Override
  public int repeated() {
    look();
    return super.repeated();
  }

  @Override
  void report(String id, OutcomeResult result) {
    String report =
        """
        From: MAILER-DAEMON@gelegen.example.org
        To: %s
        Subject: Undelivered mail
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain; charset=us-ascii

        The mail could not be delivered.

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; gelegen.example.org

        Final-Recipient: rfc822; nobody@example.org
        Action: failed
        Status: 5.1.1

        --b1
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --b1--
        """
            .formatted(REPORTS, id)
            .replace("\n", "\r\n");
    try {
      reports.deliver(
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(report.getBytes(StandardCharsets.US_ASCII))));
    } catch (MessagingException e) {
      throw new GelegenException("a report on an e-mail cannot be made: " + e.getMessage(), e);
    }
    readReports.run();
  }

  @Override
  public void close() {
    super.close();
    server.stop();
  }
}
