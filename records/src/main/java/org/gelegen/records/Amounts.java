package org.gelegen.records;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money as a decimal string, such as {@code "143.20"}.
 *
 * <p>Up to four decimals, because no currency has more and a message may cost a part of a cent; up
 * to 15 digits before the point, more than any portfolio is worth. No exponent, no plus sign, no
 * leading zeros. Trailing zeros say nothing: {@code "143.2"} and {@code "143.20"} are one amount.
 */
public final class Amounts {
  /** What is allowed, for error messages. */
  public static final String ALLOWED =
      "must be a decimal string with at most 15 digits and 4 decimals, such as \"143.20\"";

  private static final int DIGITS = 15;
  private static final int DECIMALS = 4;
  private static final int SHOWN_DECIMALS = 2;

  private Amounts() {}

  /** The amount, with at least two decimals, or null when {@code text} is not one. */
  public static @Nullable BigDecimal parse(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.', start);
    int whole = (point < 0 ? text.length() : point) - start;
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    if (whole < 1
        || whole > DIGITS
        || decimals > DECIMALS
        || (point >= 0 && decimals == 0)
        || (whole > 1 && text.charAt(start) == '0')) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i != point && (c < '0' || c > '9')) {
        return null;
      }
    }
    return canonical(new BigDecimal(text));
  }

  /** The same amount with two decimals, or as many more as it needs. */
  public static BigDecimal canonical(BigDecimal amount) {
    if (amount.scale() == SHOWN_DECIMALS) {
      return amount;
    }
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < SHOWN_DECIMALS ? stripped.setScale(SHOWN_DECIMALS) : stripped;
  }

  /** The one spelling of an amount. */
  public static String format(BigDecimal amount) {
    return canonical(amount).toPlainString();
  }
}
