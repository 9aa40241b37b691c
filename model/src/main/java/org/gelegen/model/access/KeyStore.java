package org.gelegen.model.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;

/** Keeps the hashes of API keys; the keys themselves are never kept. */
public interface KeyStore {
  void add(ClientId client, Role role, String keyId, byte[] sha256, Instant createdAt);

  /** Whose key it is; empty when it was never made, or revoked. */
  Optional<Holder> findByHash(byte[] sha256);

  /** Every key of a client, revoked ones included, oldest first. */
  List<KeyState> list(ClientId client);

  /** Takes a key's rights away for good; answers whether it had any. */
  boolean revoke(ClientId client, String keyId, Instant at);

  /** Notes that a key was used, unless it was noted less than a minute before. */
  void noteUse(ClientId client, String keyId, Instant at);

  /**
   * A key as far as it is kept.
   *
   * @param lastUsedAt to the minute; absent: never
   * @param revokedAt absent: it is good
   */
  record KeyState(
      String keyId,
      Role role,
      Instant createdAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt) {}

  /** Whose key it is. */
  record Holder(ClientId clientId, Role role, String keyId) {}
}
