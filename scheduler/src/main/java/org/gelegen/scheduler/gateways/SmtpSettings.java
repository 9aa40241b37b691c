package org.gelegen.scheduler.gateways;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How e-mail leaves.
 *
 * @param user absent: no log-in
 * @param from the sender's mailbox
 * @param bouncesTo the mailbox that reports of what could not be delivered go to; absent: the
 *     sender's
 * @param unsubscribe where a debtor opts out of e-mail, an {@code https} or {@code mailto} URI in
 *     which {@code {contactId}} is replaced; absent: no such header
 * @param timeout for connecting and for each answer of the server
 */
public record SmtpSettings(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    String from,
    @Nullable String bouncesTo,
    @Nullable String unsubscribe,
    Duration timeout,
    int concurrency) {
  /** How the connection is protected. */
  public enum Security {
    /** Not at all: for a relay on this machine. */
    NONE,
    /** By STARTTLS, without which nothing is sent. */
    STARTTLS,
    /** From the first byte. */
    TLS
  }

  public SmtpSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 1 to 65535 but is " + port);
    }
    if (from.indexOf('@') < 1) {
      throw new IllegalArgumentException("from must be a mailbox such as incasso@example.org");
    }
    if (bouncesTo != null && bouncesTo.indexOf('@') < 1) {
      throw new IllegalArgumentException("bouncesTo must be a mailbox such as bounces@example.org");
    }
    if (unsubscribe != null && !unsubscribe.matches("(https|mailto):[!-~&&[^<>]]+")) {
      throw new IllegalArgumentException("unsubscribe must be an https or mailto URI");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive but is " + timeout);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1 but is " + concurrency);
    }
  }

  @Override
  public String toString() {
    return "SmtpSettings[host=" + host + ", port=" + port + ", from=" + from + "]";
  }
}
