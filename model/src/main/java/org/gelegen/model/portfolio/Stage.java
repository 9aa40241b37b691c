package org.gelegen.model.portfolio;

/** How far a case has come. */
public enum Stage implements WireName {
  PRE_DUE("pre-due"),
  REMINDER("reminder"),
  DUNNING("dunning"),
  PRE_LEGAL("pre-legal"),
  COLLECTION("collection"),
  LEGAL("legal");

  private final String wireName;

  Stage(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
