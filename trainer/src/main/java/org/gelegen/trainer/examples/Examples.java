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
 * @param keptOfUnanswered the share of the days without an answer that are among them, in (0, 1];
 *     of those with one all are, so odds learned from them are too high by one over this
 * @param imagined rows of contacts that nobody made: for some contacts, the debtor as it was just
 *     before, over another channel and in another hour; without labels
 * @param responseWindow of the client's settings
 * @param answerDays by channel, how many days a contact could be answered for, on average; the
 *     window where there are no contacts
 */
// The days are handed over at construction and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record Examples(
    ExampleTable contacts,
    ExampleTable freeDays,
    double keptOfUnanswered,
    ExampleTable imagined,
    Duration responseWindow,
    double[] answerDays) {

  /** The rows that have a label for {@code target}. */
  public Sample sample(Target target) {
    return Sample.of(target == Target.SELF_CURE ? freeDays : contacts, target, responseWindow);
  }

  /** The rows of contacts that nobody made, for a head that looks at contacts. */
  public Sample imagined(Target target) {
    Sample all = Sample.unlabelled(imagined, target, responseWindow);
    return target == Target.SELF_CURE ? all.first(0) : all;
  }

  /** SHA-256 over all rows and labels, in hexadecimal. */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      contacts.digest(digest);
      freeDays.digest(digest);
      imagined.digest(digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
