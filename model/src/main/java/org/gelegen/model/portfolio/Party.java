package org.gelegen.model.portfolio;

/** Whether the client collects its own claims, or for others. */
public enum Party implements WireName {
  /** Collects its own claims. */
  FIRST("first"),
  /** Collects for others, or bought the claims. */
  THIRD("third");

  private final String wireName;

  Party(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
