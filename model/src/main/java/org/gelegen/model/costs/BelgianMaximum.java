package org.gelegen.model.costs;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The most that out-of-court collection may cost a consumer in Belgium, to the cent:
 *
 * <pre>
 * 20                                          over up to 150
 * 30 and 10 % of what is above 150            over up to 500
 * 65 and 5 % of what is above 500, at most 2,000      above
 * </pre>
 *
 * <p>Over nothing there are no costs. Half a cent counts as one.
 *
 * @see "Code of Economic Law, art. XIX.4, in force since 2023-09-01 (from memory)"
 */
final class BelgianMaximum {
  private static final BigDecimal LITTLE = new BigDecimal("150");
  private static final BigDecimal MUCH = new BigDecimal("500");
  private static final BigDecimal OVER_LITTLE = new BigDecimal("20.00");
  private static final BigDecimal ABOVE_LITTLE = new BigDecimal("30.00");
  private static final BigDecimal RATE_ABOVE_LITTLE = new BigDecimal("0.10");
  private static final BigDecimal ABOVE_MUCH = new BigDecimal("65.00");
  private static final BigDecimal RATE_ABOVE_MUCH = new BigDecimal("0.05");
  private static final BigDecimal MOST = new BigDecimal("2000.00");

  private BelgianMaximum() {}

  /**
   * The most over what is owed, in euro and whole cents.
   *
   * @param owed in euro, not negative
   */
  static BigDecimal over(BigDecimal owed) {
    if (owed.signum() < 0) {
      throw new IllegalArgumentException("what is owed must not be negative but is " + owed);
    }
    if (owed.signum() == 0) {
      return BigDecimal.ZERO.setScale(2);
    }
    if (owed.compareTo(LITTLE) <= 0) {
      return OVER_LITTLE;
    }
    BigDecimal costs =
        owed.compareTo(MUCH) <= 0
            ? ABOVE_LITTLE.add(owed.subtract(LITTLE).multiply(RATE_ABOVE_LITTLE))
            : ABOVE_MUCH.add(owed.subtract(MUCH).multiply(RATE_ABOVE_MUCH));
    return costs.setScale(2, RoundingMode.HALF_UP).min(MOST);
  }
}
