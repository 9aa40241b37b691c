package org.gelegen.records.bank;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The creditor reference that begins with RF: two check digits and up to 21 letters and digits of
 * the creditor's own.
 *
 * @see "ISO 11649:2009; the check is that of ISO 7064, modulo 97-10"
 */
final class CreditorReference {
  private static final Pattern FORM = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");
  private static final BigInteger MODULUS = BigInteger.valueOf(97);

  private CreditorReference() {}

  /**
   * The creditor's own part, or empty when it is no such reference or its check digits are wrong.
   *
   * @param text capital letters, without spaces
   */
  static Optional<String> unpack(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder();
    (text.substring(4) + text.substring(0, 4))
        .chars()
        .forEach(character -> digits.append(Character.digit(character, 36)));
    return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE)
        ? Optional.of(text.substring(4))
        : Optional.empty();
  }
}
