package org.gelegen.model.decision;

import org.gelegen.model.portfolio.WireName;

/** A language in which decisions are explained. */
public enum PlainLanguage implements WireName {
  ENGLISH("en"),
  DUTCH("nl");

  private final String wireName;

  PlainLanguage(String wireName) {
    this.wireName = wireName;
  }

  /** As in ISO 639-1. */
  @Override
  public String wireName() {
    return wireName;
  }
}
