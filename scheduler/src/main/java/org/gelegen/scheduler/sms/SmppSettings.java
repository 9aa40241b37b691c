package org.gelegen.scheduler.sms;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The centre that text messages go out through.
 *
 * @param tls whether the connection is encrypted and the centre's name checked
 * @param sender who the message is from: a number with a plus, up to 11 letters and digits, or a
 *     short number
 * @param country the calling code of the country whose national numbers the centre names texts'
 *     senders by, such as 31; absent: it names them with their country
 * @param payload long texts go as one message_payload; otherwise as parts with headers
 * @param timeout for connecting and for each answer
 * @param enquireEvery how often the centre is asked whether it is there when nothing else is said
 * @param longestPause what the pauses between attempts to connect grow to
 */
public record SmppSettings(
    String host,
    int port,
    boolean tls,
    String systemId,
    @Nullable String password,
    String systemType,
    String sender,
    @Nullable String country,
    boolean payload,
    Duration timeout,
    Duration enquireEvery,
    Duration longestPause,
    int concurrency) {
  public SmppSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 1 to 65535 but is " + port);
    }
    if (systemId.isEmpty() || systemId.length() > 15) {
      throw new IllegalArgumentException("systemId must have 1 to 15 characters");
    }
    if (password != null && password.length() > 8) {
      throw new IllegalArgumentException("password must have at most 8 characters, by SMPP 3.4");
    }
    if (!sender.matches("\\+[1-9][0-9]{5,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 .&-]{1,11}")) {
      throw new IllegalArgumentException(
          "sender must be a number with a plus, a short number of 3 to 8 digits, or 1 to 11"
              + " letters and digits");
    }
    if (country != null && !country.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException(
          "country must be a calling code of 1 to 3 digits, such as 31");
    }
    if (timeout.toMillis() < 1 || enquireEvery.toMillis() < 1 || longestPause.toMillis() < 1) {
      throw new IllegalArgumentException("timeout, enquireEvery and longestPause must be positive");
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1 but is " + concurrency);
    }
  }

  @Override
  public String toString() {
    return "SmppSettings[host=" + host + ", port=" + port + ", systemId=" + systemId + "]";
  }
}
