package org.gelegen.model.access;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;

/** Keeps sessions in memory. Thread-safe. */
public final class InMemoryDashboardSessions implements DashboardSessions {
  private final KeyStore keys;
  private final Map<String, DashboardSession> sessions = new LinkedHashMap<>();

  public InMemoryDashboardSessions(KeyStore keys) {
    this.keys = keys;
  }

  @Override
  public synchronized void begin(KeyStore.Holder holder, byte[] sha256, Instant at) {
    sessions.put(name(sha256), new DashboardSession(holder, at, at));
  }

  @Override
  public synchronized Optional<DashboardSession> findByHash(byte[] sha256) {
    return Optional.ofNullable(sessions.get(name(sha256))).filter(this::isGood);
  }

  private boolean isGood(DashboardSession session) {
    return keys.list(session.holder().clientId()).stream()
        .anyMatch(key -> key.keyId().equals(session.holder().keyId()) && key.revokedAt() == null);
  }

  @Override
  public synchronized void noteUse(ClientId client, byte[] sha256, Instant at) {
    sessions.computeIfPresent(
        name(sha256),
        (_, session) ->
            isOf(client, session) && !at.isBefore(session.usedAt().plus(DashboardSession.NOTED))
                ? new DashboardSession(session.holder(), session.begunAt(), at)
                : session);
  }

  @Override
  public synchronized void end(ClientId client, byte[] sha256) {
    sessions
        .entrySet()
        .removeIf(entry -> entry.getKey().equals(name(sha256)) && isOf(client, entry.getValue()));
  }

  @Override
  public synchronized int forget(ClientId client, Instant now, int limit) {
    List<String> over =
        sessions.entrySet().stream()
            .filter(entry -> isOf(client, entry.getValue()))
            .filter(entry -> entry.getValue().isOver(now) || !isGood(entry.getValue()))
            .map(Map.Entry::getKey)
            .limit(limit)
            .toList();
    over.forEach(sessions::remove);
    return over.size();
  }

  private static boolean isOf(ClientId client, DashboardSession session) {
    return session.holder().clientId().equals(client);
  }

  private static String name(byte[] sha256) {
    return HexFormat.of().formatHex(sha256);
  }
}
