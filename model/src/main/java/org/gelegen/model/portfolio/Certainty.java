package org.gelegen.model.portfolio;

/** What is known of a debtor's ability or willingness to pay. */
public enum Certainty implements WireName {
  YES("yes"),
  NO("no"),
  UNKNOWN("unknown");

  private final String wireName;

  Certainty(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
