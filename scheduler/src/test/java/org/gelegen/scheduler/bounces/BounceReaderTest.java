package org.gelegen.scheduler.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.receipts.InMemorySentMessages;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BounceReaderTest {
  private static final ClientId NORTH = new ClientId("noorderlicht");
  private static final Instant SENT = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant READ = SENT.plusSeconds(600);
  private static final String OURS = "<0123456789abcdef0123456789abcdef01234567@example.org>";

  private final InMemorySentMessages messages = new InMemorySentMessages();
  private final List<PortfolioRecord> log = new ArrayList<>();
  private GreenMail mail;
  private GreenMailUser mailbox;
  private int port;
  private boolean databaseDown;
  private Instant now = READ;

  @BeforeEach
  void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    mail.start();
    port = mail.getImap().getPort();
    mailbox = mail.setUser("bounces@example.org", "bounces", "secret");
    messages.keep(
        new SentMessage(NORTH, "smtp", OURS, new ContactId("k-1"), new DebtorId("d-17"), SENT));
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  @Test
  void a_report_of_failure_becomes_an_outcome_once() throws Exception {
    deliver(report("failed", "5.1.1", "text/rfc822-headers"));
    read();
    now = READ.plusSeconds(600);
    read();
    assertThat(log).containsExactly(outcome(OutcomeResult.BOUNCED));
    assertThat(seen()).containsExactly(true);
    // Somebody marks it as unseen: nothing changes.
    mail.getManagers()
        .getImapHostManager()
        .getInbox(mailbox)
        .getMessages()
        .getFirst()
        .setFlag(Flags.Flag.SEEN, false);
    read();
    assertThat(log).hasSize(1);
  }

  @Test
  void a_report_may_bring_the_whole_message_and_may_tell_good_news() throws Exception {
    deliver(report("failed", "5.7.1", "message/rfc822"));
    deliver(report("Delivered (by hand)", "2.0.0", "text/rfc822-headers"));
    deliver(report("delayed", "4.4.1", "text/rfc822-headers"));
    read();
    assertThat(log)
        .containsExactly(outcome(OutcomeResult.FAILED), outcome(OutcomeResult.DELIVERED));
    assertThat(seen()).containsExactly(true, true, true);
  }

  @Test
  void other_mail_is_left_alone_and_a_report_on_another_message_changes_nothing() throws Exception {
    deliver("From: d17@example.org\r\nSubject: Hallo\r\n\r\nBounced? " + OURS + "\r\n");
    deliver(report("failed", "5.1.1", "text/rfc822-headers").replace(OURS, "<other@example.org>"));
    deliver(
        report("failed", "5.1.1", "text/rfc822-headers")
            .replace("Message-ID: " + OURS + "\r\n", ""));
    deliver(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\nno parts");
    read();
    assertThat(log).isEmpty();
    assertThat(seen()).startsWith(false, true, true);
  }

  @Test
  void what_cannot_be_taken_now_is_read_again() throws Exception {
    deliver(report("failed", "5.1.1", "text/rfc822-headers"));
    databaseDown = true;
    read();
    assertThat(seen()).containsExactly(false);
    databaseDown = false;
    read();
    assertThat(log).containsExactly(outcome(OutcomeResult.BOUNCED));
  }

  @Test
  void a_mailbox_that_cannot_be_read_is_no_failure_of_others() {
    mail.stop();
    read();
    assertThat(log).isEmpty();
    assertThat(settings(1).toString()).doesNotContain("secret");
  }

  private static OutcomeRecord outcome(OutcomeResult result) {
    return new OutcomeRecord(NORTH, new ContactId("k-1"), READ, result, null);
  }

  private void read() {
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
            () -> now);
    new BounceReader(settings(port), receipts).run(now);
  }

  private static BounceSettings settings(int port) {
    return new BounceSettings(
        "127.0.0.1", port, false, "bounces", "secret", "INBOX", Duration.ofSeconds(2));
  }

  private void deliver(String text) throws Exception {
    mailbox.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  private List<Boolean> seen() throws Exception {
    List<Boolean> seen = new ArrayList<>();
    for (var stored : mail.getManagers().getImapHostManager().getInbox(mailbox).getMessages()) {
      seen.add(stored.isSet(Flags.Flag.SEEN));
    }
    return seen;
  }

  /** As mail servers write it, after the example of RFC 3464, appendix E.1. */
  private static String report(String action, String status, String returned) {
    return """
    From: MAILER-DAEMON@mail.example.org
    To: bounces@example.org
    Subject: Undelivered mail
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

    --b1
    Content-Type: text/plain; charset=us-ascii

    The mail system could not deliver your message.

    --b1
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.example.org
    Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0100

    Final-Recipient: rfc822; d17@example.org
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 no such user

    --b1
    Content-Type: %s

    From: incasso@example.org
    To: d17@example.org
    Message-ID: %s
    Subject: Uw rekening

    --b1--
    """
        .formatted(action, status, returned, OURS)
        .replace("\n", "\r\n");
  }
}
