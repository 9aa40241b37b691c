package org.gelegen.app.offpolicy;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Actions as they stand in cells: words or numbers. */
final class Actions {
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d*");

  private Actions() {}

  /** The action itself: 2.0 and 2 are one, 02 is another. */
  static String of(String text) {
    return DECIMAL.matcher(text).matches()
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}
