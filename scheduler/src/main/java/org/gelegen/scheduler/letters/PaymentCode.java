package org.gelegen.scheduler.letters;

import java.math.BigDecimal;
import java.util.Optional;
import org.gelegen.model.settings.Iban;
import org.jspecify.annotations.Nullable;

/**
 * What a debtor scans to pay.
 *
 * @param content what the code holds
 * @param link the page it leads to; absent: it is a transfer
 */
record PaymentCode(String content, @Nullable String link) {
  private static final BigDecimal MOST = new BigDecimal("999999999.99");
  private static final int LONGEST_REFERENCE = 140;

  /** What a link may be, so that no other scheme is scanned. */
  private static final String LINK = "https://[!-~]{1,500}";

  /**
   * A SEPA credit transfer, or empty where none can be made of it: another currency, or an amount
   * that no transfer has.
   *
   * <p>Of two lines for the reference, one that is a creditor reference (RF and check digits) goes
   * to the first and any other to the second, since a transfer has one of them.
   *
   * @param beneficiary at most 70 characters
   * @see "EPC069-12, version 3.1, Quick Response Code: Guidelines to enable data capture for the
   *     initiation of a SEPA credit transfer, section 3"
   */
  static Optional<PaymentCode> transfer(
      String beneficiary, Iban iban, BigDecimal amount, String currency, String reference) {
    if (!currency.equals("EUR")
        || amount.signum() <= 0
        || amount.compareTo(MOST) > 0
        || amount.stripTrailingZeros().scale() > 2
        || reference.length() > LONGEST_REFERENCE) {
      return Optional.empty();
    }
    boolean structured = isCreditorReference(reference);
    return Optional.of(
        new PaymentCode(
            String.join(
                "\n",
                "BCD",
                "002",
                // The characters are UTF-8.
                "1",
                "SCT",
                // No BIC: within the SEPA the IBAN says it.
                "",
                beneficiary,
                iban.value(),
                "EUR" + amount.setScale(2).toPlainString(),
                "",
                structured ? reference : "",
                structured ? "" : reference),
            null));
  }

  /** A page to pay on, or empty where {@code link} is none. */
  static Optional<PaymentCode> page(String link) {
    return link.matches(LINK) ? Optional.of(new PaymentCode(link, link)) : Optional.empty();
  }

  /**
   * Whether it is a creditor reference.
   *
   * @see "ISO 11649:2009"
   */
  private static boolean isCreditorReference(String reference) {
    if (!reference.matches("RF[0-9]{2}[A-Za-z0-9]{1,21}")) {
      return false;
    }
    String turned = reference.substring(4) + reference.substring(0, 4);
    int remainder = 0;
    for (int i = 0; i < turned.length(); i++) {
      int digit = Character.digit(turned.charAt(i), 36);
      remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
    }
    return remainder == 1;
  }
}
