package org.gelegen.model.costs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The most that out-of-court collection may cost a debtor in the Netherlands, to the cent:
 *
 * <pre>
 * 15 % of the first 2,500
 * 10 % of the next 2,500
 *  5 % of the next 5,000
 *  1 % of the next 190,000
 * 0.5 % above, at least 40 and at most 6,775 euro
 * </pre>
 *
 * <p>Over nothing there are no costs. Half a cent counts as one. VAT comes on top, beyond the
 * maximum too, and only where the creditor cannot reclaim it.
 *
 * @see "Besluit vergoeding voor buitengerechtelijke incassokosten, Stb. 2012, 141, art. 2"
 */
public final class DutchMaximum {
  private static final BigDecimal LEAST = new BigDecimal("40.00");
  private static final BigDecimal MOST = new BigDecimal("6775.00");

  /** The general rate. */
  private static final BigDecimal VAT = new BigDecimal("0.21");

  private static final List<Bracket> BRACKETS =
      List.of(
          new Bracket("2500", "0.15"),
          new Bracket("2500", "0.10"),
          new Bracket("5000", "0.05"),
          new Bracket("190000", "0.01"));

  private static final BigDecimal RATE_ABOVE = new BigDecimal("0.005");

  private DutchMaximum() {}

  /** A part of the principal with a rate of its own. */
  private record Bracket(BigDecimal width, BigDecimal rate) {
    private Bracket(String width, String rate) {
      this(new BigDecimal(width), new BigDecimal(rate));
    }
  }

  /**
   * The most over one claim, without VAT, in euro and whole cents.
   *
   * @param principal in euro, not negative
   */
  public static BigDecimal over(BigDecimal principal) {
    if (principal.signum() < 0) {
      throw new IllegalArgumentException("principal must not be negative but is " + principal);
    }
    if (principal.signum() == 0) {
      return BigDecimal.ZERO.setScale(2);
    }
    BigDecimal costs = BigDecimal.ZERO;
    BigDecimal left = principal;
    for (Bracket bracket : BRACKETS) {
      BigDecimal part = left.min(bracket.width());
      costs = costs.add(part.multiply(bracket.rate()));
      left = left.subtract(part);
    }
    return costs
        .add(left.multiply(RATE_ABOVE))
        .setScale(2, RoundingMode.HALF_UP)
        .max(LEAST)
        .min(MOST);
  }

  /**
   * The most over the instalments of one agreement.
   *
   * @param instalments in euro, none negative
   * @param addedUp whether they count as one claim, so that the least is asked once; else each has
   *     its own
   */
  public static BigDecimal over(List<BigDecimal> instalments, boolean addedUp) {
    if (addedUp) {
      return over(instalments.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
    return instalments.stream()
        .map(DutchMaximum::over)
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  /** The same with VAT, for a creditor that cannot reclaim it. */
  public static BigDecimal withVat(BigDecimal costs) {
    return costs.add(costs.multiply(VAT)).setScale(2, RoundingMode.HALF_UP);
  }
}
