package org.gelegen.scheduler.bounces;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.Receipt;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.Receipts.Taken;
import org.gelegen.scheduler.gateways.SmtpGateway;
import org.gelegen.scheduler.rounds.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads reports from a mailbox (IMAP) and makes outcomes of them: {@code bounced} where a message
 * failed, {@code delivered} where it arrived. A report is marked as seen once its outcome is
 * durable, so that a crash in between reads it again, which changes nothing. Mail that is no report
 * is left as it is.
 */
public final class BounceReader implements Round {
  private static final Logger LOG = LoggerFactory.getLogger(BounceReader.class);

  /** Looked at in one round, the newest; what is left is looked at when these are seen. */
  private static final int AT_ONCE = 500;

  /** A report with the whole of an e-mail in it is some kilobytes. */
  private static final int MOST_BYTES = 1 << 20;

  private final BounceSettings settings;
  private final Receipts receipts;

  public BounceReader(BounceSettings settings, Receipts receipts) {
    this.settings = settings;
    this.receipts = receipts;
  }

  @Override
  public void run(Instant now) {
    try {
      read();
    } catch (MessagingException e) {
      // What a server says may quote a log-in.
      LOG.warn(
          "the mailbox of reports at {} cannot be read: {}",
          settings.host(),
          e.getClass().getSimpleName());
    }
  }

  private void read() throws MessagingException {
    String protocol = settings.tls() ? "imaps" : "imap";
    try (Store store = Session.getInstance(properties(protocol)).getStore(protocol)) {
      store.connect(settings.host(), settings.port(), settings.user(), settings.password());
      try (Folder folder = store.getFolder(settings.folder())) {
        folder.open(Folder.READ_WRITE);
        Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        List<Message> newest =
            List.of(unseen).subList(Math.max(0, unseen.length - AT_ONCE), unseen.length);
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.CONTENT_INFO);
        folder.fetch(newest.toArray(Message[]::new), profile);
        for (Message mail : newest) {
          read(mail);
        }
      }
    }
  }

  private Properties properties(String protocol) {
    Properties properties = new Properties();
    String timeout = Long.toString(settings.timeout().toMillis());
    String prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "connectiontimeout", timeout);
    properties.setProperty(prefix + "timeout", timeout);
    properties.setProperty(prefix + "writetimeout", timeout);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    // Looking at a mail does not make it seen.
    properties.setProperty(prefix + "peek", "true");
    return properties;
  }

  private void read(Message mail) {
    try {
      if (!DeliveryReport.isReport(mail)) {
        return;
      }
      Optional<DeliveryReport> report =
          mail.getSize() > MOST_BYTES ? Optional.empty() : DeliveryReport.find(whole(mail));
      if (report.isPresent()) {
        take(report.get());
      } else {
        LOG.warn("a report does not say what became of which message");
      }
      mail.setFlag(Flags.Flag.SEEN, true);
    } catch (MessagingException | IOException e) {
      LOG.warn("a mail among the reports cannot be read: {}", e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      // It stays unseen, and is read again.
      LOG.error("a report could not be taken", e);
    }
  }

  /** Servers differ in how they give parts of a mail, and not in how they give all of it. */
  private static MimeMessage whole(Message mail) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
  }

  private void take(DeliveryReport report) {
    Optional<OutcomeResult> result =
        switch (report.action()) {
          case "failed" ->
              Optional.of(report.isAddress() ? OutcomeResult.BOUNCED : OutcomeResult.FAILED);
          case "delivered", "relayed", "expanded" -> Optional.of(OutcomeResult.DELIVERED);
          default -> Optional.empty();
        };
    if (result.isPresent()) {
      Taken taken =
          receipts.take(
              new Receipt(SmtpGateway.NAME, List.of(report.messageId()), result.get(), null));
      if (taken != Taken.RECORDED) {
        LOG.warn("a report is about a message that is not known, or was refused");
      }
    }
  }
}
