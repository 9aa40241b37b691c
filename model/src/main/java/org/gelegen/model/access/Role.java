package org.gelegen.model.access;

import org.gelegen.model.portfolio.WireName;

/** What a key is for; each endpoint lists the roles it serves. */
public enum Role implements WireName {
  DIALER("dialer"),
  ANALYST("analyst"),
  OPERATOR("operator");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
