package org.gelegen.trainer.experiments;

/**
 * What not having seen something says: how many debtors there may be all the same that it happens
 * to.
 *
 * <p>With n debtors none of whom it happened to, at 95 % their share is at most the p for which (1
 * - p)ⁿ = 0.05, about 3/n. It holds for every look as long as there is none: had there been one it
 * would not be said at later looks, so that whether it is ever wrong is settled at a single one.
 *
 * @see "Hanley, Lippman-Hand: If nothing goes wrong, is everything all right?, JAMA 249, 1983"
 */
final class RuleOfThree {
  private RuleOfThree() {}

  /** The largest share, in (0, 1]. */
  static double atMost(int debtors) {
    return 1 - Math.pow(DifferenceEstimator.ALPHA, 1.0 / debtors);
  }
}
