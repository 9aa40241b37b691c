package org.gelegen.trainer.experiments;

/**
 * The half-width, in standard errors, of an interval that may be looked at every day and still
 * holds with its promised probability over all the looks together.
 *
 * <h2>Method</h2>
 *
 * The asymptotic confidence sequence of [1], theorem 2.2, which is the normal mixture of [2],
 * section 3.2, on a standard error: with α the chance of error, t the time on the information clock
 * and ρ the mixture's parameter,
 *
 * <pre>
 * sqrt((t·ρ² + 1) / (t·ρ²) · ln((t·ρ² + 1) / α²))
 * </pre>
 *
 * <h2>The clock</h2>
 *
 * A debtor's outcome grows with the days since its exposure, so information comes with new debtors
 * and with days. The clock counts debtor-days. Under no difference, the difference at two looks s
 * before t is correlated at least as √(s/t) when what a debtor brings on later days does not speak
 * against what it brought before; then, by Slepian's inequality, a wider excursion is at most as
 * likely as for the Brownian motion that the mixture is made for. A payment that can come only once
 * comes close: as long as fewer than half of the debtors have paid, the tests see no harm.
 *
 * <h2>The parameter</h2>
 *
 * ρ may be anything that does not depend on the data. It is chosen such that the interval is about
 * as narrow as it can be after {@value #TUNED_DEBTOR_DAYS} debtor-days, such as two thousand
 * debtors for four weeks; a hundred times more costs a fifth of the width.
 *
 * <ol>
 *   <li>Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas: Time-uniform central limit theory and
 *       asymptotic confidence sequences, 2023
 *   <li>Howard, Ramdas, McAuliffe, Sekhon: Time-uniform, nonparametric, nonasymptotic confidence
 *       sequences, Annals of Statistics 49, 2021
 * </ol>
 */
final class ConfidenceSequence {
  private static final double TUNED_DEBTOR_DAYS = 56_000;

  /** t·ρ² at which the half-width is smallest for α = 0.05, to one digit. */
  private static final double BEST = 8;

  private static final double RHO_SQUARED = BEST / TUNED_DEBTOR_DAYS;

  private ConfidenceSequence() {}

  /**
   * The half-width in standard errors.
   *
   * @param debtorDays the time on the information clock, above 0
   * @param alpha the chance of error over all looks, in (0, 1)
   */
  static double halfWidth(double debtorDays, double alpha) {
    double x = debtorDays * RHO_SQUARED;
    return Math.sqrt((x + 1) / x * Math.log((x + 1) / (alpha * alpha)));
  }
}
