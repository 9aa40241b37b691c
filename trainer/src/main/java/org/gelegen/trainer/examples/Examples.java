package org.gelegen.trainer.examples;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * What a client's heads are fitted on.
 *
 * @param contacts a row for each labelled outbound contact
 * @param freeDays a row for each of some days without contact
 * @param responseWindow of the client's settings
 * @param answerDays how many days a contact could be answered for, on average; the window where
 *     there are no contacts
 */
public record Examples(
    ExampleTable contacts, ExampleTable freeDays, Duration responseWindow, double answerDays) {

  /** The rows that have a label for {@code target}. */
  public Sample sample(Target target) {
    return Sample.of(target == Target.SELF_CURE ? freeDays : contacts, target, responseWindow);
  }

  /** SHA-256 over all rows and labels, in hexadecimal. */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      contacts.digest(digest);
      freeDays.digest(digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
