package org.gelegen.model.settings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Keeps the newest settings in memory. Thread-safe. */
public final class InMemorySettingsStore implements SettingsStore {
  private final Map<ClientId, Version> newest = new HashMap<>();
  private final Map<ClientId, Map<Integer, Version>> all = new HashMap<>();
  private final Map<ClientId, List<Change>> changes = new HashMap<>();

  @Override
  public synchronized Version current(ClientId client) {
    return newest.getOrDefault(client, new Version(0, ClientSettings.defaults()));
  }

  @Override
  public synchronized Optional<Version> find(ClientId client, int number) {
    return number == 0
        ? Optional.of(new Version(0, ClientSettings.defaults()))
        : Optional.ofNullable(all.getOrDefault(client, Map.of()).get(number));
  }

  @Override
  public synchronized Version put(ClientId client, ClientSettings settings, Instant at, String by) {
    Version version = new Version(current(client).number() + 1, settings);
    newest.put(client, version);
    all.computeIfAbsent(client, _ -> new HashMap<>()).put(version.number(), version);
    changes
        .computeIfAbsent(client, _ -> new ArrayList<>())
        .add(new Change(version.number(), at, by));
    return version;
  }

  @Override
  public synchronized boolean tryPut(ClientId client, Version next, Instant at, String by) {
    boolean follows = next.number() == current(client).number() + 1;
    if (follows) {
      put(client, next.settings(), at, by);
    }
    return follows;
  }

  @Override
  public synchronized List<Change> changes(ClientId client, int limit) {
    return changes.getOrDefault(client, List.of()).reversed().stream().limit(limit).toList();
  }
}
