package org.gelegen.model.access;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Keeps the hashes of keys in memory. Thread-safe. */
public final class InMemoryKeyStore implements KeyStore {
  private final Map<String, Holder> holders = new LinkedHashMap<>();
  private final Map<Holder, KeyState> states = new LinkedHashMap<>();

  @Override
  public synchronized void add(
      ClientId client, Role role, String keyId, byte[] sha256, Instant createdAt) {
    Holder holder = new Holder(client, role, keyId);
    holders.put(HexFormat.of().formatHex(sha256), holder);
    states.put(holder, new KeyState(keyId, role, createdAt, null, null));
  }

  @Override
  public synchronized Optional<Holder> findByHash(byte[] sha256) {
    return Optional.ofNullable(holders.get(HexFormat.of().formatHex(sha256)));
  }

  @Override
  public synchronized List<KeyState> list(ClientId client) {
    return states.entrySet().stream()
        .filter(entry -> entry.getKey().clientId().equals(client))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public synchronized boolean revoke(ClientId client, String keyId, Instant at) {
    boolean good = holders.values().removeIf(holder -> is(holder, client, keyId));
    if (good) {
      states.replaceAll(
          (holder, state) ->
              is(holder, client, keyId)
                  ? new KeyState(keyId, state.role(), state.createdAt(), state.lastUsedAt(), at)
                  : state);
    }
    return good;
  }

  @Override
  public synchronized void noteUse(ClientId client, String keyId, Instant at) {
    states.replaceAll(
        (holder, state) ->
            is(holder, client, keyId) && isNews(state, at)
                ? new KeyState(keyId, state.role(), state.createdAt(), at, state.revokedAt())
                : state);
  }

  private static boolean isNews(KeyState state, Instant at) {
    Instant last = state.lastUsedAt();
    return last == null || !at.isBefore(last.plus(Duration.ofMinutes(1)));
  }

  private static boolean is(Holder holder, ClientId client, String keyId) {
    return holder.clientId().equals(client) && holder.keyId().equals(keyId);
  }
}
