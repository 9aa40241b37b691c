package org.gelegen.model.portfolio;

/** What state a case is in. */
public enum CaseStatus implements WireName {
  OPEN("open"),
  ARRANGEMENT("arrangement"),
  POSTPONED("postponed"),
  DISPUTED("disputed"),
  PAID("paid"),
  CLOSED("closed");

  private final String wireName;

  CaseStatus(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** Whether there is nothing left to collect. */
  public boolean settled() {
    return this == PAID || this == CLOSED;
  }
}
