package org.gelegen.scoring.dashboard.pages;

import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/** Whether pages are light or dark. */
public enum Theme implements WireName {
  /** As the visitor's machine is set. */
  SYSTEM("system"),
  LIGHT("light"),
  DARK("dark");

  private final String wireName;

  Theme(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  static Theme of(@Nullable String chosen) {
    return chosen == null ? SYSTEM : WireName.find(Theme.class, chosen).orElse(SYSTEM);
  }
}
