package org.gelegen.model.portfolio;

/** What the debtor is. */
public enum DebtorKind implements WireName {
  CONSUMER("consumer"),
  BUSINESS("business");

  private final String wireName;

  DebtorKind(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
