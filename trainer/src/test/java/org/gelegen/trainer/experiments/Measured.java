package org.gelegen.trainer.experiments;

import org.gelegen.trainer.experiments.DebtorMeasures.Covariates;

/** Debtors of whom only some things are of interest. */
final class Measured {
  private Measured() {}

  static DebtorMeasures collected(double days, double collected, double paidBefore) {
    return new DebtorMeasures(
        days, collected, 0, 0, 0, 0, 1, collected > 0 ? 1 : 0, 0, new Covariates(paidBefore, 0, 0));
  }

  static DebtorMeasures contacts(int contacts, int reached, double reachedBefore) {
    return new DebtorMeasures(
        28, 0, 0, contacts, reached, 0, 1, 0, 0, new Covariates(0, reachedBefore, 0));
  }

  static DebtorMeasures harmed(double days, boolean harmed) {
    return new DebtorMeasures(days, 0, 0, 0, 0, 0, 1, 0, harmed ? 1 : 0, new Covariates(0, 0, 0));
  }
}
