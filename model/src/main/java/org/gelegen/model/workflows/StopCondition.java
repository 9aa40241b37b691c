package org.gelegen.model.workflows;

import org.gelegen.model.portfolio.WireName;

/** What a workflow stops for. */
public enum StopCondition implements WireName {
  /** What was paid on the case since its first record, unless all of it was reversed. */
  PAYMENT("payment"),
  /** A promise that is neither kept nor broken, until it is. */
  PROMISE("promise"),
  /** A contact about the case, other than a letter, that reached the debtor in the last 31 days. */
  REACHED("reached"),
  /** A hold on the case or on the debtor, while it is in force, also where the rules let it be. */
  HOLD("hold");

  private final String wireName;

  StopCondition(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
