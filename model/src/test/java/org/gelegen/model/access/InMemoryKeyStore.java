package org.gelegen.model.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Keeps the hashes of keys in memory. Thread-safe. */
public final class InMemoryKeyStore implements KeyStore {
  private final Map<String, Holder> holders = new HashMap<>();

  @Override
  public synchronized void add(
      ClientId client, Role role, String keyId, byte[] sha256, Instant createdAt) {
    holders.put(HexFormat.of().formatHex(sha256), new Holder(client, role, keyId));
  }

  @Override
  public synchronized Optional<Holder> findByHash(byte[] sha256) {
    return Optional.ofNullable(holders.get(HexFormat.of().formatHex(sha256)));
  }
}
