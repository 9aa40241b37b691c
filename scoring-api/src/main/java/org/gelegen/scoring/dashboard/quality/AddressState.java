package org.gelegen.scoring.dashboard.quality;

import org.gelegen.model.portfolio.WireName;

/** What becomes of a contact over a channel, as far as the address says. */
public enum AddressState implements WireName {
  /** Known, and the rules let it be used. */
  USABLE("usable"),
  /** Proved wrong, and the rules keep off it. */
  DEAD("dead"),
  /** The debtor does not want to be contacted there. */
  REFUSED("refused"),
  /** A rule keeps the channel closed, such as one that asks for a consent. */
  CLOSED("closed"),
  MISSING("missing");

  private final String wireName;

  AddressState(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
