package org.gelegen.model.settings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Keeps every version of every client's settings. */
public interface SettingsStore {
  /** The settings in force: the newest version, or version 0, the defaults. */
  Version current(ClientId client);

  /** A version by its number, in force or not; 0 is always there. */
  Optional<Version> find(ClientId client, int number);

  /** Stores a new version and answers it. */
  Version put(ClientId client, ClientSettings settings, Instant at, String by);

  /**
   * Stores a version if its number follows that of the version in force at that moment; answers
   * whether. Of several who try the same number at once it is one.
   */
  boolean tryPut(ClientId client, Version next, Instant at, String by);

  /** How the newest versions came about, the newest first; the defaults are not among them. */
  List<Change> changes(ClientId client, int limit);

  /**
   * How a version came about.
   *
   * @param by the key's id, or the command
   */
  record Change(int number, Instant at, String by) {}

  /** A version of a client's settings, numbered from 1; 0 stands for the defaults. */
  record Version(int number, ClientSettings settings) {}
}
