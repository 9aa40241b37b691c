package org.gelegen.model.portfolio;

/** Who took the initiative of a contact. */
public enum Direction implements WireName {
  /** We contacted the debtor: an attempt. */
  OUTBOUND("outbound"),
  /** The debtor came to us: a reach, never an attempt. */
  INBOUND("inbound");

  private final String wireName;

  Direction(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
