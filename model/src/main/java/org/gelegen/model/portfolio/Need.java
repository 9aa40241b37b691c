package org.gelegen.model.portfolio;

/** What a debtor needs to be reached decently. */
public enum Need implements WireName {
  LOW_LITERACY("low-literacy"),
  LOW_VISION("low-vision"),
  HARD_OF_HEARING("hard-of-hearing"),
  NO_DIGITAL("no-digital"),
  HUMAN_CONTACT("human-contact");

  private final String wireName;

  Need(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
