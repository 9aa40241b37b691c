package org.gelegen.trainer.experiments;

/**
 * What happened with one debtor from its exposure on, and before it.
 *
 * @param days since the exposure, not negative
 * @param collected paid less reversed, in the client's currency
 * @param cost of the contacts made, in the client's currency
 * @param contacts outbound contacts of which it is known whether they reached
 * @param reached how many of them did
 * @param rightParty contacts in which the debtor in person was spoken to
 * @param cases open at the exposure or since
 * @param casesAnswered of them, those with a payment or an answer
 * @param harms complaints and opt-outs
 * @param before the covariates: what was known at the exposure and can owe nothing to the arm
 */
public record DebtorMeasures(
    double days,
    double collected,
    double cost,
    int contacts,
    int reached,
    int rightParty,
    int cases,
    int casesAnswered,
    int harms,
    Covariates before) {

  /**
   * What is known of a debtor at its exposure, in this order: paid and reached in the {@value
   * MeasureReader#PERIOD_DAYS} days before, and owed.
   */
  public record Covariates(double paid, double reached, double owed) {
    double[] values() {
      return new double[] {paid, reached, owed};
    }
  }
}
