package org.gelegen.model.access;

import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Keeps the hashes of API keys; the keys themselves are never kept. */
public interface KeyStore {
  void add(ClientId client, Role role, String keyId, byte[] sha256, Instant createdAt);

  Optional<Holder> findByHash(byte[] sha256);

  /** Whose key it is. */
  record Holder(ClientId clientId, Role role, String keyId) {}
}
