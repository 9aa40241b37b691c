package org.gelegen.model.handover;

import org.gelegen.model.portfolio.WireName;

/** Who goes on with a case. */
public enum Recipient implements WireName {
  /** A collection agency. */
  AGENCY("agency"),
  BAILIFF("bailiff"),
  /** Who helps the debtor with debts, such as a municipality. */
  DEBT_HELP("debt-help");

  private final String wireName;

  Recipient(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
