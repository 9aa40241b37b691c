package org.gelegen.records.bank;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Dutch payment reference: 16 digits, the first a check digit; or 9 to 14 digits, of which the
 * second says how many follow it. The form of 7 digits has nothing to check and is a reference as
 * any other.
 *
 * @see "Betaalvereniging Nederland: Specificaties betalingskenmerk"
 */
final class Betalingskenmerk {
  private static final Pattern FORM = Pattern.compile("[0-9]{9,14}|[0-9]{16}");
  private static final int FULL = 16;
  private static final int[] WEIGHTS = {2, 4, 8, 5, 10, 9, 7, 3, 6, 1};

  private Betalingskenmerk() {}

  /** The creditor's own digits, or empty when it is no such reference or its check fails. */
  static Optional<String> unpack(String text) {
    if (!FORM.matcher(text).matches() || digit(text, 0) != check(text)) {
      return Optional.empty();
    }
    if (text.length() == FULL) {
      return Optional.of(text.substring(1));
    }
    String own = text.substring(2);
    return digit(text, 1) == own.length() % 10 ? Optional.of(own) : Optional.empty();
  }

  private static int check(String text) {
    int sum = 0;
    for (int fromRight = 0; fromRight < text.length() - 1; fromRight++) {
      sum += digit(text, text.length() - 1 - fromRight) * WEIGHTS[fromRight % WEIGHTS.length];
    }
    int check = 11 - sum % 11;
    return check >= 10 ? 11 - check : check;
  }

  private static int digit(String text, int index) {
    return text.charAt(index) - '0';
  }
}
