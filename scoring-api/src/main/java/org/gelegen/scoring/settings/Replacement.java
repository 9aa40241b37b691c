package org.gelegen.scoring.settings;

import org.gelegen.model.settings.SettingsStore;

/** What became of settings that were to take the place of others. */
public sealed interface Replacement {
  /** The version in force now. */
  SettingsStore.Version inForce();

  /** They are the newest version. */
  record Saved(SettingsStore.Version inForce) implements Replacement {}

  /** The version in force has the same settings, so it stays. */
  record Same(SettingsStore.Version inForce) implements Replacement {}

  /** Another version is in force than those that they may replace; it stays. */
  record Overtaken(SettingsStore.Version inForce) implements Replacement {}
}
