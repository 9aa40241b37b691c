package org.gelegen.model.access;

import java.time.Instant;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/**
 * Keeps who is signed in to the dashboard, by the hashes of their sessions' ids; the ids themselves
 * are never kept.
 */
public interface DashboardSessions {
  /** Begins one for who holds a key. */
  void begin(KeyStore.Holder holder, byte[] sha256, Instant at);

  /**
   * The session with this hash, over by time or not; empty when it never began, was ended or
   * forgotten, or its key was revoked.
   */
  Optional<DashboardSession> findByHash(byte[] sha256);

  /** Notes that it was used, unless it was less than {@link DashboardSession#NOTED} before. */
  void noteUse(ClientId client, byte[] sha256, Instant at);

  /** Ends one for good; one that is not there stays so. */
  void end(ClientId client, byte[] sha256);

  /** Forgets up to {@code limit} sessions that are over, or whose key was revoked; how many. */
  int forget(ClientId client, Instant now, int limit);
}
