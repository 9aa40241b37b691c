package org.gelegen.model.settings;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.gelegen.model.portfolio.ClientId;

/** Keeps the newest settings in memory. Thread-safe. */
public final class InMemorySettingsStore implements SettingsStore {
  private final Map<ClientId, Version> newest = new HashMap<>();

  @Override
  public synchronized Version current(ClientId client) {
    return newest.getOrDefault(client, new Version(0, ClientSettings.defaults()));
  }

  @Override
  public synchronized Version put(ClientId client, ClientSettings settings, Instant at, String by) {
    Version version = new Version(current(client).number() + 1, settings);
    newest.put(client, version);
    return version;
  }
}
