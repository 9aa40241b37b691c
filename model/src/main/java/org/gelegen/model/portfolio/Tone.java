package org.gelegen.model.portfolio;

/** The tone of a contact. */
public enum Tone implements WireName {
  FRIENDLY("friendly"),
  NEUTRAL("neutral"),
  FIRM("firm");

  private final String wireName;

  Tone(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
