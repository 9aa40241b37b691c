package org.gelegen.model.records;

import org.gelegen.model.portfolio.WireName;

/** The kinds of records, in the order in which they count when they share a moment. */
public enum RecordType implements WireName {
  CLIENT("client"),
  DEBTOR("debtor"),
  CASE("case"),
  HOLD("hold"),
  CONTACT("contact"),
  OUTCOME("outcome"),
  PAYMENT("payment");

  private final String wireName;

  RecordType(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
